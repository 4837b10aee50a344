package org.bsplint.syntax.bitbake;

import java.util.ArrayList;
import java.util.List;

/** White space as Python's {@code str} sees it ({@code isspace}, {@code \s}). */
public final class Blanks {
    private Blanks() {}

    public static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
        }
        if (c < 0x80) {
            return false;
        }
        return c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /** {@code str.rstrip()}: the length that is left of {@code text} before {@code end}, not less than {@code start}. */
    public static int trimEnd(CharSequence text, int start, int end) {
        int last = end;
        while (last > start && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** The first position from {@code start} that is no blank, at most {@code end}. */
    public static int skip(CharSequence text, int start, int end) {
        int at = start;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@code str.split()}. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = skip(text, 0, text.length());
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            words.add(text.substring(at, end));
            at = skip(text, end, text.length());
        }
        return words;
    }
}
