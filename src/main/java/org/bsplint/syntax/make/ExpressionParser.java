package org.bsplint.syntax.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the references and function calls of a text, as {@code expand.c} and {@code handle_function} find them. */
public final class ExpressionParser {
    /** Deeper nesting than any makefile has; a text that nests deeper is broken at that place. */
    private static final int MAX_DEPTH = 500;

    private final int depth;
    private final List<Expression> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private ExpressionParser(int depth) {
        this.depth = depth;
    }

    public static Expression parse(String text) {
        return parse(text, 0);
    }

    private static Expression parse(String text, int depth) {
        if (text.indexOf('$') < 0) {
            return text.isEmpty() ? Expression.EMPTY : new Expression.Literal(text);
        }
        if (depth > MAX_DEPTH) {
            return new Expression.Broken("references nested deeper than " + MAX_DEPTH);
        }
        return new ExpressionParser(depth).read(text);
    }

    private Expression read(String text) {
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                literal.append(text, at, text.length());
                break;
            }
            literal.append(text, at, dollar);
            char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : '$';
            if (next == '$') {
                literal.append('$');
                at = dollar + 2;
            } else if (next == '(' || next == '{') {
                at = parenthesis(text, dollar + 1);
            } else {
                add(new Expression.Reference(String.valueOf(next)));
                at = dollar + 2;
            }
        }
        flush();
        return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(List.copyOf(parts));
    }

    /** Reads what begins with the parenthesis at {@code open}; gives the position after it. */
    private int parenthesis(String text, int open) {
        char opening = text.charAt(open);
        char closing = opening == '(' ? ')' : '}';
        Optional<Builtin> function = Builtin.at(text, open + 1);
        if (function.isPresent()) {
            return call(text, open, function.get(), opening, closing);
        }
        int end = text.indexOf(closing, open + 1);
        if (end < 0) {
            add(new Expression.Broken("unterminated variable reference"));
            return text.length();
        }
        int inner = text.indexOf('$', open + 1);
        if (inner < 0 || inner > end) {
            add(reference(text.substring(open + 1, end)));
            return end + 1;
        }
        int match = match(text, open + 1, opening, closing);
        if (match < 0) {
            add(reference(text.substring(open + 1, end)));
            return text.length();
        }
        add(new Expression.Computed(parse(text.substring(open + 1, match), depth + 1)));
        return match + 1;
    }

    /** A name, or a substitution. */
    private static Expression reference(String name) {
        return substitution(name).map(Expression.class::cast).orElseGet(() -> new Expression.Reference(name));
    }

    /** A substitution, if {@code text} is {@code NAME:pattern=replacement}. */
    public static Optional<Expression.Substitution> substitution(String text) {
        int colon = text.indexOf(':');
        int equals = colon < 0 ? -1 : text.indexOf('=', colon + 1);
        if (equals < 0) {
            return Optional.empty();
        }
        return Optional.of(new Expression.Substitution(
                text.substring(0, colon), text.substring(colon + 1, equals), text.substring(equals + 1)));
    }

    private int call(String text, int open, Builtin function, char opening, char closing) {
        int begin = Blanks.skip(text, open + 1 + function.word().length());
        int end = match(text, begin, opening, closing);
        if (end < 0) {
            add(new Expression.Broken(
                    "unterminated call to function '" + function.word() + "': missing '" + closing + "'"));
            return text.length();
        }
        List<Expression> arguments = new ArrayList<>();
        int at = begin;
        while (at <= end) {
            int next = arguments.size() + 1 == function.most() ? -1 : comma(text, at, end, opening, closing);
            int stop = next < 0 ? end : next;
            String argument = text.substring(at, stop);
            arguments.add(
                    parse(function.stripsArgument(arguments.size()) ? Blanks.strip(argument) : argument, depth + 1));
            at = stop + 1;
        }
        add(new Expression.Call(function, List.copyOf(arguments)));
        return end + 1;
    }

    private static int match(String text, int from, char opening, char closing) {
        int count = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == opening) {
                count++;
            } else if (c == closing && --count < 0) {
                return at;
            }
        }
        return -1;
    }

    private static int comma(String text, int from, int end, char opening, char closing) {
        int count = 0;
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == opening) {
                count++;
            } else if (c == closing && --count < 0) {
                return -1;
            } else if (c == ',' && count == 0) {
                return at;
            }
        }
        return -1;
    }

    private void add(Expression part) {
        flush();
        parts.add(part);
    }

    private void flush() {
        if (literal.length() > 0) {
            parts.add(new Expression.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
