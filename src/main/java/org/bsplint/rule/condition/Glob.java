package org.bsplint.rule.condition;

import java.util.regex.Pattern;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/** A pattern of texts: {@code *} stands for anything, {@code |} separates alternatives. */
final class Glob {
    private final String pattern;
    private final Pattern regex;

    private Glob(String pattern, Pattern regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    static Glob of(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '|') {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Glob(pattern, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String text) {
        return regex.matcher(text).matches();
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
