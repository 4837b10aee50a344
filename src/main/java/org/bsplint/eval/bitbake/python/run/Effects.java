package org.bsplint.eval.bitbake.python.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.value.Cause;

/**
 * What the rounds of a loop over a set change. Whatever only one round changes is the same in any order; what several do
 * is unknown. Where a round leaves the loop the others may or may not have run, so that only what it changes itself is
 * certain, if it is the only one that does.
 */
final class Effects {
    private final Map<Object, Change> changes = new HashMap<>();
    private int round;
    private int leaver = -1;
    private int leavers;

    private static final class Change {
        private final int round;
        private Consumer<Set<Cause>> spoil;
        private boolean again;

        Change(int round, Consumer<Set<Cause>> spoil) {
            this.round = round;
            this.spoil = spoil;
        }
    }

    void nextRound() {
        round++;
    }

    /** This round ends in {@code break} or {@code return}. */
    void leaves() {
        leaver = round;
        leavers++;
    }

    /** Does exactly one round leave the loop, and nothing else change anything? */
    boolean leavesAlone() {
        return leavers == 1 && changes.values().stream().allMatch(change -> change.round == leaver && !change.again);
    }

    boolean leavesAtAll() {
        return leavers > 0;
    }

    /** @param spoil makes the changed thing unknown */
    void record(Object what, Consumer<Set<Cause>> spoil) {
        Change first = changes.putIfAbsent(what, new Change(round, spoil));
        if (first != null && first.round != round) {
            first.again = true;
            first.spoil = spoil;
        }
    }

    /** Makes unknown what depends on the order. */
    void settle(Set<Cause> causes) {
        changes.values().stream()
                .filter(change -> change.again || leavers > 1 || leavers == 1 && change.round != leaver)
                .forEach(change -> change.spoil.accept(causes));
    }
}
