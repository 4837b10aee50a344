package org.bsplint.eval.make.shell;

import java.util.List;

/** {@code expr}: integers and comparisons, an argument for each operand and operator. */
final class Expressions {
    private static final List<List<String>> LEVELS = List.of(
            List.of("|"),
            List.of("&"),
            List.of("<", "<=", "=", "==", "!=", ">=", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final List<String> arguments;
    private int at;

    private Expressions(List<String> arguments) {
        this.arguments = arguments;
    }

    /** {@code expr} says on its error stream that something is missing. */
    private static final class SyntaxError extends RuntimeException {
        private static final long serialVersionUID = 1;

        SyntaxError() {
            super("syntax error", null, false, false);
        }
    }

    /** Prints the value; the status is 1 for nothing and zero, 2 with nothing printed for a syntax error. */
    static int print(List<String> arguments, StringBuilder out) {
        Expressions parser = new Expressions(arguments);
        String value;
        try {
            value = parser.binary(0);
        } catch (SyntaxError complaint) {
            return 2;
        }
        if (arguments.contains(":")) {
            throw new Unknown("`expr` with a pattern");
        }
        if (parser.at < arguments.size()) {
            return 2;
        }
        Commands.line(out, value);
        return isFalse(value) ? 1 : 0;
    }

    private static boolean isFalse(String value) {
        return value.isEmpty() || value.matches("-?0+");
    }

    private String binary(int level) {
        if (level == LEVELS.size()) {
            return operand();
        }
        String left = binary(level + 1);
        while (at < arguments.size() && LEVELS.get(level).contains(arguments.get(at))) {
            String operator = arguments.get(at++);
            left = apply(operator, left, binary(level + 1));
        }
        return left;
    }

    private String operand() {
        if (at >= arguments.size()) {
            throw new SyntaxError();
        }
        String word = arguments.get(at++);
        if (word.equals("(")) {
            String value = binary(0);
            if (at >= arguments.size() || !arguments.get(at++).equals(")")) {
                throw new SyntaxError();
            }
            return value;
        }
        if (List.of("match", "substr", "index", "length", ":", ")").contains(word)) {
            throw new Unknown("`expr " + word + "`");
        }
        return word;
    }

    private static String apply(String operator, String left, String right) {
        switch (operator) {
            case "|" -> {
                return isFalse(left) ? (isFalse(right) ? "0" : right) : left;
            }
            case "&" -> {
                return isFalse(left) || isFalse(right) ? "0" : left;
            }
            case "+", "-", "*", "/", "%" -> {
                return Long.toString(Integers.evaluate(number(left) + operator + "(" + number(right) + ")"));
            }
            default -> {
                return compare(operator, left, right) ? "1" : "0";
            }
        }
    }

    private static boolean compare(String operator, String left, String right) {
        boolean numbers = left.matches("-?[0-9]+") && right.matches("-?[0-9]+");
        if (!numbers && !operator.equals("=") && !operator.equals("!=") && !operator.equals("==")) {
            throw new Unknown("`expr` orders texts");
        }
        int order = numbers ? Long.compare(number(left), number(right)) : left.compareTo(right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new Unknown("`" + text + "` in `expr`");
        }
    }
}
