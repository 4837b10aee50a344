package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Span;
import org.bsplint.value.Value;

/** Where a build's own words and our evaluation are both certain and differ: the build counts, and it is said. */
public final class Disagreements {
    private static final int SHOWN = 5;
    private static final int LENGTH = 60;

    private final List<String> all = new ArrayList<>();

    public void add(String name, Value theirs, Value ours) {
        all.add(name + " (" + shown(theirs) + ", not " + shown(ours) + ")");
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** @param what {@code dump}: the input that says otherwise */
    public Diagnostic problem(Span at, String what) {
        String more = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
        String some = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return Diagnostic.problem(
                at, "the " + what + " says otherwise than these files: " + some + more + "; the " + what + " counts");
    }

    private static String shown(Value value) {
        if (value.isUnset()) {
            return "unset";
        }
        String text = value.partial().toString();
        return '"' + (text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…") + '"';
    }
}
