package org.bsplint.syntax.hush;

import java.util.ArrayList;
import java.util.List;

/** Turns what the old reader collected for a word into its parts. */
final class OldWords {
    private OldWords() {}

    /** {@code done_word}: each backslash goes and keeps what follows it; marks enclose variables. */
    static Word word(Tape raw, boolean quoted, boolean open, int start, int end) {
        List<Word.Part> parts = new ArrayList<>();
        Tape.Builder text = new Tape.Builder();
        boolean inVariable = false;
        for (int i = 0; i < raw.length(); i++) {
            int code = raw.at(i);
            if (code == '\\' && i + 1 < raw.length()) {
                code = raw.at(++i);
            } else if (code == '\\') {
                break;
            }
            if (code != Tape.VARIABLE) {
                text.add(code);
                continue;
            }
            Tape piece = text.build();
            text.clear();
            if (inVariable) {
                parts.add(new Word.Variable(piece, quoted));
            } else if (!piece.isEmpty()) {
                parts.add(new Word.Chars(piece, quoted));
            }
            inVariable = !inVariable;
        }
        if (text.length() > 0) {
            parts.add(new Word.Chars(text.build(), quoted));
        }
        return new Word(parts, quoted, open, start, end);
    }
}
