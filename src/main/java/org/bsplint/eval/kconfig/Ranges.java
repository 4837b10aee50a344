package org.bsplint.eval.kconfig;

import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.jspecify.annotations.Nullable;

/** Ranges of numbers: the first whose condition holds counts (sym_validate_range of symbol.c). */
final class Ranges {
    private Ranges() {}

    private static int base(Symbol symbol) {
        return symbol.type() == SymbolType.HEX ? 16 : 10;
    }

    private static boolean isNumber(Symbol symbol) {
        return symbol.type() == SymbolType.INT || symbol.type() == SymbolType.HEX;
    }

    /** A value within the active range; what lies outside becomes the bound it misses. Null if that is not known. */
    static @Nullable String clamp(Configuration configuration, Symbol symbol, @Nullable String value) {
        if (!isNumber(symbol)) {
            return value;
        }
        String result = value;
        for (Property property : symbol.properties()) {
            int condition = property.kind() == Property.Kind.RANGE ? configuration.value(property.condition()) : Tri.N;
            if (condition == Tri.N) {
                continue;
            }
            String clamped = value == null ? null : clamp(configuration, symbol, property, value);
            if (Tri.isNever(condition, Tri.N)) {
                return result == value || java.util.Objects.equals(result, clamped) ? clamped : null;
            }
            result = java.util.Objects.equals(clamped, value) ? result : null;
        }
        return result;
    }

    private static @Nullable String clamp(Configuration configuration, Symbol symbol, Property range, String value) {
        Optional<Long> low = bound(configuration, range.value(), base(symbol));
        Optional<Long> high = bound(configuration, range.high(), base(symbol));
        if (low.isEmpty() || high.isEmpty()) {
            return null;
        }
        long number = Numbers.leading(value, base(symbol));
        if (number >= low.get() && number <= high.get()) {
            return value;
        }
        long bound = number < low.get() ? low.get() : high.get();
        return symbol.type() == SymbolType.INT ? Long.toString(bound) : "0x" + Long.toHexString(bound);
    }

    private static Optional<Long> bound(Configuration configuration, Expr expr, int base) {
        Symbol symbol = ((Expr.Ref) expr).symbol();
        int own = isNumber(symbol) ? base(symbol) : base;
        return configuration.rawText(symbol).map(text -> Numbers.leading(text, own));
    }

    /** Is a user's value within the active range? Y, N, or both where that is not known. */
    static int contains(Configuration configuration, Symbol symbol, String value) {
        if (!isNumber(symbol)) {
            return Tri.Y;
        }
        for (Property property : symbol.properties()) {
            int condition = property.kind() == Property.Kind.RANGE ? configuration.value(property.condition()) : Tri.N;
            if (condition == Tri.N) {
                continue;
            }
            String clamped = clamp(configuration, symbol, property, value);
            int inside = clamped == null ? Tri.N | Tri.Y : clamped.equals(value) ? Tri.Y : Tri.N;
            return Tri.isNever(condition, Tri.N) ? inside : inside == Tri.Y ? Tri.Y : Tri.N | Tri.Y;
        }
        return Tri.Y;
    }

    /** The active range in words, for messages: {@code 1 to 10}. */
    static Optional<String> describe(Configuration configuration, Symbol symbol) {
        return symbol.properties().stream()
                .filter(property ->
                        property.kind() == Property.Kind.RANGE && configuration.value(property.condition()) != Tri.N)
                .findFirst()
                .map(range -> range.value().text() + " to " + range.high().text());
    }
}
