package org.bsplint.eval.kconfig.graph;

/** The type of a symbol; {@link #UNKNOWN} for names that are used but never defined, and for constants. */
public enum SymbolType {
    UNKNOWN,
    BOOL,
    TRISTATE,
    INT,
    HEX,
    STRING;

    public boolean isLogical() {
        return this == BOOL || this == TRISTATE;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
