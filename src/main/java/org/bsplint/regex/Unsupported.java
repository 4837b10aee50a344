package org.bsplint.regex;

/** The platform has to do it: the expression or a text is of a kind that is not known here. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported() {
        super("left to the platform", null, false, false);
    }
}
