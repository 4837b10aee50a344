package org.bsplint.rule.condition;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Values against texts: equal, ordered as numbers, ordered as versions. Unset is equal to nothing and in no order. */
public final class Comparison {
    private static final Letters UNSIGNED = Letters.of("uU");
    private static final Letters LONG = Letters.of("lL");
    private static final Letters SMALL = Letters.of("a-z");

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
        Cursor at = new Cursor(text.strip(), 0);
        boolean negative = at.take("-");
        boolean hex = at.take("0x") || at.take("0X");
        String digits = at.take(hex ? Letters.HEX_DIGITS : Letters.DIGITS);
        at.takeOne(UNSIGNED);
        at.takeOne(LONG);
        at.takeOne(LONG);
        if (digits.isEmpty() || !at.isAtEnd()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(digits, hex ? 16 : 10);
        return Optional.of(negative ? number.negate() : number);
    }

    private static Optional<Integer> numbers(String left, String right) {
        Optional<BigInteger> first = number(left);
        Optional<BigInteger> second = number(right);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().compareTo(second.get()))
                : Optional.empty();
    }

    private static Optional<Integer> versions(String left, String right, boolean dropLts) {
        Optional<Version> first =
                Version.parse(dropLts ? withoutLts(left.strip()).orElse(left) : left);
        Optional<Version> second = Version.parse(right);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().compareTo(second.get()))
                : Optional.empty();
    }

    /** {@code v2.8.6-stm32mp-r1}: a vendor's recipe may add an LTS number that names no other release of the vendor. */
    static Optional<String> withoutLts(String text) {
        Cursor at = new Cursor(text, 0);
        at.take("v");
        boolean line = !at.take(Letters.DIGITS).isEmpty()
                && at.take(".")
                && !at.take(Letters.DIGITS).isEmpty();
        int end = at.at();
        boolean longTerm = line && at.take(".") && !at.take(Letters.DIGITS).isEmpty();
        boolean vendors = longTerm && at.sees("-", SMALL) && !text.startsWith("-rc", at.at());
        return vendors ? Optional.of(text.substring(0, end) + text.substring(at.at())) : Optional.empty();
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

    /** Could the holes of {@code text} be filled so that it is {@code object}, but for blanks around it? */
    static boolean canBe(Text text, String object) {
        boolean bare =
                Letters.BLANKS.end(object, 0) == 0 && Letters.BLANKS.start(object, object.length()) == object.length();
        if (bare) {
            return text.mayBe(object);
        }
        StringBuilder regex = new StringBuilder("\\s*");
        for (Text.Segment segment : text.segments()) {
            regex.append(segment instanceof Text.Literal literal ? Pattern.quote(literal.text()) : ".*");
        }
        Pattern pattern = Pattern.compile(regex + "\\s*", Pattern.DOTALL);
        return BoundedPattern.of(pattern).matches(object) != BoundedPattern.Answer.NO;
    }
}
