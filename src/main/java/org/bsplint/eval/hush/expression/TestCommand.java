package org.bsplint.eval.hush.expression;

import java.util.List;
import java.util.Optional;
import org.bsplint.value.Truth;

/** {@code test} (U-Boot's cmd/test.c): operators are found by position, left to right, without precedence. */
public final class TestCommand {
    private static final List<String> BINARY = List.of("=", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private TestCommand() {}

    private enum Unary {
        NOT("!", 1),
        OR("-o", 1),
        AND("-a", 1),
        EMPTY("-z", 2),
        NOT_EMPTY("-n", 2),
        FILE_EXISTS("-e", 4);

        private final String word;
        private final int advance;

        Unary(String word, int advance) {
            this.word = word;
            this.advance = advance;
        }

        static Optional<Unary> of(String word) {
            for (Unary unary : values()) {
                if (unary.word.equals(word)) {
                    return Optional.of(unary);
                }
            }
            return Optional.empty();
        }
    }

    /** @param argv with the command's name */
    public static Truth evaluate(List<String> argv) {
        if (argv.size() < 3) {
            return Truth.FALSE;
        }
        Truth value = Truth.FALSE;
        Truth last = Truth.TRUE;
        Optional<Unary> joint = Optional.empty();
        boolean negated = false;
        int at = 1;
        while (at < argv.size()) {
            int left = argv.size() - at;
            boolean binary = left > 1 && BINARY.contains(argv.get(at + 1));
            Optional<Unary> unary = binary ? Optional.empty() : Unary.of(argv.get(at));
            int advance = binary ? 3 : unary.map(op -> op.advance).orElse(left + 1);
            if (left < advance) {
                return Truth.TRUE;
            }
            if (unary.filter(op -> op == Unary.NOT).isPresent()) {
                negated = !negated;
            } else if (unary.filter(op -> op == Unary.OR || op == Unary.AND).isPresent()) {
                last = value;
                joint = unary;
            } else {
                value = primary(argv, at, unary);
                value = negated ? value.not() : value;
                negated = false;
                value = join(joint, last, value);
                joint = Optional.empty();
            }
            at += advance;
        }
        return value;
    }

    private static Truth join(Optional<Unary> joint, Truth last, Truth value) {
        if (joint.isEmpty()) {
            return value;
        }
        return joint.get() == Unary.OR ? last.or(value) : last.and(value);
    }

    private static Truth primary(List<String> argv, int at, Optional<Unary> unary) {
        if (unary.isPresent()) {
            return switch (unary.get()) {
                case EMPTY -> Truth.of(argv.get(at + 1).isEmpty());
                case NOT_EMPTY -> Truth.of(!argv.get(at + 1).isEmpty());
                default -> Truth.UNKNOWN;
            };
        }
        return compare(argv.get(at), argv.get(at + 1), argv.get(at + 2));
    }

    private static Truth compare(String left, String operator, String right) {
        return switch (operator) {
            case "=" -> Truth.of(left.equals(right));
            case "!=" -> Truth.of(!left.equals(right));
            case "<" -> Truth.of(left.compareTo(right) < 0);
            case ">" -> Truth.of(left.compareTo(right) > 0);
            default -> numbers(Numbers.parseSigned(left, 0), operator, Numbers.parseSigned(right, 0));
        };
    }

    /** A 32-bit board cuts the numbers: both widths must agree. */
    private static Truth numbers(long a, String operator, long b) {
        boolean wide = holds(Long.compare(a, b), operator);
        boolean narrow = holds(Integer.compare((int) a, (int) b), operator);
        return wide == narrow ? Truth.of(wide) : Truth.UNKNOWN;
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            default -> order >= 0;
        };
    }
}
