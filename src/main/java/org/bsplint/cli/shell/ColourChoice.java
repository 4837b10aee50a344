package org.bsplint.cli.shell;

import java.util.Arrays;
import java.util.Optional;
import org.bsplint.report.text.Style;

/**
 * {@code --color}: by default colours appear on a terminal only, and never where NO_COLOR is set (no-color.org). The
 * launcher says whether standard output is a terminal, since Java cannot tell it from standard input.
 */
public enum ColourChoice {
    auto,
    always,
    never;

    public static Optional<ColourChoice> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    public Style style() {
        return switch (this) {
            case always -> Style.COLOUR;
            case never -> Style.PLAIN;
            case auto -> isWanted() ? Style.COLOUR : Style.PLAIN;
        };
    }

    private static boolean isWanted() {
        String refused = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return (refused == null || refused.isEmpty()) && !dumb && Boolean.getBoolean("bsplint.terminal");
    }
}
