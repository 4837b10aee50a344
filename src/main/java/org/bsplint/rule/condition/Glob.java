package org.bsplint.rule.condition;

import java.util.List;
import org.bsplint.source.Wildcards;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/**
 * A pattern of texts: {@code *} stands for anything, {@code |} separates alternatives. No pattern takes long.
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
        return alternatives.stream().anyMatch(one -> Wildcards.match(one, text));
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
