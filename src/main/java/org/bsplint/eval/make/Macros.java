package org.bsplint.eval.make;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.make.Definition.Source;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Statement;
import org.bsplint.value.Truth;

/** Watches for what makefiles do wrong without a word from make: calls of nothing, comparisons that cannot hold. */
final class Macros {
    private final Machine machine;
    private final Map<String, Place> calledTooEarly = new LinkedHashMap<>();

    Macros(Machine machine) {
        this.machine = machine;
    }

    /** A call of a name without a definition. */
    void calledUndefined(String name, String[] arguments) {
        machine.here.ifPresent(at -> calledTooEarly.putIfAbsent(name, at));
    }

    /** After everything was read: which of the names called in vain were defined later? */
    void report() {
        calledTooEarly.forEach((name, place) -> {
            Variable variable = machine.variables.get(name);
            if (variable.global().isDefined()) {
                machine.observe(
                        "macro-used-before-definition",
                        List.of(name),
                        Optional.of(place),
                        Map.of(
                                "definition",
                                variable.global().place().map(Place::toString).orElse("")));
            }
        });
    }

    /** A line that a condition hides: a forced option is worth a step in its history. */
    void skipped(String line) {
        String text = line.strip();
        if (!text.startsWith("$(call force,")) {
            return;
        }
        String[] parts = text.substring("$(call force,".length()).split("[,)]", 3);
        if (parts.length >= 2 && parts[0].indexOf('$') < 0) {
            machine.assigner.skipped(Blanks.strip(parts[0]), "force", Blanks.strip(parts[1]), Source.FILE);
        }
    }

    void compared(Statement.Equal test, String left, String right, Truth truth) {
        boolean blanksOnly = truth == Truth.FALSE && Blanks.strip(left).equals(Blanks.strip(right));
        if (blanksOnly && machine.unsure == 0) {
            machine.observe(
                    "blanks-decide-condition",
                    List.of(),
                    machine.here,
                    Map.of("left", left, "right", right, "condition", test.left().text() + "," + test.right().text()));
        }
    }
}
