package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlainExpressionTest {
    @Test
    void foldersAreSimple() {
        for (String simple : List.of("^/a-b/3.0/c/", "^/a\\-b/3\\.0/c/", "meta-x/recipes-bsp/u-boot_%.bb", "")) {
            assertTrue(PlainExpression.of(simple).isPresent(), simple);
        }
        for (String more : List.of("a*", "a|b", "[a]", "a$", "a\\d", "a\\", "a{2}", "a+?", "(a)", "a^", "\\Qa")) {
            assertFalse(PlainExpression.of(more).isPresent(), more);
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of("a", "b", "/", "-", ".", "\\.", "\\-", "\\^", "^")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "/", "-", ".", "^", "\n", "\u2028", "\ud83d\ude00", "\ud83d", "\ude00")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void matchesAsThePlatforms(@ForAll("expressions") String regex, @ForAll("texts") String text) {
        Pattern pattern = Pattern.compile(regex);
        PlainExpression.of(regex).ifPresent(plain -> {
            assertEquals(pattern.matcher(text).find(), plain.isIn(text));
            assertEquals(pattern.matcher(text).lookingAt(), plain.starts(text));
            assertEquals(pattern.matcher(text).matches(), plain.isAll(text));
        });
    }

    @Property
    void wildcardsMatchAsExpressions(@ForAll("stars") String pattern, @ForAll("texts") String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("(?=\\*)|(?<=\\*)")) {
            regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
        }
        boolean fits =
                Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
        assertEquals(fits, Wildcards.match(pattern, text));
    }

    @Provide
    Arbitrary<String> stars() {
        return Arbitraries.strings().withChars("ab/*").ofMaxLength(6);
    }
}
