package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.dotconfig.ConfigLine;

/** A configuration as the lines of the {@code .config} that {@code conf_write} makes, in its order: of first definition. */
final class DotConfig {
    private final Configuration configuration;

    DotConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The text behind {@code CONFIG_X=}; {@code n} for "is not set". Empty if it is not known. */
    Optional<String> value(Symbol symbol) {
        if (symbol.type().isLogical()) {
            int value = configuration.tri(symbol);
            return Tri.isKnown(value) ? Optional.of(Tri.letter(value)) : Optional.empty();
        }
        Optional<String> text = configuration.rawText(symbol);
        return symbol.type() == SymbolType.STRING ? text.map(this::quoted) : text;
    }

    private String quoted(String text) {
        String inner =
                configuration.dialect.escapes() ? text.replace("\\", "\\\\").replace("\"", "\\\"") : text;
        return "\"" + inner + "\"";
    }

    /** All written symbols as lines; a value that is not known is marked as such. */
    List<ConfigLine> lines(List<Symbol> symbols) {
        List<ConfigLine> lines = new ArrayList<>();
        Span nowhere = SourceFile.of(".config", "").span(0, 0);
        for (Symbol symbol : symbols) {
            int written = configuration.isWritten(symbol);
            if (written != Tri.N) {
                lines.add(line(symbol, written == Tri.Y, nowhere));
            }
        }
        return lines;
    }

    private ConfigLine line(Symbol symbol, boolean certain, Span span) {
        Optional<String> value = certain ? value(symbol) : Optional.empty();
        String text = value.orElseGet(() -> certain && symbol.type().isLogical()
                ? UserValues.UNKNOWN + (char) configuration.tri(symbol)
                : UserValues.UNKNOWN);
        boolean unset = symbol.type().isLogical() && text.equals("n");
        String line = unset ? "# " + symbol.option() + " is not set" : symbol.option() + "=" + text;
        return new ConfigLine(
                unset ? ConfigLine.Kind.NOT_SET : ConfigLine.Kind.SET, symbol.name(), unset ? "" : text, line, span);
    }
}
