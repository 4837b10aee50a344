package org.bsplint.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of ASCII characters that formats make words of, and what is asked of runs of them: a regular expression's class of
 * characters without the regular expression. The platform links lambdas for the first of those, and runs all of them by
 * interpreted code in a process that lives as short as a check of a small project: what such a check asks of every text is asked
 * of these.
 */
public final class Letters {
    /** None: {@code (?m)^} is {@code NONE.openLine}. */
    public static final Letters NONE = of("");
    /** A regular expression's {@code \s}. */
    public static final Letters BLANKS = of(" \t\n\u000b\f\r");
    /** A regular expression's {@code \d}. */
    public static final Letters DIGITS = of("0-9");

    public static final Letters HEX_DIGITS = of("0-9A-Fa-f");
    /** A regular expression's {@code \w}. */
    public static final Letters WORD = of("A-Za-z0-9_");

    /** A bit for each of the first and of the second 64 characters. */
    private final long first;

    private final long second;

    private Letters(long first, long second) {
        this.first = first;
        this.second = second;
    }

    /** @param members as between the brackets of a class: {@code A-Z_.-}; a hyphen at either end is one itself */
    public static Letters of(String members) {
        return new Letters(0, 0).and(members);
    }

    /** These and further ones, written as for {@link #of}. */
    public Letters and(String members) {
        long low = first;
        long high = second;
        for (int i = 0; i < members.length(); i++) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            char from = members.charAt(i);
            char to = range ? members.charAt(i += 2) : from;
            for (char c = from; c <= to; c++) {
                low |= c < 64 ? 1L << c : 0;
                high |= c < 64 ? 0 : 1L << c;
            }
        }
        return new Letters(low, high);
    }

    public boolean has(char c) {
        return c < 64 ? (first >>> c & 1) != 0 : c < 128 && (second >>> c & 1) != 0;
    }

    /** Does the text consist of these, of one at least? */
    public boolean makeUp(CharSequence text) {
        return text.length() > 0 && end(text, 0) == text.length();
    }

    /** Where the run of these that starts at {@code from} ends; {@code from} itself if none stands there. */
    public int end(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the run of these that ends before {@code end} starts. */
    public int start(CharSequence text, int end) {
        int at = end;
        while (at > 0 && has(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The first place from {@code from} where one of these stands; the text's length if there is none. */
    public int next(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** What runs of these separate, as {@link String#split(String)} at {@code [members]+}: an empty text gives one empty part. */
    public List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int next = next(text, 0); next < text.length(); next = next(text, at)) {
            parts.add(text.substring(at, next));
            at = end(text, next);
        }
        if (at < text.length() || text.isEmpty()) {
            parts.add(text.substring(at));
        }
        return makeUp(text) ? List.of() : parts;
    }

    /** The text with {@code instead} for each run of these. */
    public String replaced(String text, String instead) {
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        for (int next = next(text, 0); next < text.length(); next = next(text, at)) {
            replaced.append(text, at, next).append(instead);
            at = end(text, next);
        }
        return replaced.append(text, at, text.length()).toString();
    }

    /** Does {@code word} stand in the text with none of these right before or behind it? */
    public boolean part(String text, String word) {
        return part(text, word, 0) >= 0;
    }

    /** How often it does. */
    public int parts(String text, String word) {
        int count = 0;
        for (int at = part(text, word, 0); at >= 0; at = part(text, word, at + Math.max(1, word.length()))) {
            count++;
        }
        return count;
    }

    private int part(String text, String word, int from) {
        int at = from;
        while (at <= text.length() && (at = text.indexOf(word, at)) >= 0) {
            int end = at + word.length();
            if ((at == 0 || !has(text.charAt(at - 1))) && (end == text.length() || !has(text.charAt(end)))) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Do only these stand between some line's start and {@code at}, a place before the text's end? As {@code (?m)^[members]*}. */
    public boolean openLine(CharSequence text, int at) {
        int from = at;
        while (!isLineStart(text, from)) {
            if (!has(text.charAt(from - 1))) {
                return false;
            }
            from--;
        }
        return true;
    }

    private static boolean isLineStart(CharSequence text, int at) {
        if (at == 0) {
            return true;
        }
        return switch (text.charAt(at - 1)) {
            case '\n', '\u0085', '\u2028', '\u2029' -> true;
            case '\r' -> text.charAt(at) != '\n';
            default -> false;
        };
    }
}
