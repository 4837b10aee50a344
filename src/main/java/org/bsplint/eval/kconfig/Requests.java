package org.bsplint.eval.kconfig;

import org.bsplint.eval.kconfig.graph.Symbol;

/** What was asked for, compared with what came out. */
final class Requests {
    private Requests() {}

    /** Is the value what the line asks for, by what its type looks at? */
    static boolean same(Symbol symbol, String asked, String value) {
        return symbol.type().isLogical() ? !asked.isEmpty() && asked.charAt(0) == value.charAt(0) : asked.equals(value);
    }
}
