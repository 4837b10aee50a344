package org.bsplint.eval.kconfig;

import java.util.List;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;

/** Why a symbol cannot be set: it has no prompt, or which terms of its conditions do not hold. */
final class Visibility {
    private Visibility() {}

    static String why(Configuration configuration, Symbol symbol) {
        List<Property> prompts = symbol.properties().stream()
                .filter(property -> property.kind() == Property.Kind.PROMPT)
                .toList();
        if (prompts.isEmpty()) {
            return symbol + " has no prompt";
        }
        return prompts.stream()
                .map(prompt -> unmet(configuration, prompt.condition()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(symbol + " is not visible");
    }

    /** The terms of a condition that are n: {@code needs EFI_LOADER (is n)}. */
    private static String unmet(Configuration configuration, Expr condition) {
        return condition.conjuncts().stream()
                .filter(term -> configuration.value(term) == Tri.N)
                .map(term -> "needs " + term.text())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
