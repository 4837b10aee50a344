package org.bsplint.eval.make.state;

import java.util.ArrayList;
import java.util.List;

/** The conditionals that are open in one text, outermost first. */
public final class Nesting {
    /** What a conditional does with its lines. */
    public enum State {
        READING,
        NOT_YET,
        DONE
    }

    private final List<State> states = new ArrayList<>(4);
    private final List<Boolean> seenElse = new ArrayList<>(4);
    private int ignoring;

    public int depth() {
        return states.size();
    }

    public boolean isIgnoring() {
        return ignoring > 0;
    }

    public void push(State state) {
        states.add(state);
        seenElse.add(false);
        ignoring += state == State.READING ? 0 : 1;
    }

    public void pop() {
        ignoring -= top() == State.READING ? 0 : 1;
        states.remove(states.size() - 1);
        seenElse.remove(seenElse.size() - 1);
    }

    public boolean seenElse() {
        return seenElse.get(seenElse.size() - 1);
    }

    public void sawElse() {
        seenElse.set(seenElse.size() - 1, true);
    }

    /** An {@code else}: what was read is done, what was not read yet may be read now. */
    public void otherwise() {
        switch (top()) {
            case READING -> set(State.DONE);
            case NOT_YET -> set(State.READING);
            case DONE -> {}
        }
    }

    public void done() {
        set(State.DONE);
    }

    public void set(State state) {
        ignoring += (state == State.READING ? 0 : 1) - (top() == State.READING ? 0 : 1);
        states.set(states.size() - 1, state);
    }

    private State top() {
        return states.get(states.size() - 1);
    }
}
