package org.bsplint.report.text;

import org.bsplint.diagnostic.Severity;

/** Colours of a terminal, or none. */
public enum Style {
    PLAIN,
    COLOUR;

    String bold(String text) {
        return wrap("1", text);
    }

    String dim(String text) {
        return wrap("34", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String of(Severity severity, String text) {
        return wrap(severity == Severity.ERROR ? "1;31" : severity == Severity.WARNING ? "1;33" : "1;36", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
