package org.bsplint.regex;

import org.bsplint.regex.Expression.Place;

/** A place in the text, which takes no character. */
record At(Place place, Node next) implements Node {
    private static final int ASCII = 128;

    @Override
    public boolean match(Run run, int at) {
        boolean is = switch (place) {
            case BEGIN -> at == run.from;
            case END -> at == run.to;
            case LINE_BEGIN -> isLineBegin(run, at);
            case LINE_END -> at == run.to || isLineEnd(run, at);
            case LAST_LINE_END -> isLastLineEnd(run, at);
            case WORD_BOUNDARY -> isWord(run, at - 1) != isWord(run, at);
            case NO_WORD_BOUNDARY -> isWord(run, at - 1) == isWord(run, at);
        };
        return is && next.match(run, at);
    }

    /** Never at the end of the text. */
    private static boolean isLineBegin(Run run, int at) {
        if (at == run.to) {
            return false;
        }
        if (at == run.from) {
            return true;
        }
        char before = run.text.charAt(at - 1);
        return ends(before) && !(before == '\r' && run.text.charAt(at) == '\n');
    }

    private static boolean isLineEnd(Run run, int at) {
        char c = run.text.charAt(at);
        return ends(c) && !(c == '\n' && at > 0 && run.text.charAt(at - 1) == '\r');
    }

    private static boolean isLastLineEnd(Run run, int at) {
        boolean both = at == run.to - 2 && run.text.charAt(at) == '\r' && run.text.charAt(at + 1) == '\n';
        return at == run.to || both || at == run.to - 1 && isLineEnd(run, at);
    }

    private static boolean ends(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** What is a letter beyond ASCII depends on the platform's version. */
    private static boolean isWord(Run run, int at) {
        if (at < run.from || at >= run.to) {
            return false;
        }
        char c = run.text.charAt(at);
        if (c >= ASCII) {
            throw new Unsupported();
        }
        return CharSet.WORDS.has(c);
    }
}
