package org.bsplint.eval.kconfig;

import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;

/** A line that could be added to a configuration: a symbol and the value to ask for, without quotes. */
record Step(Symbol symbol, String value) {
    /** The line as a fragment holds it. */
    String line() {
        if (symbol.type().isLogical() && value.equals("n")) {
            return "# " + symbol.option() + " is not set";
        }
        return symbol.option() + "=" + (symbol.type() == SymbolType.STRING ? "\"" + value + "\"" : value);
    }

    ConfigLine asLine() {
        return ConfigFile.line(line(), SourceFile.of("", "").span(0, 0));
    }
}
