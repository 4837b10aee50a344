package org.bsplint.rule.condition;

import java.util.List;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/**
 * A pattern of texts: {@code *} stands for anything, {@code |} separates alternatives. Matched without backtracking over more
 * than the last {@code *}, so that no pattern takes long.
 */
final class Glob {
    private final String pattern;
    private final List<String> alternatives;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.alternatives = List.of(pattern.split("\\|", -1));
    }

    static Glob of(String pattern) {
        return new Glob(pattern);
    }

    boolean matches(String text) {
        return alternatives.stream().anyMatch(one -> matches(one, text));
    }

    private static boolean matches(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                from = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                // the last star takes one character more
                in = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    Truth matches(Text text) {
        if (text.isKnown()) {
            return Truth.of(matches(text.known()));
        }
        boolean inner = pattern.startsWith("*") && pattern.endsWith("*") && pattern.length() > 2;
        String part = inner ? pattern.substring(1, pattern.length() - 1) : "";
        if (inner && !part.contains("*") && !part.contains("|")) {
            return text.contains(part);
        }
        return Truth.UNKNOWN;
    }
}
