package org.bsplint.regex;

import java.util.function.Function;
import java.util.regex.MatchResult;

/** Puts texts in the place of matches: {@code $1} and <code>${name}</code> in them are what groups captured. */
final class Replacement {
    private static final int DECIMAL = 10;

    private final Matcher matcher;
    private final StringBuilder out;

    private Replacement(Matcher matcher, StringBuilder out) {
        this.matcher = matcher;
        this.out = out;
    }

    static String all(Matcher matcher, CharSequence text, Function<MatchResult, String> replacement) {
        return replaced(matcher, text, replacement, Integer.MAX_VALUE);
    }

    static String first(Matcher matcher, CharSequence text, String replacement) {
        return replaced(matcher, text, match -> replacement, 1);
    }

    private static String replaced(
            Matcher matcher, CharSequence text, Function<MatchResult, String> replacement, int most) {
        matcher.reset();
        StringBuilder out = new StringBuilder(text.length());
        int end = 0;
        for (int i = 0; i < most && matcher.find(); i++) {
            String by = replacement.apply(matcher);
            out.append(text, end, matcher.start());
            new Replacement(matcher, out).add(by);
            end = matcher.end();
        }
        return out.append(text, end, text.length()).toString();
    }

    private void add(String by) {
        int i = 0;
        while (i < by.length()) {
            char c = by.charAt(i++);
            if (c != '\\' && c != '$') {
                out.append(c);
            } else if (i == by.length()) {
                throw new IllegalArgumentException(
                        c == '$'
                                ? "Illegal group reference: group index is missing"
                                : "character to be escaped is missing");
            } else if (c == '\\') {
                out.append(by.charAt(i++));
            } else {
                i = reference(by, i);
            }
        }
    }

    /** What stands behind the dollar sign; the place behind it. */
    private int reference(String by, int at) {
        if (by.charAt(at) == '{') {
            int end = by.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("named capturing group is missing trailing '}'");
            }
            String name = by.substring(at + 1, end);
            capture(matcher.start(name), matcher.group(name));
            return end + 1;
        }
        int number = digit(by, at);
        if (number < 0) {
            throw new IllegalArgumentException("Illegal group reference");
        }
        int end = at + 1;
        while (digit(by, end) >= 0 && number * DECIMAL + digit(by, end) <= matcher.groupCount()) {
            number = number * DECIMAL + digit(by, end++);
        }
        capture(matcher.start(number), matcher.group(number));
        return end;
    }

    private void capture(int start, @org.jspecify.annotations.Nullable String text) {
        if (start >= 0) {
            out.append(text);
        }
    }

    /** -1 where there is none. */
    private static int digit(String text, int at) {
        int digit = at < text.length() ? text.charAt(at) - '0' : -1;
        return digit >= 0 && digit < DECIMAL ? digit : -1;
    }
}
