package org.bsplint.eval.hush;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** Where a run stands: variables, statuses, and whether it goes on at all. */
final class State {
    /** Does the text that is being run go on? */
    enum Flow {
        RUNNING,
        /** {@code exit}, or a syntax error: this text ends, its caller goes on. */
        LEFT,
        /** Nothing runs any more, in no caller either: an endless loop, a syntax error in a script. */
        DEAD
    }

    Variables variables;
    /** Texts that were loaded, by address. */
    Map<Long, Text> memory = new HashMap<>();
    /** {@code $?}. */
    Status status = Status.OK;
    /** Status of the last command of the list being run. */
    Status result = Status.OK;
    /** Status of the last command in the condition of the compound being run. */
    Status condition = Status.OK;

    Flow flow = Flow.RUNNING;
    /** How sure it is that the next command of this text runs. */
    Reach reach = Reach.ALWAYS;
    /** A command before may have left the shell for good (booted an image). */
    boolean perhapsGone;
    /** What is left behind where this text was perhaps left early. */
    Optional<State> early = Optional.empty();

    State(Variables variables) {
        this.variables = variables;
    }

    State copy() {
        State copy = new State(variables.copy());
        copy.memory = new HashMap<>(memory);
        copy.status = status;
        copy.result = result;
        copy.condition = condition;
        copy.flow = flow;
        copy.reach = reach;
        copy.perhapsGone = perhapsGone;
        copy.early = early;
        return copy;
    }

    boolean isRunning() {
        return flow == Flow.RUNNING;
    }

    Reach effectiveReach() {
        return perhapsGone && reach == Reach.ALWAYS ? Reach.MAYBE : reach;
    }

    void finish(Status last) {
        status = last;
        result = last;
    }

    /** What holds whichever of two ways was taken; {@code before} is how sure it was that either is. */
    static State join(State a, State b, Reach before, Cause cause) {
        if (a.isRunning() != b.isRunning()) {
            State on = a.isRunning() ? a : b;
            State off = a.isRunning() ? b : a;
            State joined = on.copy();
            joined.reach = before == Reach.NEVER ? before : Reach.MAYBE;
            joined.early = off.flow == Flow.LEFT ? merge(on.early, off, cause) : on.early;
            joined.perhapsGone |= off.flow == Flow.DEAD;
            return joined;
        }
        State joined = a.copy();
        joined.variables = a.variables.join(b.variables, cause);
        joined.memory.entrySet().retainAll(b.memory.entrySet());
        joined.status = a.status.join(b.status);
        joined.result = a.result.join(b.result);
        joined.condition = a.condition.join(b.condition);
        joined.flow = a.flow == b.flow ? a.flow : Flow.LEFT;
        joined.perhapsGone = a.perhapsGone || b.perhapsGone || a.flow != b.flow;
        joined.early = b.early.map(left -> merge(a.early, left, cause)).orElse(a.early);
        joined.reach = joined.early.isPresent() && before == Reach.ALWAYS ? Reach.MAYBE : before;
        return joined;
    }

    private static Optional<State> merge(Optional<State> early, State left, Cause cause) {
        State flat = left.copy();
        flat.early = Optional.empty();
        State base =
                left.early.map(deeper -> joinVariables(deeper, flat, cause)).orElse(flat);
        return Optional.of(early.map(known -> joinVariables(known, base, cause)).orElse(base));
    }

    static State joinVariables(State a, State b, Cause cause) {
        State joined = a.copy();
        joined.variables = a.variables.join(b.variables, cause);
        joined.memory.entrySet().retainAll(b.memory.entrySet());
        joined.status = a.status.join(b.status);
        joined.result = a.result.join(b.result);
        joined.perhapsGone = a.perhapsGone || b.perhapsGone;
        return joined;
    }
}
