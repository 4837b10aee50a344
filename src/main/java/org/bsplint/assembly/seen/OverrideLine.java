package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;

/**
 * An assignment under overrides that opens a line of a configuration: {@code export CFLAGS:append:mymachine = …}.
 *
 * @param name the variable's, in large letters at least at its start
 * @param overrides with the colon before each
 * @param start where the name stands in the text
 */
record OverrideLine(String name, String overrides, int start) {
    private static final Letters INDENT = Letters.of(" \t");
    private static final Letters LARGE = Letters.of("A-Z");
    private static final Letters FIRST = Letters.of("a-z0-9");
    private static final Letters FURTHER = Letters.WORD.and(".-");
    private static final String EXPORT = "export";
    /** What may stand before the equals sign; longer ones first. */
    private static final List<String> OPERATIONS = List.of("??", "?", ":", "+", ".");

    int end() {
        return start + name.length() + overrides.length();
    }

    static List<OverrideLine> in(String text) {
        List<OverrideLine> found = new ArrayList<>();
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            at(text, colon).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<OverrideLine> at(String text, int colon) {
        int start = Letters.WORD.start(text, colon);
        if (!LARGE.has(text.charAt(start)) || !isFirst(text, start)) {
            return Optional.empty();
        }
        Cursor at = new Cursor(text, colon);
        StringBuilder overrides = new StringBuilder();
        while (at.sees(":", FIRST)) {
            at.take(":");
            overrides.append(':').append(at.take(FURTHER));
        }
        at.skip(INDENT);
        at.takeAny(OPERATIONS);
        return !overrides.isEmpty() && at.take("=")
                ? Optional.of(new OverrideLine(text.substring(start, colon), overrides.toString(), start))
                : Optional.empty();
    }

    /** Of the line, but for blanks and {@code export}. */
    private static boolean isFirst(String text, int start) {
        int before = INDENT.start(text, start);
        boolean exported = before < start && text.startsWith(EXPORT, before - EXPORT.length());
        return INDENT.openLine(text, exported ? before - EXPORT.length() : start);
    }
}
