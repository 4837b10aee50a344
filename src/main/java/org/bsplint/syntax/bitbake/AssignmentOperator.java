package org.bsplint.syntax.bitbake;

/** How an assignment changes its variable, with BitBake's word for it in its variable history. */
public enum AssignmentOperator {
    SET("=", "set"),
    IMMEDIATE(":=", "immediate"),
    DEFAULT("?=", "set?"),
    /** In BitBake's history a plain {@code set}, of the flag {@code _defaultval}. */
    WEAK("??=", "set"),
    APPEND("+=", "append"),
    PREPEND("=+", "prepend"),
    APPEND_TIGHT(".=", "postdot"),
    PREPEND_TIGHT("=.", "predot");

    private final String symbol;
    private final String word;

    AssignmentOperator(String symbol, String word) {
        this.symbol = symbol;
        this.word = word;
    }

    public String symbol() {
        return symbol;
    }

    /** The operation's name in {@code bitbake -e}. */
    public String word() {
        return word;
    }
}
