package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.source.Letters;

/** Names of options and variables as they stand in recipes' texts. */
final class Names {
    private static final Letters FIRST = Letters.of("A-Za-z_");
    private static final Letters FURTHER = Letters.WORD.and("-");
    private static final Letters DOTTED = FURTHER.and(".");
    /** Shorter ones are no names of options. */
    private static final int LEAST = 3;

    private Names() {}

    /** Is the text a name that make can be passed? */
    static boolean isName(String text) {
        return DOTTED.makeUp(text) && FIRST.has(text.charAt(0));
    }

    /** Does this entry of a list stand in the text, not as a part of another one? */
    static boolean lists(String text, String entry) {
        return FURTHER.part(text, entry);
    }

    /** All that may name an option. */
    static List<String> mentioned(String text) {
        List<String> names = new ArrayList<>();
        int end;
        for (int at = FIRST.next(text, 0); at < text.length(); at = FIRST.next(text, end)) {
            end = FURTHER.end(text, at);
            if (end - at >= LEAST) {
                names.add(text.substring(at, end));
            }
        }
        return names;
    }

    /** Those that stand before an equals sign. */
    static List<String> passed(String text) {
        List<String> names = new ArrayList<>();
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            String run = text.substring(FURTHER.start(text, equals), equals);
            String name = run.substring(FIRST.next(run, 0));
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
