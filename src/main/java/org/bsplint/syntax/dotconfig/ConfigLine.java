package org.bsplint.syntax.dotconfig;

import org.bsplint.source.Span;

/**
 * A line of a {@code .config}, defconfig or fragment.
 *
 * @param name the symbol without {@code CONFIG_}, empty for {@link Kind#COMMENT} and {@link Kind#IGNORED}
 * @param value of an assignment: all after the first {@code =}, quotes included
 * @param text the whole line without its line end
 */
public record ConfigLine(Kind kind, String name, String value, String text, Span span) {
    /** What a line is to {@code conf}. */
    public enum Kind {
        /** {@code CONFIG_A=…} */
        SET,
        /** {@code # CONFIG_A is not set} */
        NOT_SET,
        COMMENT,
        /** {@code #include} of U-Boot's newer defconfigs, which the C preprocessor follows. */
        INCLUDE,
        /** Neither: {@code conf} warns of unexpected data, or skips it silently. */
        IGNORED
    }

    /** A request: it sets or unsets a symbol. */
    public boolean isRequest() {
        return kind == Kind.SET || kind == Kind.NOT_SET;
    }

    public String option() {
        return "CONFIG_" + name;
    }
}
