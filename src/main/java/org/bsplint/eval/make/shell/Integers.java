package org.bsplint.eval.make.shell;

/** Integer expressions of {@code $((…))}: C's operators on 64-bit integers, numbers decimal, octal or hexadecimal. */
final class Integers {
    private static final String[][] LEVELS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };
    private static final int MAX_DEPTH = 200;

    private final String text;
    private int at;
    private int depth;

    private Integers(String text) {
        this.text = text;
    }

    static long evaluate(String text) {
        Integers parser = new Integers(text);
        long value = parser.choice();
        parser.blanks();
        if (parser.at < text.length()) {
            throw new Unknown("arithmetic `" + text + "`");
        }
        return value;
    }

    private long choice() {
        if (++depth > MAX_DEPTH) {
            throw new Unknown("arithmetic nested too deeply");
        }
        long condition = binary(0);
        if (take("?")) {
            long yes = choice();
            if (!take(":")) {
                throw new Unknown("arithmetic `" + text + "`");
            }
            long no = choice();
            condition = condition != 0 ? yes : no;
        }
        depth--;
        return condition;
    }

    private long binary(int level) {
        if (level == LEVELS.length) {
            return unary();
        }
        long left = binary(level + 1);
        while (true) {
            String operator = operator(LEVELS[level]);
            if (operator.isEmpty()) {
                return left;
            }
            left = apply(operator, left, binary(level + 1));
        }
    }

    private String operator(String[] candidates) {
        blanks();
        for (String candidate : candidates) {
            if (text.startsWith(candidate, at)) {
                char next = at + candidate.length() < text.length() ? text.charAt(at + candidate.length()) : 0;
                boolean longer = candidate.length() == 1 && "|&<>".contains(candidate) && next == candidate.charAt(0)
                        || next == '=' && !candidate.endsWith("=");
                if (!longer) {
                    at += candidate.length();
                    return candidate;
                }
            }
        }
        return "";
    }

    private static long apply(String operator, long a, long b) {
        return switch (operator) {
            case "||" -> truth(a != 0 || b != 0);
            case "&&" -> truth(a != 0 && b != 0);
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> truth(a == b);
            case "!=" -> truth(a != b);
            case "<=" -> truth(a <= b);
            case ">=" -> truth(a >= b);
            case "<" -> truth(a < b);
            case ">" -> truth(a > b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> divide(operator, a, b);
        };
    }

    private static long divide(String operator, long a, long b) {
        if (b == 0) {
            throw new Unknown("division by zero");
        }
        return operator.equals("/") ? a / b : a % b;
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    private long unary() {
        if (++depth > MAX_DEPTH) {
            throw new Unknown("arithmetic nested too deeply");
        }
        long value;
        if (take("-")) {
            value = -unary();
        } else if (take("+")) {
            value = unary();
        } else if (take("~")) {
            value = ~unary();
        } else if (take("!")) {
            value = truth(unary() == 0);
        } else if (take("(")) {
            value = choice();
            if (!take(")")) {
                throw new Unknown("arithmetic `" + text + "`");
            }
        } else {
            value = number();
        }
        depth--;
        return value;
    }

    private long number() {
        blanks();
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return number(text.substring(start, at));
    }

    /** A C integer constant without suffix. */
    static long number(String digits) {
        try {
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Long.parseLong(digits.substring(2), 16);
            }
            return digits.length() > 1 && digits.startsWith("0")
                    ? Long.parseLong(digits.substring(1), 8)
                    : Long.parseLong(digits);
        } catch (NumberFormatException notANumber) {
            throw new Unknown("`" + digits + "` in arithmetic");
        }
    }

    private boolean take(String operator) {
        blanks();
        if (text.startsWith(operator, at)) {
            at += operator.length();
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
