package org.bsplint.rule.condition;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.source.Regex;

/**
 * A C integer expression, as makefiles hand addresses to the compiler: {@code (0xc0000000 + CFG_DRAM_SIZE - 0x01e00000)}.
 * Sums, differences and products of numbers, names and parentheses; of others no value is given.
 */
public final class Arithmetic {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;
    /** Two operands at least, and nothing that is not of an expression: {@code a-b} of words is none. */
    private static final List<String> OPERATORS = List.of("+", "-", "*", "<<", ">>", "|", "&");

    private static final Letters BRACKETS = Letters.BLANKS.and("()");
    private static final Letters FURTHER = BRACKETS.and("0-9A-Za-z_+*<>|&-");
    private static final Letters OPEN = Letters.of("(");
    private static final Letters FIRST = Letters.of("A-Z_");
    private static final Letters NAME = FIRST.and("0-9");
    private static final Letters SUFFIX = Letters.of("uUlL");

    private static final Regex OPERAND = Regex.of("(0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*|([A-Za-z_][A-Za-z0-9_]*)");

    private final Matcher operand;
    private final String text;
    private final Function<String, Optional<String>> names;
    private final int depth;
    private int at;

    private Arithmetic(String text, Function<String, Optional<String>> names, int depth) {
        this.text = text;
        this.operand = OPERAND.matcher(text);
        this.names = names;
        this.depth = depth;
    }

    /** Is this more than one number or word? */
    static boolean isExpression(String text) {
        return hasOperator(text) && isTwoOperands(text);
    }

    static boolean isTwoOperands(String text) {
        Cursor at = new Cursor(text, 0).skip(Letters.BLANKS).skip(OPEN).skip(Letters.BLANKS);
        boolean hex = at.take("0x") || at.take("0X");
        boolean name = at.sees(FIRST);
        boolean operand = !at.take(hex ? Letters.HEX_DIGITS : name ? NAME : Letters.DIGITS)
                .isEmpty();
        at.skip(SUFFIX).skip(BRACKETS);
        boolean two = operand && at.takeAny(OPERATORS);
        return two && FURTHER.makeUp(text.substring(at.at()));
    }

    /** Most texts have none: a look at each letter tells. */
    private static boolean hasOperator(String text) {
        int length = text.length() <= LONGEST ? text.length() : 0;
        for (int i = 1; i < length; i++) {
            if ("+-*<>|&".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it comes to; empty if a name has no value, or if it is no such expression.
     *
     * @param names the text that a name stands for
     */
    public static Optional<BigInteger> value(String text, Function<String, Optional<String>> names) {
        return value(text, names, 0);
    }

    private static Optional<BigInteger> value(String text, Function<String, Optional<String>> names, int depth) {
        if (text.length() > LONGEST || depth > DEEPEST) {
            return Optional.empty();
        }
        Arithmetic expression = new Arithmetic(text, names, depth);
        Optional<BigInteger> sum = expression.sum(0);
        return sum.filter(value -> expression.peek() == 0);
    }

    private Optional<BigInteger> sum(int nested) {
        Optional<BigInteger> left = product(nested);
        while (left.isPresent() && (peek() == '+' || peek() == '-')) {
            boolean plus = text.charAt(at++) == '+';
            BigInteger before = left.get();
            left = product(nested).map(right -> plus ? before.add(right) : before.subtract(right));
        }
        return left;
    }

    private Optional<BigInteger> product(int nested) {
        Optional<BigInteger> left = term(nested);
        while (left.isPresent() && peek() == '*') {
            at++;
            BigInteger before = left.get();
            left = term(nested).map(before::multiply);
        }
        return left;
    }

    private Optional<BigInteger> term(int nested) {
        char next = peek();
        if (next == '(' && nested < DEEPEST) {
            at++;
            Optional<BigInteger> inner = sum(nested + 1);
            if (inner.isEmpty() || peek() != ')') {
                return Optional.empty();
            }
            at++;
            return inner;
        }
        if (!operand.find(at) || operand.start() != at) {
            return Optional.empty();
        }
        at = operand.end();
        return operand.group(1) != null
                ? Comparison.number(operand.group(1))
                : names.apply(operand.group(2)).flatMap(known -> value(known, names, depth + 1));
    }

    /** The next letter that is no blank; zero at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }
}
