package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.List;

/** {@code str.split}, {@code rsplit} and {@code splitlines}, and what counts as a blank (Library Reference, 4.7.1). */
public final class Splitting {
    private final Exceptions exceptions;

    Splitting(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    Py split(String text, boolean right, Arguments arguments) {
        Py separator = arguments.get(0, "sep", Py.NONE);
        int most = arguments
                .find(1, "maxsplit")
                .flatMap(Operators::whole)
                .orElse(-1L)
                .intValue();
        if (separator.isNone()) {
            return Py.list(right && most >= 0 ? blanksFromRight(text, most) : blanks(text, most));
        }
        String mark = separator.asText().orElseThrow(() -> exceptions.raise("TypeError", "must be str or None"));
        if (mark.isEmpty()) {
            throw exceptions.raise("ValueError", "empty separator");
        }
        List<String> parts = new ArrayList<>();
        if (right && most >= 0) {
            int end = text.length();
            for (int at = text.lastIndexOf(mark);
                    at >= 0 && parts.size() < most;
                    at = end - mark.length() < 0 ? -1 : text.lastIndexOf(mark, end - mark.length())) {
                parts.add(0, text.substring(at + mark.length(), end));
                end = at;
            }
            parts.add(0, text.substring(0, end));
            return Py.list(parts);
        }
        int from = 0;
        for (int at = text.indexOf(mark); at >= 0 && (most < 0 || parts.size() < most); at = text.indexOf(mark, from)) {
            parts.add(text.substring(from, at));
            from = at + mark.length();
        }
        parts.add(text.substring(from));
        return Py.list(parts);
    }

    /** {@code text.split(None, most)}. */
    public static List<String> blanks(String text, int most) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (true) {
            while (i < text.length() && isSpace(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return words;
            }
            if (most >= 0 && words.size() == most) {
                words.add(text.substring(i));
                return words;
            }
            int start = i;
            while (i < text.length() && !isSpace(text.charAt(i))) {
                i++;
            }
            words.add(text.substring(start, i));
        }
    }

    private static List<String> blanksFromRight(String text, int most) {
        List<String> words = new ArrayList<>();
        int end = text.length();
        while (true) {
            while (end > 0 && isSpace(text.charAt(end - 1))) {
                end--;
            }
            if (end == 0) {
                return words;
            }
            int start = end;
            while (words.size() < most && start > 0 && !isSpace(text.charAt(start - 1))) {
                start--;
            }
            if (words.size() == most) {
                words.add(0, text.substring(0, end));
                return words;
            }
            words.add(0, text.substring(start, end));
            end = start;
        }
    }

    public static boolean isSpace(int c) {
        return c == ' '
                || c >= 9 && c <= 13
                || c >= 0x1c && c <= 0x1f
                || c == 0x85
                || c == 0xa0
                || c > 0xff && Character.isSpaceChar(c);
    }

    static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length()
                    && "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int next = end == text.length() ? end : text.startsWith("\r\n", end) ? end + 2 : end + 1;
            lines.add(text.substring(start, keepEnds ? next : end));
            start = next;
        }
        return lines;
    }
}
