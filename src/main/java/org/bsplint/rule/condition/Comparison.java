package org.bsplint.rule.condition;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.BoundedPattern;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Values against texts: equal, ordered as numbers, ordered as versions. Unset is equal to nothing and in no order. */
public final class Comparison {
    private static final Pattern NUMBER = Pattern.compile("(-?)(0[xX][0-9a-fA-F]+|[0-9]+)(?:[uU]?[lL]{0,2})");
    /** {@code v2.8.6-stm32mp-r1}: a vendor's recipe may add an LTS number that names no other release of the vendor. */
    private static final Pattern VENDOR_LTS = Pattern.compile("(v?\\d+\\.\\d+)\\.\\d+(-(?!rc)[a-z].*)");

    private Comparison() {}

    static Truth compare(Value value, String operator, String object, boolean versions, boolean dropLts) {
        if (operator.equals("=") || operator.equals("!=")) {
            Truth equal = versions ? equalVersions(value, object, dropLts) : equal(value, object);
            return operator.equals("=") ? equal : equal.not();
        }
        if (value.isUnset()) {
            return Truth.FALSE;
        }
        if (!(value instanceof Value.Known known)) {
            return Truth.UNKNOWN;
        }
        Optional<Integer> order = versions ? versions(known.text(), object, dropLts) : numbers(known.text(), object);
        return order.map(sign -> Truth.of(
                        switch (operator) {
                            case "<" -> sign < 0;
                            case "<=" -> sign <= 0;
                            case ">" -> sign > 0;
                            default -> sign >= 0;
                        }))
                .orElse(Truth.UNKNOWN);
    }

    /** The same text, or the same number in another spelling. */
    static Truth equal(Value value, String object) {
        if (value.isUnset()) {
            return Truth.FALSE;
        }
        if (value instanceof Value.Known known) {
            String text = known.text().strip();
            boolean same = text.equals(object) || numbers(text, object).equals(Optional.of(0));
            return same || !mayBeSameNumber(text, object) ? Truth.of(same) : Truth.UNKNOWN;
        }
        return value instanceof Value.Unknown unknown
                        && !canBe(unknown.text(), object)
                        && number(object).isEmpty()
                ? Truth.FALSE
                : Truth.UNKNOWN;
    }

    /** Is one of them an expression that only the compiler works out, and the other a number or another one? */
    private static boolean mayBeSameNumber(String left, String right) {
        boolean first = Arithmetic.isExpression(left);
        boolean second = Arithmetic.isExpression(right);
        return (first || second)
                && (first || number(left).isPresent())
                && (second || number(right).isPresent());
    }

    /** The number that a text is ({@code 0x40}, {@code 64}, {@code 0xfe000000UL}); empty if it is none. */
    public static Optional<BigInteger> number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(2);
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        BigInteger number = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return Optional.of(matcher.group(1).isEmpty() ? number : number.negate());
    }

    private static Optional<Integer> numbers(String left, String right) {
        Optional<BigInteger> first = number(left);
        Optional<BigInteger> second = number(right);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().compareTo(second.get()))
                : Optional.empty();
    }

    private static Optional<Integer> versions(String left, String right, boolean dropLts) {
        Matcher lts = VENDOR_LTS.matcher(left.strip());
        String text = dropLts && lts.matches() ? lts.group(1) + lts.group(2) : left;
        Optional<Version> first = Version.parse(text);
        Optional<Version> second = Version.parse(right);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().compareTo(second.get()))
                : Optional.empty();
    }

    private static Truth equalVersions(Value value, String object, boolean dropLts) {
        if (value.isUnset()) {
            return Truth.FALSE;
        }
        if (!(value instanceof Value.Known known)) {
            return Truth.UNKNOWN;
        }
        return versions(known.text(), object, dropLts)
                .map(order -> Truth.of(order == 0))
                .orElseGet(() -> Truth.of(known.text().equals(object)));
    }

    /** Could the holes of {@code text} be filled so that it is {@code object}? */
    private static boolean canBe(Text text, String object) {
        StringBuilder regex = new StringBuilder("\\s*");
        for (Text.Segment segment : text.segments()) {
            regex.append(segment instanceof Text.Literal literal ? Pattern.quote(literal.text()) : ".*");
        }
        Pattern pattern = Pattern.compile(regex + "\\s*", Pattern.DOTALL);
        return BoundedPattern.of(pattern).matches(object) != BoundedPattern.Answer.NO;
    }
}
