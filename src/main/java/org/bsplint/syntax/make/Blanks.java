package org.bsplint.syntax.make;

import java.util.ArrayList;
import java.util.List;

/** What make takes for blanks: {@code ISBLANK} (blank, tab) and {@code ISSPACE} (these and the line-end family). */
public final class Blanks {
    private Blanks() {}

    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    public static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Position of the first character from {@code at} that is no space ({@code NEXT_TOKEN}). */
    public static int skip(String text, int at) {
        int position = at;
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** Position of the first space from {@code at}, or the end ({@code END_OF_TOKEN}). */
    public static int tokenEnd(String text, int at) {
        int position = at;
        while (position < text.length() && !isSpace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The space-separated words of a text. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (int at = skip(text, 0); at < text.length(); ) {
            int end = tokenEnd(text, at);
            words.add(text.substring(at, end));
            at = skip(text, end);
        }
        return words;
    }

    public static String strip(String text) {
        int start = skip(text, 0);
        int end = text.length();
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }
}
