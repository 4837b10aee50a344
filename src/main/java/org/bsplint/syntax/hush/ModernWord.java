package org.bsplint.syntax.hush;

import java.util.ArrayList;
import java.util.List;

/** Collects one word of the modern shell: stretches with and without quotes, and variables. */
final class ModernWord {
    private final List<Word.Part> parts = new ArrayList<>();
    private final Tape.Builder text = new Tape.Builder();
    private boolean textQuoted;
    private boolean open;
    private int start = -1;
    boolean hasQuotes;

    boolean isEmpty() {
        return parts.isEmpty() && text.length() == 0;
    }

    void add(int code, boolean quoted, int from) {
        touch(from);
        if (text.length() > 0 && quoted != textQuoted) {
            flush();
        }
        textQuoted = quoted;
        text.add(code);
        open |= Tape.isHole(code) && !quoted;
    }

    void variable(Tape expression, boolean quoted, int from) {
        touch(from);
        flush();
        parts.add(new Word.Variable(expression, quoted));
    }

    /** {@code ""}: keeps the word from vanishing. */
    void emptyQuotes(int from) {
        touch(from);
        flush();
        parts.add(new Word.Chars(Tape.EMPTY, true));
    }

    void touch(int from) {
        if (start < 0) {
            start = from;
        }
    }

    int start() {
        return Math.max(0, start);
    }

    /** The text as far as it is plain: what a reserved word is compared with. */
    Tape plain() {
        flush();
        return parts.size() == 1 && parts.get(0) instanceof Word.Chars chars ? chars.text() : Tape.EMPTY;
    }

    Word build(int end) {
        flush();
        return new Word(parts, hasQuotes, open, start(), end);
    }

    void reset() {
        parts.clear();
        text.clear();
        open = false;
        start = -1;
        hasQuotes = false;
    }

    private void flush() {
        if (text.length() > 0) {
            parts.add(new Word.Chars(text.build(), textQuoted));
            text.clear();
        }
    }
}
