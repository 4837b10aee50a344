package org.bsplint.eval.bitbake.python.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.value.Cause;

/**
 * What the rounds of a loop over a set change and read. Whatever only one round changes is the same in any order, and so is
 * what all change alike by adding to a set or taking from it; what several change otherwise is unknown. If one round reads
 * what another one changes, all changes depend on the order. Where a round leaves the loop the others may or may not have
 * run, so that only what it changes itself is certain, if it is the only one that does.
 */
final class Effects {
    /** How a thing is changed: the changes of one kind may come in any order. */
    enum Kind {
        /** Adds to a set. */
        ADD,
        /** Takes from a set. */
        TAKE,
        /** Appends to a list: what is in it is certain, its order is not. */
        APPEND,
        OTHER
    }

    private static final int SEVERAL = -2;

    private final Map<Object, Change> changes = new HashMap<>();
    /** Which round read a thing that it had not changed before. */
    private final Map<Object, Integer> readers = new HashMap<>();

    private int round;
    private int leaver = -1;
    private int leavers;

    private static final class Change {
        private final int round;
        private int last;
        private Kind kind;
        private Consumer<Set<Cause>> spoil;
        private boolean again;

        Change(int round, Kind kind, Consumer<Set<Cause>> spoil) {
            this.round = round;
            this.last = round;
            this.kind = kind;
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
        return leavers == 1
                && !dependsOnOrder()
                && changes.values().stream().allMatch(change -> change.round == leaver && !change.again);
    }

    boolean leavesAtAll() {
        return leavers > 0;
    }

    /** @param spoil makes the changed thing unknown */
    void record(Object what, Kind kind, Consumer<Set<Cause>> spoil) {
        Change first = changes.putIfAbsent(what, new Change(round, kind, spoil));
        if (first == null) {
            return;
        }
        first.kind = first.kind == kind ? kind : Kind.OTHER;
        first.last = round;
        if (first.round != round) {
            first.again = true;
            first.spoil = spoil;
        }
    }

    void read(Object what) {
        Change change = changes.get(what);
        if (change == null || change.last != round) {
            readers.merge(what, round, (before, now) -> before.equals(now) ? now : SEVERAL);
        }
    }

    private boolean dependsOnOrder() {
        return changes.entrySet().stream().anyMatch(entry -> {
            Integer reader = readers.get(entry.getKey());
            return reader != null && (reader == SEVERAL || entry.getValue().again || reader != entry.getValue().round);
        });
    }

    /** Makes unknown what depends on the order. */
    void settle(Set<Cause> causes) {
        boolean all = dependsOnOrder();
        changes.forEach((what, change) -> {
            boolean left = leavers > 1 || leavers == 1 && change.round != leaver;
            boolean mixed = change.again && (change.kind == Kind.OTHER || change.kind == Kind.APPEND);
            if (all || left || mixed) {
                change.spoil.accept(causes);
            }
            if (!all && !left && change.kind == Kind.APPEND && change.again && what instanceof Py.Sequence list) {
                list.shuffled();
            }
        });
    }
}
