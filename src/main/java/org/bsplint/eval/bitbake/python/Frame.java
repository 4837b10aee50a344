package org.bsplint.eval.bitbake.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bsplint.value.Cause;

/** One run of a function's body: its names, what it returns and yields, and whether an unknown branch may have left it. */
final class Frame {
    final Scope scope;
    final List<Py> yielded = new ArrayList<>();
    final Set<String> outerNames = new LinkedHashSet<>();
    Py result = Py.NONE;
    /** Why the function may have returned already; empty while it certainly has not. */
    Set<Cause> mayHaveReturned = Set.of();
    /** Why the innermost loop may have been left or its round ended; empty while it certainly has not. */
    Set<Cause> mayHaveJumped = Set.of();

    Frame(Scope scope) {
        this.scope = scope;
    }

    boolean isUncertain() {
        return !mayHaveReturned.isEmpty() || !mayHaveJumped.isEmpty();
    }

    void bind(String name, Py value) {
        if (outerNames.contains(name)) {
            scope.rebind(name, value);
        } else {
            scope.bind(name, value);
        }
    }
}
