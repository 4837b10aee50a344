package org.bsplint.source.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bsplint.source.BoundedPattern;

/**
 * Regular expressions of others in order, of which the first that a text starts with is wanted. Nearly all are plain paths
 * ({@code ^/a/meta-b/}): these are looked up, a question for each shape of them, so that thousands cost no more than a few.
 */
public final class FirstPattern {
    private static final String SPECIAL = "\\[](){}.*+?^$|";

    private final List<BoundedPattern> patterns;
    /** Positions of plain ones, by shape and then by text. */
    private final Map<Shape, Map<String, Integer>> plain = new HashMap<>();
    /** Positions of those that only the matcher can answer, in order. */
    private final List<Integer> others = new ArrayList<>();

    /** The length of a plain pattern, and where it takes any character. */
    private record Shape(int length, List<Integer> dots) {
        /** The text as a pattern of this shape has it; empty if none matches it. */
        String of(String text) {
            StringBuilder start = new StringBuilder(text.substring(0, length));
            for (int at : dots) {
                if (endsLine(start.charAt(at))) {
                    return "";
                }
                start.setCharAt(at, '.');
            }
            return start.toString();
        }

        private static boolean endsLine(char letter) {
            return letter == '\n' || letter == '\r' || letter == '\u0085' || letter == '\u2028' || letter == '\u2029';
        }
    }

    public FirstPattern(List<BoundedPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        for (int i = 0; i < patterns.size(); i++) {
            if (!addPlain(patterns.get(i).text(), i)) {
                others.add(i);
            }
        }
    }

    private boolean addPlain(String regex, int position) {
        StringBuilder text = new StringBuilder();
        List<Integer> dots = new ArrayList<>();
        for (int i = regex.startsWith("^") ? 1 : 0; i < regex.length(); i++) {
            char letter = regex.charAt(i);
            boolean escaped = letter == '\\' && i + 1 < regex.length() && isPunctuation(regex.charAt(i + 1));
            if (letter == '.') {
                dots.add(text.length());
            } else if (!escaped && SPECIAL.indexOf(letter) >= 0 || Character.isSurrogate(letter)) {
                return false;
            }
            text.append(escaped ? regex.charAt(++i) : letter);
        }
        if (text.length() == 0) {
            return false;
        }
        plain.computeIfAbsent(new Shape(text.length(), List.copyOf(dots)), shape -> new HashMap<>())
                .putIfAbsent(text.toString(), position);
        return true;
    }

    private static boolean isPunctuation(char letter) {
        return letter > ' ' && letter < 127 && !Character.isLetterOrDigit(letter);
    }

    /** Counted by hand: a stream of numbers is the only lambda that the platform would link for a small check. */
    private static boolean holdsSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The position of the first pattern that the text starts with. */
    public OptionalInt of(String text) {
        int first = patterns.size();
        if (holdsSurrogates(text)) {
            return linear(text);
        }
        for (Map.Entry<Shape, Map<String, Integer>> same : plain.entrySet()) {
            if (same.getKey().length() <= text.length()) {
                first = Math.min(
                        first, same.getValue().getOrDefault(same.getKey().of(text), first));
            }
        }
        for (int position : others) {
            if (position > first) {
                break;
            }
            if (starts(text, position)) {
                return OptionalInt.of(position);
            }
        }
        return first < patterns.size() ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /** Some signs are two characters, of which a dot takes both. */
    private OptionalInt linear(String text) {
        for (int position = 0; position < patterns.size(); position++) {
            if (starts(text, position)) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    private boolean starts(String text, int position) {
        return patterns.get(position).startsWith(text) == BoundedPattern.Answer.YES;
    }
}
