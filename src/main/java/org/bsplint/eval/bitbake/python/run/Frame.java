package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.value.Cause;

/** One run of a function's body: its names, what it returns and yields, and whether an unknown branch may have left it. */
public final class Frame {
    public final Scope scope;
    public final List<Py> yielded = new ArrayList<>();
    public final Set<String> outerNames = new LinkedHashSet<>();
    public Py result = Py.NONE;
    /** Why the function may have returned already; empty while it certainly has not. */
    public Set<Cause> mayHaveReturned = Set.of();
    /** Why the innermost loop may have been left or its round ended; empty while it certainly has not. */
    public Set<Cause> mayHaveJumped = Set.of();

    public Frame(Scope scope) {
        this.scope = scope;
    }

    public boolean isUncertain() {
        return !mayHaveReturned.isEmpty() || !mayHaveJumped.isEmpty();
    }

    public void bind(String name, Py value) {
        if (outerNames.contains(name)) {
            scope.rebind(name, value);
        } else {
            scope.bind(name, value);
        }
    }
}
