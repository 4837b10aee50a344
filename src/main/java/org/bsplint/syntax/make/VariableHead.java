package org.bsplint.syntax.make;

import java.util.Optional;
import org.bsplint.syntax.make.Statement.Modifiers;
import org.bsplint.syntax.make.Statement.Operator;

/**
 * Recognises {@code [modifiers] NAME OPERATOR value} in a text that may hold references ({@code parse_var_assignment},
 * {@code parse_variable_definition}).
 */
public final class VariableHead {
    /** An assignment's parts; name and value are not expanded. */
    public record Head(String name, Operator operator, String value, Modifiers modifiers) {}

    /** What a line with an assignment's modifiers is. */
    record Line(Verb verb, Optional<Head> head, String rest, Modifiers modifiers) {}

    enum Verb {
        NONE,
        ASSIGN,
        DEFINE,
        UNDEFINE
    }

    private VariableHead() {}

    /** A target's own variable: {@code target: NAME = value}, here the text after the colon. */
    public static Optional<Head> ofTarget(String text) {
        return line(text, true).head();
    }

    /** A word of make's command line. */
    public static Optional<Head> ofWord(String word) {
        return definition(word, 0, Modifiers.NONE);
    }

    static Line line(String text, boolean isTarget) {
        boolean isOverride = false;
        boolean isExport = false;
        boolean isPrivate = false;
        int at = Blanks.skip(text, 0);
        while (at < text.length()) {
            Modifiers modifiers = isOverride || isExport || isPrivate
                    ? new Modifiers(isOverride, isExport, isPrivate)
                    : Modifiers.NONE;
            Optional<Head> head = definition(text, at, modifiers);
            if (head.isPresent()) {
                return new Line(Verb.ASSIGN, head, "", modifiers);
            }
            int end = Blanks.tokenEnd(text, at);
            String word = end - at > 8 ? "" : text.substring(at, end);
            int next = Blanks.skip(text, end);
            switch (word) {
                case "export" -> isExport = true;
                case "override" -> isOverride = true;
                case "private" -> isPrivate = true;
                case "define", "undefine" -> {
                    Verb verb = isTarget ? Verb.NONE : word.equals("define") ? Verb.DEFINE : Verb.UNDEFINE;
                    return new Line(verb, Optional.empty(), text.substring(next), modifiers);
                }
                default -> {
                    return none();
                }
            }
            at = next;
        }
        return none();
    }

    private static Line none() {
        return new Line(Verb.NONE, Optional.empty(), "", Modifiers.NONE);
    }

    /** {@code NAME OPERATOR value} from position {@code start}; no modifiers. */
    static Optional<Head> definition(String text, int start, Modifiers modifiers) {
        int begin = Blanks.skip(text, start);
        int at = begin;
        int end = -1;
        boolean blank = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '#') {
                return Optional.empty();
            }
            if (c == '$') {
                at = Lines.referenceEnd(text, at - 1);
                continue;
            }
            if (Blanks.isBlank(c)) {
                blank = true;
                end = at - 1;
                at = Blanks.skip(text, at);
                if (at >= text.length()) {
                    return Optional.empty();
                }
                c = text.charAt(at++);
            }
            Optional<Operator> operator = operator(text, at - 1, c);
            if (operator.isPresent()) {
                int nameEnd = end < 0 ? at - 1 : end;
                int value = Blanks.skip(text, at - 1 + length(text, at - 1));
                return Optional.of(
                        new Head(text.substring(begin, nameEnd), operator.get(), text.substring(value), modifiers));
            }
            if (c == ':' && !(at < text.length() && text.charAt(at) == '=') || blank) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Operator> operator(String text, int at, char c) {
        if (c == '=') {
            return Optional.of(Operator.RECURSIVE);
        }
        if (at + 1 < text.length() && text.charAt(at + 1) == '=') {
            return switch (c) {
                case ':' -> Optional.of(Operator.SIMPLE);
                case '+' -> Optional.of(Operator.APPEND);
                case '?' -> Optional.of(Operator.CONDITIONAL);
                case '!' -> Optional.of(Operator.SHELL);
                default -> Optional.empty();
            };
        }
        return c == ':' && text.startsWith(":=", at + 1) ? Optional.of(Operator.SIMPLE) : Optional.empty();
    }

    private static int length(String text, int at) {
        return text.charAt(at) == '=' ? 1 : text.charAt(at + 1) == '=' ? 2 : 3;
    }
}
