package org.bsplint.eval.make.shell;

import java.util.List;

/** {@code test}: files, strings and integers. */
final class Tests {
    private final List<String> arguments;
    private final Tree tree;
    private int at;

    private Tests(List<String> arguments, Tree tree) {
        this.arguments = arguments;
        this.tree = tree;
    }

    /** 0 if it holds, 1 if not, 2 if it compares what is no number. */
    static int status(List<String> arguments, Tree tree) {
        try {
            return holds(arguments, tree) ? 0 : 1;
        } catch (NotANumber complaint) {
            return 2;
        }
    }

    private static boolean holds(List<String> arguments, Tree tree) {
        if (arguments.isEmpty()) {
            return false;
        }
        Tests test = new Tests(arguments, tree);
        boolean result = test.or();
        if (test.at < arguments.size()) {
            throw new Unknown("`test`");
        }
        return result;
    }

    private boolean or() {
        boolean result = and();
        while (peek(0).equals("-o")) {
            at++;
            result |= and();
        }
        return result;
    }

    private boolean and() {
        boolean result = primary();
        while (peek(0).equals("-a")) {
            at++;
            result &= primary();
        }
        return result;
    }

    private boolean primary() {
        int left = arguments.size() - at;
        if (left >= 3 && isBinary(peek(1))) {
            boolean result = binary(peek(0), peek(1), peek(2));
            at += 3;
            return result;
        }
        if (left >= 2 && peek(0).equals("!")) {
            at++;
            return !primary();
        }
        if (left >= 2 && peek(0).length() == 2 && peek(0).charAt(0) == '-') {
            boolean result = unary(peek(0), peek(1));
            at += 2;
            return result;
        }
        if (left == 0) {
            throw new Unknown("`test`");
        }
        return !arguments.get(at++).isEmpty();
    }

    private static boolean isBinary(String operator) {
        return switch (operator) {
            case "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> true;
            default -> false;
        };
    }

    private static boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            default -> number(left) >= number(right);
        };
    }

    private boolean unary(String operator, String operand) {
        return switch (operator) {
            case "-n" -> !operand.isEmpty();
            case "-z" -> operand.isEmpty();
            case "-f" -> tree.isFile(operand);
            case "-d" -> tree.isDirectory(operand);
            case "-e" -> tree.isFile(operand) || tree.isDirectory(operand);
            default -> throw new Unknown("`test " + operator + "`");
        };
    }

    /** Only plain decimal numbers; what shells make of others differs. */
    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new NotANumber();
        }
    }

    /** {@code test} complains and gives the status 2. */
    private static final class NotANumber extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotANumber() {
            super("integer expression expected", null, false, false);
        }
    }

    private String peek(int ahead) {
        return at + ahead < arguments.size() ? arguments.get(at + ahead) : "";
    }
}
