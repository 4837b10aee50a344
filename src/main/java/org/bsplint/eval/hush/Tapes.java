package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.syntax.hush.Tape;

/** Small work on tapes. */
final class Tapes {
    /** One word of a {@code for} list. */
    record Element(Tape text) {}

    private Tapes() {}

    /** Splits at runs of any of the given characters. */
    static List<Tape> split(Tape text, String separators) {
        List<Tape> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            int code = text.at(i);
            if (i == text.length() || code >= 0 && separators.indexOf(code) >= 0) {
                if (i > from) {
                    pieces.add(text.slice(from, i));
                }
                from = i + 1;
            }
        }
        return pieces;
    }
}
