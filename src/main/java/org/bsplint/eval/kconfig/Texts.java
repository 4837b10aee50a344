package org.bsplint.eval.kconfig;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.jspecify.annotations.Nullable;

/** Values of strings and numbers: the user's if visible, else the first default whose condition holds. */
final class Texts {
    private Texts() {}

    /** The text before ranges; null if it is not known. */
    static @Nullable String value(Configuration configuration, Symbol symbol) {
        int shown = configuration.visibility(symbol);
        boolean wished = configuration.user.has[symbol.index()];
        Set<Optional<String>> possible = new LinkedHashSet<>();
        if (wished && shown != Tri.N) {
            possible.add(Optional.ofNullable(configuration.user.text[symbol.index()]));
        }
        if (!wished || Tri.canBe(shown, Tri.N)) {
            defaults(configuration, symbol, possible);
        }
        return possible.size() == 1 ? possible.iterator().next().orElse(null) : null;
    }

    private static void defaults(Configuration configuration, Symbol symbol, Set<Optional<String>> possible) {
        for (Property property : symbol.properties()) {
            if (property.kind() != Property.Kind.DEFAULT) {
                continue;
            }
            int condition = configuration.value(property.condition());
            if (condition != Tri.N) {
                possible.add(
                        property.value() instanceof Expr.Ref ref
                                ? configuration.rawText(ref.symbol())
                                : Optional.of(""));
            }
            if (Tri.isNever(condition, Tri.N)) {
                return;
            }
        }
        boolean zero = configuration.dialect.numbersDefaultToZero();
        possible.add(Optional.of(
                zero && symbol.type() == SymbolType.INT ? "0" : zero && symbol.type() == SymbolType.HEX ? "0x0" : ""));
    }

    /** Is there a default whose condition holds, so that the symbol is written although it is not visible? */
    static int hasDefault(Configuration configuration, Symbol symbol) {
        int set = Tri.N;
        for (Property property : symbol.properties()) {
            if (property.kind() == Property.Kind.DEFAULT && property.value() instanceof Expr.Ref) {
                int condition = configuration.value(property.condition());
                set = Tri.or(set, condition == Tri.N ? Tri.N : Tri.Y | condition & Tri.N);
            }
        }
        return set;
    }
}
