package org.bsplint.syntax.bitbake;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;

/** The variables that a text with references names: {@code ${X}}, and in Python code {@code contains('X', …)} and its like. */
public final class NamedVariables {
    private static final Letters NAME = Letters.WORD.and("+./~:-");
    private static final Letters STARTS = Letters.of("$(");
    private static final Letters QUOTES = Letters.of("'\"");
    private static final List<String> FUNCTIONS =
            List.of("getVar", "contains", "contains_any", "filter", "conditional");

    private NamedVariables() {}

    /** In the order of the text, from its first reference on. */
    public static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        int first = text.indexOf("${");
        int next;
        for (int at = first < 0 ? text.length() : first; at < text.length(); at = STARTS.next(text, next)) {
            Cursor cursor = new Cursor(text, at);
            String name = cursor.take("(") ? argument(text, at, cursor) : reference(cursor);
            if (!name.isEmpty()) {
                names.add(name);
            }
            next = name.isEmpty() ? at + 1 : cursor.at();
        }
        return names;
    }

    private static String reference(Cursor at) {
        String name = at.take("${") ? at.take(NAME) : "";
        return at.take("}") ? name : "";
    }

    /** The literal that is the first argument of one of the functions. */
    private static String argument(String text, int open, Cursor at) {
        int end = Letters.BLANKS.start(text, open);
        boolean called = FUNCTIONS.stream().anyMatch(name -> text.startsWith(name, end - name.length()));
        boolean quoted = called && at.skip(Letters.BLANKS).takeOne(QUOTES);
        String name = quoted ? at.until(QUOTES) : "";
        return at.takeOne(QUOTES) ? name : "";
    }
}
