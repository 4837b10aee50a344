package org.bsplint.source;

import java.util.BitSet;
import java.util.Optional;

/**
 * A regular expression in which every character stands for itself or is a dot, such as most of {@code BBFILE_PATTERN} and {@code
 * BBMASK}: {@code ^/layers/meta-acme/}, {@code meta-acme/recipes-bsp/}. It is matched without {@link java.util.regex.Pattern}.
 */
final class PlainExpression {
    private static final Letters LITERAL = Letters.of("A-Za-z0-9/_:,@=~%-");
    private static final Letters ESCAPED = Letters.of(" -/:-@[-`{-~");

    private final boolean anchored;
    private final String literal;
    /** Which characters of the literal are dots that stand for any. */
    private final BitSet dots;
    /** What stands before the first dot. */
    private final String head;

    private PlainExpression(boolean anchored, String literal, BitSet dots) {
        this.anchored = anchored;
        this.literal = literal;
        this.dots = dots;
        this.head = dots.isEmpty() ? literal : literal.substring(0, dots.nextSetBit(0));
    }

    /** Empty if the expression says more. */
    static Optional<PlainExpression> of(String regex) {
        boolean anchored = regex.startsWith("^");
        StringBuilder literal = new StringBuilder(regex.length());
        BitSet dots = new BitSet();
        for (int i = anchored ? 1 : 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length() && ESCAPED.has(regex.charAt(i + 1))) {
                i++;
            } else if (c == '.') {
                dots.set(literal.length());
            } else if (!LITERAL.has(c) && (c < 0x80 || Character.isSurrogate(c))) {
                return Optional.empty();
            }
            literal.append(regex.charAt(i));
        }
        return Optional.of(new PlainExpression(anchored, literal.toString(), dots));
    }

    /** Where it ends if it stands at {@code from}, else a negative number. */
    private int end(String text, int from) {
        int at = from;
        for (int i = 0; i < literal.length(); i++) {
            if (at >= text.length()) {
                return -1;
            }
            if (dots.get(i)) {
                int any = text.codePointAt(at);
                if (any == '\n' || any == '\r' || any == 0x85 || any == 0x2028 || any == 0x2029) {
                    return -1;
                }
                at += Character.charCount(any);
            } else if (text.charAt(at++) != literal.charAt(i)) {
                return -1;
            }
        }
        return at;
    }

    boolean starts(String text) {
        return end(text, 0) >= 0;
    }

    boolean isAll(String text) {
        return end(text, 0) == text.length();
    }

    boolean isIn(String text) {
        if (anchored) {
            return starts(text);
        }
        for (int at = 0; at <= text.length() && (at = text.indexOf(head, at)) >= 0; at++) {
            if (end(text, at) >= 0) {
                return true;
            }
        }
        return false;
    }
}
