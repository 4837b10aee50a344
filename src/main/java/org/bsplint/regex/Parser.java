package org.bsplint.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.regex.Expression.Greed;
import org.bsplint.regex.Expression.Place;

/** Reads what is common in expressions, as {@link java.util.regex.Pattern} describes them. */
final class Parser {
    private static final int ASCII = 128;
    private static final int ANY_CASE = java.util.regex.Pattern.CASE_INSENSITIVE;
    private static final int LINES = java.util.regex.Pattern.MULTILINE;
    private static final int DOT_ALL = java.util.regex.Pattern.DOTALL;
    private static final int NAMED_FLAGS = 3;

    private final Cursor cursor;
    private final Map<String, Integer> names = new HashMap<>();
    private int flags;
    private int groups;

    /** @throws Unsupported with flags that are not known here */
    Parser(String regex, int flags) {
        if ((flags & ~(ANY_CASE | LINES | DOT_ALL)) != 0) {
            throw new Unsupported();
        }
        this.cursor = new Cursor(regex);
        this.flags = flags;
    }

    /** @throws Unsupported if it is none, or holds what is not known here */
    Expression whole() {
        Expression whole = choice();
        if (!cursor.isAtEnd()) {
            throw new Unsupported();
        }
        return whole;
    }

    /** How many groups it captures. */
    int groups() {
        return groups;
    }

    Map<String, Integer> names() {
        return names;
    }

    private Expression choice() {
        List<Expression> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (cursor.take("|"));
        return branches.size() == 1 ? branches.get(0) : new Expression.Choice(branches);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (!cursor.isAtEnd() && !cursor.sees("|") && !cursor.sees(")")) {
            add(parts, repeated(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(parts);
    }

    /** Characters that follow each other become one text. */
    private static void add(List<Expression> parts, Expression part) {
        int last = parts.size() - 1;
        if (part instanceof Expression.Text more && last >= 0 && parts.get(last) instanceof Expression.Text text) {
            parts.set(last, new Expression.Text(text.text() + more.text()));
        } else {
            parts.add(part);
        }
    }

    private Expression atom() {
        char c = cursor.next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Expression.Chars(new ClassParser(cursor, has(ANY_CASE)).read());
            case '.' -> new Expression.Chars(has(DOT_ALL) ? CharSet.ANY : CharSet.NO_LINE_END);
            case '^' -> has(LINES) ? Place.LINE_BEGIN : Place.BEGIN;
            case '$' -> has(LINES) ? Place.LINE_END : Place.LAST_LINE_END;
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw new Unsupported();
            default -> letter(c);
        };
    }

    private Expression escape() {
        char c = cursor.next();
        return switch (c) {
            case 'b' -> Place.WORD_BOUNDARY;
            case 'B' -> Place.NO_WORD_BOUNDARY;
            case 'A' -> Place.BEGIN;
            case 'z' -> Place.END;
            case 'Q' -> quoted(cursor.upTo("\\E"));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> reference(c - '0');
            default ->
                CharSet.named(c).<Expression>map(Expression.Chars::new).orElseGet(() -> letter(cursor.escaped(c)));
        };
    }

    private Expression quoted(String text) {
        if (has(ANY_CASE) || repeats()) {
            throw new Unsupported();
        }
        return text.isEmpty() ? new Expression.Sequence(List.of()) : new Expression.Text(text);
    }

    private Expression reference(int number) {
        if (number > groups || !cursor.isAtEnd() && cursor.number() >= 0) {
            throw new Unsupported();
        }
        return new Expression.Reference(number, has(ANY_CASE));
    }

    private Expression letter(char c) {
        if (Character.isSurrogate(c)) {
            throw new Unsupported();
        }
        boolean both = has(ANY_CASE) && c < ASCII && Character.isLetter(c);
        return both ? new Expression.Chars(CharSet.anyCase(c)) : new Expression.Text(Character.toString(c));
    }

    private Expression group() {
        if (!cursor.take("?")) {
            int number = ++groups;
            return new Expression.Group(number, closed());
        } else if (cursor.take(":")) {
            return closed();
        } else if (cursor.take(">")) {
            return new Expression.Atomic(closed());
        } else if (cursor.take("=")) {
            return new Expression.Look(closed(), false, false);
        } else if (cursor.take("!")) {
            return new Expression.Look(closed(), false, true);
        } else if (cursor.take("<=")) {
            return new Expression.Look(closed(), true, false);
        } else if (cursor.take("<!")) {
            return new Expression.Look(closed(), true, true);
        } else if (cursor.take("<")) {
            int number = ++groups;
            if (names.put(cursor.upTo(">"), number) != null) {
                throw new Unsupported();
            }
            return new Expression.Group(number, closed());
        }
        return flagged();
    }

    /** Flags for the rest of the group that they stand in, or for a group of their own. */
    private Expression flagged() {
        int before = flags;
        char c = cursor.next();
        for (int i = 0; i < NAMED_FLAGS && c != ')' && c != ':'; i++) {
            flags |= flag(c);
            c = cursor.next();
        }
        if (c == ')') {
            return new Expression.Sequence(List.of());
        } else if (c != ':') {
            throw new Unsupported();
        }
        Expression body = choice();
        flags = before;
        close();
        return body;
    }

    private static int flag(char c) {
        return switch (c) {
            case 'i' -> ANY_CASE;
            case 'm' -> LINES;
            case 's' -> DOT_ALL;
            default -> throw new Unsupported();
        };
    }

    private Expression closed() {
        int before = flags;
        Expression body = choice();
        flags = before;
        close();
        return body;
    }

    private void close() {
        if (!cursor.take(")")) {
            throw new Unsupported();
        }
    }

    private boolean repeats() {
        return cursor.sees("*") || cursor.sees("+") || cursor.sees("?") || cursor.sees("{");
    }

    private Expression repeated(Expression body) {
        if (!repeats()) {
            return body;
        }
        if (body instanceof Place
                || body instanceof Expression.Look
                || body.equals(new Expression.Sequence(List.of()))) {
            throw new Unsupported();
        }
        int min = 0;
        int max = Integer.MAX_VALUE;
        switch (cursor.next()) {
            case '+' -> min = 1;
            case '?' -> max = 1;
            case '{' -> {
                min = cursor.number();
                max = !cursor.take(",") ? min : cursor.sees("}") ? Integer.MAX_VALUE : cursor.number();
                if (min < 0 || max < min || !cursor.take("}")) {
                    throw new Unsupported();
                }
            }
            default -> {
                // as often as it can
            }
        }
        Greed greed = cursor.take("?") ? Greed.LAZY : cursor.take("+") ? Greed.POSSESSIVE : Greed.GREEDY;
        return greed == Greed.POSSESSIVE && !(body instanceof Expression.Chars)
                ? new Expression.Atomic(new Expression.Repeat(body, min, max, Greed.GREEDY))
                : new Expression.Repeat(body, min, max, greed);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
