package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Each question is answered as the regular expression in its comment answers it. */
class LettersTest {
    private static final Map<String, Letters> CLASSES = Map.of(
            "\\s",
            Letters.BLANKS,
            "\\d",
            Letters.DIGITS,
            "\\w",
            Letters.WORD,
            "[A-Za-z0-9_.-]",
            Letters.WORD.and(".-"),
            "[:\\s]",
            Letters.BLANKS.and(":"),
            "[-b\\]]",
            Letters.of("-b]"));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" \t\n\r\u000b\f\u001c\u0085\u2028\u2029ab_Z09.:-]é\ud83d\ude00")
                .ofMaxLength(12);
    }

    @Property
    void membersAreThoseOfTheClass(@ForAll char c) {
        CLASSES.forEach((written, set) ->
                assertEquals(String.valueOf(c).matches(written), set.has(c), written + " " + (int) c));
    }

    @Property
    void runsAreThoseOfTheClass(@ForAll("texts") String text) {
        CLASSES.forEach((written, set) -> {
            assertEquals(text.matches(written + "+"), set.makeUp(text), written);
            assertEquals(List.of(text.split(written + "+")), set.split(text), written);
            for (int at = 0; at <= text.length(); at++) {
                assertEquals(end(written + "*", text, at), set.end(text, at), written);
                assertEquals(
                        text.substring(0, at).replaceFirst(written + "*\\z", "").length(), set.start(text, at));
                Matcher next = Pattern.compile(written).matcher(text);
                assertEquals(next.find(at) ? next.start() : text.length(), set.next(text, at), written);
            }
        });
    }

    private static int end(String regex, String text, int at) {
        Matcher matcher = Pattern.compile(regex).matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }

    @Property
    void partsHaveNoMemberBesideThem(@ForAll("texts") String text, @ForAll("texts") String other) {
        String word = other.substring(0, Math.min(2, other.length()));
        CLASSES.forEach((written, set) -> {
            Pattern alone = Pattern.compile("(?<!" + written + ")" + Pattern.quote(word) + "(?!" + written + ")");
            assertEquals(alone.matcher(text).find(), set.part(text, word), written + " " + word);
        });
    }

    @Property
    void linesOpenAsMultilineExpressionsSay(@ForAll("texts") String text) {
        CLASSES.forEach((written, set) -> {
            for (int at = 0; at < text.length(); at++) {
                Matcher matcher = Pattern.compile("(?m)^" + written + "*").matcher(text);
                boolean opens = false;
                for (int from = 0; from <= at && matcher.find(from); from = matcher.start() + 1) {
                    opens |= matcher.start() <= at && matcher.end() >= at;
                }
                assertEquals(opens, set.openLine(text, at), written + " at " + at);
            }
        });
    }

    @Test
    void noneOpensALineAtItsStartOnly() {
        assertTrue(Letters.NONE.openLine("a\nb", 2));
        assertFalse(Letters.NONE.openLine("a\n b", 3));
    }

    @Test
    void anExpressionIsMadeWhenItIsApplied() {
        Regex wrong = Regex.of("(");
        org.junit.jupiter.api.Assertions.assertThrows(
                java.util.regex.PatternSyntaxException.class, () -> wrong.matches(""));
        assertTrue(Regex.of("a+").matches("aa"));
        assertFalse(Regex.of("a+").matches("aab"));
        assertTrue(Regex.of("a+").in("baab"));
    }
}
