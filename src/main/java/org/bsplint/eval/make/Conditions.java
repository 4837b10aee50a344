package org.bsplint.eval.make;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.text.Guesses;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/** Tests the conditions of {@code ifeq}, {@code ifneq}, {@code ifdef} and {@code ifndef}. */
final class Conditions {
    private final Machine machine;
    private final Guesses guesses;
    private Set<Cause> causes = Set.of();

    Conditions(Machine machine) {
        this.machine = machine;
        this.guesses = new Guesses(machine.holes);
    }

    /** Why the last test was unknown. */
    Set<Cause> causes() {
        return causes;
    }

    Truth test(Statement.Test test) {
        if (test instanceof Statement.Equal equal) {
            String left = machine.expander.expand(equal.left());
            if (equal.hasExtraText()) {
                String name = equal.isNegated() ? "ifneq" : "ifeq";
                machine.print(machine.here.map(at -> at + ": ").orElse("") + "extraneous text after '" + name
                        + "' directive");
            }
            String right = machine.expander.expand(equal.right());
            Truth truth = guesses.equal(left, right);
            if (truth == Truth.UNKNOWN) {
                note(left + right);
            } else {
                machine.macros.compared(equal, left, right, truth);
            }
            return equal.isNegated() ? truth.not() : truth;
        }
        if (test instanceof Statement.Defined defined) {
            Truth truth = defined(defined);
            return defined.isNegated() ? truth.not() : truth;
        }
        machine.expander.expand(((Statement.Malformed) test).left());
        throw Stop.syntax(machine.here, "invalid syntax in conditional");
    }

    /** {@code ifdef} looks at the unexpanded text: only a variable whose text is empty counts as not defined. */
    private Truth defined(Statement.Defined test) {
        String name = machine.expander.expand(test.name());
        int end = Blanks.tokenEnd(name, 0);
        if (Blanks.skip(name, end) < name.length()) {
            throw Stop.syntax(machine.here, "invalid syntax in conditional");
        }
        Definition definition = machine.variables.visible(name.substring(0, end));
        if (machine.holes.in(name)) {
            note(name);
            return Truth.UNKNOWN;
        }
        if (!definition.isDefined()) {
            return Truth.of(name.equals(".VARIABLES"));
        }
        Truth truth = definition.alternatives().isEmpty()
                ? machine.expander.isTrue(definition.value())
                : alternatives(definition);
        if (truth == Truth.TRUE && definition.mayBeUnset()) {
            truth = Truth.UNKNOWN;
        }
        if (truth == Truth.UNKNOWN) {
            note(definition.value());
        }
        return truth;
    }

    private Truth alternatives(Definition definition) {
        boolean all =
                definition.alternatives().stream().allMatch(one -> machine.expander.isTrue(one.value()) == Truth.TRUE);
        return all ? Truth.TRUE : Truth.UNKNOWN;
    }

    private void note(String text) {
        causes = new LinkedHashSet<>(machine.holes.causes(text));
        if (causes.isEmpty()) {
            causes = Set.of(machine.cause(Cause.Kind.UNSUPPORTED, "depends on something unknown"));
        }
    }
}
