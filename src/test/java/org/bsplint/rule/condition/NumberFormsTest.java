package org.bsplint.rule.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.junit.jupiter.api.Test;

/** Numbers, versions and expressions are told as the regular expressions tell them that say the same. */
class NumberFormsTest {
    private static final Pattern NUMBER = Pattern.compile("(-?)(0[xX][0-9a-fA-F]+|[0-9]+)(?:[uU]?[lL]{0,2})");
    private static final Pattern VENDOR_LTS = Pattern.compile("(v?\\d+\\.\\d+)\\.\\d+(-(?!rc)[a-z].*)");
    private static final Pattern EXPRESSION = Pattern.compile(
            "\\s*\\(*\\s*(?:0[xX][0-9a-fA-F]+|[0-9]+|[A-Z_][A-Z0-9_]*)[uUlL]*[\\s()]*(?:[-+*]|<<|>>|[|&])[\\s()]*[0-9A-Za-z_\\s()+*<>|&-]+");

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withChars("0123xXaFuUlL-").ofMaxLength(6);
    }

    @Property(tries = 20_000)
    void numbers(@ForAll("numbers") String text) {
        Matcher matcher = NUMBER.matcher(text);
        Optional<BigInteger> expected = Optional.empty();
        if (matcher.matches()) {
            boolean hex = matcher.group(2).matches("0[xX].*");
            BigInteger number = new BigInteger(hex ? matcher.group(2).substring(2) : matcher.group(2), hex ? 16 : 10);
            expected = Optional.of(matcher.group(1).isEmpty() ? number : number.negate());
        }
        assertEquals(expected, Comparison.number(text), text);
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("v", "2", "10", ".", ".", "-", "rc", "r", "stm", "X")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void longTermVersions(@ForAll("versions") String text) {
        Matcher matcher = VENDOR_LTS.matcher(text);
        Optional<String> expected =
                matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
        assertEquals(expected, Comparison.withoutLts(text), text);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "0x", "0", "1F", "g", "NAME_1", "U", "l", " ", "(", ")", "+", "-", "*", "<", "<<", ">>", "|",
                        "&", ",")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void expressions(@ForAll("expressions") String text) {
        assertEquals(EXPRESSION.matcher(text).matches(), Arithmetic.isTwoOperands(text), text);
    }

    @Provide
    Arbitrary<String> objects() {
        return Arbitraries.strings().withChars("ab ").ofMaxLength(5);
    }

    @Property(tries = 5000)
    void holesThatCanBeFilled(
            @ForAll("objects") String start, @ForAll("objects") String end, @ForAll("objects") String all) {
        Text text = Text.of(start)
                .plus(Text.unknown(Cause.of(Cause.Kind.UNSUPPORTED, "x")))
                .plus(end);
        Pattern pattern =
                Pattern.compile("\\s*" + Pattern.quote(start) + ".*" + Pattern.quote(end) + "\\s*", Pattern.DOTALL);
        assertEquals(pattern.matcher(all).matches(), Comparison.canBe(text, all));
    }

    @Test
    void spelledNumbers() {
        assertEquals(
                List.of(Optional.of(BigInteger.valueOf(64)), Optional.empty()),
                List.of(Comparison.number(" 0x40UL "), Comparison.number("0x")));
    }
}
