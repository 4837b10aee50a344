package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Step;

/** One name in the table: its global definition, the argument or loop value that hides it, and its history. */
final class Variable {
    private final String name;
    private Definition global = Definition.NONE;
    private Definition local = Definition.NONE;
    private final List<Step> history = new ArrayList<>(0);
    private final boolean isWanted;

    /** make's own guard against a variable that refers to itself: the flag, and how often a call may still nest. */
    boolean isExpanding;

    int callsLeft;
    /** Calls of it that are going on below a condition on something unknown. */
    int unsureCalls;

    /** @param isWanted true if anyone will ask for its history */
    Variable(String name, boolean isWanted) {
        this.name = name;
        this.isWanted = isWanted;
    }

    String name() {
        return name;
    }

    /** What a reference sees. */
    Definition visible() {
        return local.isDefined() ? local : global;
    }

    Definition global() {
        return global;
    }

    void setGlobal(Definition changed) {
        global = changed;
    }

    Definition local() {
        return local;
    }

    void setLocal(Definition changed) {
        local = changed;
    }

    boolean isWanted() {
        return isWanted;
    }

    List<Step> history() {
        return history;
    }

    @Override
    public String toString() {
        return name;
    }
}
