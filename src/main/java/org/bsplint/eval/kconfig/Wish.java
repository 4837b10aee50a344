package org.bsplint.eval.kconfig;

import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigLine;

/** What a line asks of a symbol: to have a value ({@code n} for "is not set"). */
record Wish(ConfigLine line, Symbol symbol) {
    String asked() {
        return line.kind() == ConfigLine.Kind.NOT_SET ? "n" : line.value();
    }

    boolean asksOff() {
        return symbol.type().isLogical() && asked().startsWith("n");
    }

    /** Does the configuration give what is asked? Y, N, or both where that is not known. An absent symbol is off. */
    int isMet(Configuration configuration) {
        if (symbol.type().isLogical()) {
            int value = configuration.tri(symbol);
            int wanted = asked().startsWith("y") ? Tri.Y : asked().startsWith("m") ? Tri.M : Tri.N;
            boolean noModules = wanted == Tri.M && configuration.modules() == Tri.N;
            int target = noModules ? Tri.Y : wanted;
            return Tri.isKnown(value)
                    ? value == target ? Tri.Y : Tri.N
                    : Tri.canBe(value, target) ? Tri.N | Tri.Y : Tri.N;
        }
        Optional<String> text = configuration.rawText(symbol);
        if (text.isEmpty()) {
            return Tri.N | Tri.Y;
        }
        boolean unset = line.kind() == ConfigLine.Kind.NOT_SET;
        boolean same = unset
                ? configuration.isWritten(symbol) != Tri.Y || text.get().isEmpty()
                : asked().equals(quoted(configuration));
        return !same ? Tri.N : unset ? Tri.Y : configuration.isWritten(symbol);
    }

    private String quoted(Configuration configuration) {
        return new DotConfig(configuration).value(symbol).orElse("");
    }

    /** The value in the {@code .config}; {@code absent} where it is not in it. */
    String became(Configuration configuration) {
        if (configuration.isWritten(symbol) == Tri.N) {
            return "absent";
        }
        String value = quoted(configuration);
        return value.isEmpty() && symbol.type() != SymbolType.STRING ? "empty" : value;
    }
}
