package org.bsplint.eval.bitbake.python.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.value.Cause;

/**
 * What the rounds of a loop over a set change. Whatever only one round changes is the same in any order; what several do
 * is unknown.
 */
public final class Effects {
    private final Map<Object, Consumer<Set<Cause>>> changed = new HashMap<>();
    private final Set<Object> thisRound = new HashSet<>();
    private final Map<Object, Consumer<Set<Cause>>> again = new HashMap<>();

    public void nextRound() {
        thisRound.clear();
    }

    /** @param spoil makes the changed thing unknown */
    public void record(Object what, Consumer<Set<Cause>> spoil) {
        if (thisRound.add(what) && changed.put(what, spoil) != null) {
            again.put(what, spoil);
        }
    }

    /** Makes unknown what several rounds changed. */
    public void settle(Set<Cause> causes) {
        again.values().forEach(spoil -> spoil.accept(causes));
    }
}
