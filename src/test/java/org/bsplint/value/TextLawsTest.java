package org.bsplint.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts with holes, values and option sets say of themselves, case by case. */
class TextLawsTest {
    private static final Cause GIT = Cause.of(Cause.Kind.EXTERNAL_COMMAND, "git describe");
    private static final Cause ENV = Cause.of(Cause.Kind.MISSING_INPUT, "no environment");
    private static final Text HOLE = Text.unknown(GIT);

    /** {@code ?} in a shape is a hole, {@code {a b}} the words a and b in some order. */
    private static Text shape(String shape) {
        Text.Builder text = new Text.Builder();
        for (int at = 0; at < shape.length(); at++) {
            char c = shape.charAt(at);
            if (c == '?') {
                text.append(HOLE);
            } else if (c == '{') {
                int end = shape.indexOf('}', at);
                text.append(Text.anyOrder(Set.of(shape.substring(at + 1, end).split(" ")), Set.of(GIT)));
                at = end;
            } else {
                text.append(c);
            }
        }
        return text.build();
    }

    @ParameterizedTest
    @CsvSource({
        "'a b c', b, TRUE",
        "'a b c', a, TRUE",
        "'a b c', c, TRUE",
        "'abc', b, FALSE",
        "'ab b', b, TRUE",
        "'bb b', b, TRUE",
        "'', b, FALSE",
        "'?', b, UNKNOWN",
        "'a ?', a, TRUE",
        "'a?', a, UNKNOWN",
        "'?a', a, UNKNOWN",
        "'? a', a, TRUE",
        "'? a ?', a, TRUE",
        "'?a b', b, TRUE",
        "'{a b}', a, TRUE",
        "'{a b}', c, FALSE",
        "'x {a b}', a, TRUE",
        "'x{a b}', a, UNKNOWN",
        "'{a b}x', a, UNKNOWN",
        "'{a b} x', b, TRUE",
        "'x {a b} y', b, TRUE",
        "'x {a b} y', z, FALSE",
        "'?{a b}', a, UNKNOWN",
        "'{a b}?', a, UNKNOWN",
        "'x {a b}{c d}', c, UNKNOWN"
    })
    void words(String shape, String word, Truth truth) {
        assertEquals(truth, shape(shape).containsWord(word));
    }

    @ParameterizedTest
    @CsvSource({
        "'abc', b, TRUE",
        "'abc', d, FALSE",
        "'abc', '', TRUE",
        "'', '', TRUE",
        "'', a, FALSE",
        "'?', a, UNKNOWN",
        "'ab?', b, TRUE",
        "'ab?', bc, UNKNOWN"
    })
    void parts(String shape, String part, Truth truth) {
        assertEquals(truth, shape(shape).contains(part));
    }

    @ParameterizedTest
    @CsvSource({
        "'abc', 'abc', true",
        "'abc', 'abcd', false",
        "'abc', 'xabc', false",
        "'abc', '', false",
        "'', '', true",
        "'', 'a', false",
        "'?', '', true",
        "'?', 'anything', true",
        "'a?', 'abc', true",
        "'a?', 'a', true",
        "'a?', 'ba', false",
        "'?c', 'abc', true",
        "'?c', 'c', true",
        "'?c', 'cb', false",
        "'a?c', 'abc', true",
        "'a?c', 'ac', true",
        "'a?c', 'a', false",
        "'aa?aa', 'aaa', false",
        "'aa?aa', 'aaaa', true",
        "'a?b?c', 'a-b-c', true",
        "'a?b?c', 'a-c', false",
        "'a?b?c', 'abc', true",
        "'?b?', 'abc', true",
        "'?b?', 'ac', false",
        "'ab?b', 'ab', false",
        "'?ab?ab', 'ab', false",
        "'?ab?ab', 'abab', true"
    })
    void mayBe(String shape, String text, boolean may) {
        assertEquals(may, shape(shape).mayBe(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'b', 'abc', false, false, true", "'b', 'abc', true, false, false", "'b', 'abc', false, true, false",
        "'a', 'abc', true, false, true", "'c', 'abc', false, true, true", "'', 'abc', true, true, false",
        "'', 'abc', false, true, true", "'', 'abc', true, false, true", "'', '', true, true, true",
        "'a?c', 'xabcx', false, false, true", "'a?c', 'xabcx', true, false, false", "'a?c', 'abcx', true, true, false",
        "'a?c', 'abcx', true, false, true", "'a?c', 'xabc', false, true, true", "'b?b', 'abc', false, false, false"
    })
    void mayLie(String shape, String text, boolean atStart, boolean atEnd, boolean may) {
        assertEquals(may, shape(shape).mayLie(text, atStart, atEnd));
    }

    @Test
    void textsAreWhatTheyAreMadeOf() {
        assertSame(Text.EMPTY, Text.of(""));
        assertTrue(Text.EMPTY.isEmpty() && Text.EMPTY.isKnown());
        assertEquals("", Text.EMPTY.known());
        assertFalse(Text.of("a").isEmpty());
        assertFalse(HOLE.isKnown() || HOLE.isEmpty());
        assertThrows(IllegalStateException.class, HOLE::known);
        assertEquals("a…b", shape("a?b").toString());
        assertEquals(3, shape("a?b").segments().size());
        assertEquals(1, Text.of("a").plus("b").segments().size());
        assertEquals(Text.of("ab"), Text.concat(List.of(Text.of("a"), Text.of("b"))));
        Text one = Text.of("a");
        assertSame(one, Text.concat(List.of(one)));
        assertSame(one, one.plus(Text.EMPTY));
        assertSame(one, Text.EMPTY.plus(one));
        assertEquals(shape("a?"), Text.of("a").plus(HOLE));
        assertEquals(shape("a?").hashCode(), Text.of("a").plus(HOLE).hashCode());
        assertNotEquals(Text.of("a").hashCode(), Text.of("b").hashCode());
        assertNotEquals(Text.of("a"), Text.of("b"));
        assertNotEquals(Text.of("a"), "a");
    }

    @Test
    void holesKeepTheirCausesInOrder() {
        Text both = HOLE.plus("x").plus(Text.unknown(ENV));
        assertEquals(List.of(GIT, ENV), List.copyOf(both.causes()));
        assertEquals(Set.of(), Text.of("x").causes());
        assertEquals(Text.of("AB"), Text.of("ab").map(text -> text.toUpperCase(java.util.Locale.ROOT)));
        assertEquals(HOLE, shape("a?").map(text -> "known"));
        assertEquals(Set.of(GIT), Text.anyOrder(Set.of("a"), Set.of(GIT)).causes());
    }

    @Test
    void aTextOfTooManyPiecesEndsOpen() {
        Text.Builder builder = new Text.Builder();
        for (int i = 0; i < 30_000; i++) {
            builder.append("a").append(HOLE);
        }
        Text text = builder.append("end").build();
        assertEquals(20_000, text.segments().size());
        assertEquals(Set.of(GIT), text.causes());
        assertEquals(Truth.UNKNOWN, text.contains("end"));
        assertTrue(text.mayBe("a".repeat(30_000) + "end"));
    }

    @Test
    void valuesSayWhetherTheyAreDecided() {
        Value known = Value.known("x");
        Value unknown = Value.unknown(GIT);
        Value failing = new Value.Failing("refers to itself");
        assertEquals(Optional.of("x"), known.asKnown());
        assertEquals(Optional.empty(), unknown.asKnown());
        assertTrue(known.isKnown() && !known.isUnset() && !known.isUndecided());
        assertTrue(Value.UNSET.isUnset() && !Value.UNSET.isKnown() && !Value.UNSET.isUndecided());
        assertTrue(unknown.isUndecided() && !unknown.isKnown() && !unknown.isUnset());
        assertTrue(failing.isUndecided());
        assertEquals(Set.of(GIT), unknown.causes());
        assertEquals(Set.of(), known.causes());
        assertEquals("refers to itself", failing.causes().iterator().next().reason());
        assertEquals(known, Value.of(Text.of("x")));
        assertEquals(new Value.Unknown(shape("a?"), false), Value.of(shape("a?")));
        assertEquals(Text.of("x"), known.partial());
        assertEquals(shape("a?"), Value.of(shape("a?")).partial());
        assertFalse(failing.partial().isKnown());
        assertEquals(Value.unknown(Set.of(GIT), true), unknown);
        assertNotEquals(Value.unknown(Set.of(GIT), false), unknown);
    }

    @Test
    void kleenesTables() {
        Truth[] all = {Truth.FALSE, Truth.UNKNOWN, Truth.TRUE};
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertEquals(all[Math.min(a, b)], all[a].and(all[b]));
                assertEquals(all[Math.max(a, b)], all[a].or(all[b]));
            }
            assertEquals(all[2 - a], all[a].not());
        }
        assertEquals(Truth.TRUE, Truth.of(true));
        assertEquals(Truth.FALSE, Truth.of(false));
    }

    @Test
    void setsAnswerForWhatTheyDoNotHold() {
        Option a = Option.of("A", Value.known("1"), Origin.FILE, List.of());
        OptionSet complete = OptionSet.complete(List.of(a));
        assertSame(a, complete.get("A"));
        assertEquals(Value.known("1"), complete.value("A"));
        assertEquals(Value.UNSET, complete.value("B"));
        assertTrue(complete.has("A") && !complete.has("B"));
        assertEquals(Set.of("A"), complete.names());
        OptionSet partial = OptionSet.partial(List.of(a), ENV);
        assertEquals(Set.of(ENV), partial.value("B").causes());
        assertEquals(Value.UNSET, partial.withAbsent(Option::unset).value("B"));
        assertSame(a, partial.withAbsent(Option::unset).get("A"));
        Option b = Option.of("B", Value.known("2"), Origin.FILE, List.of());
        assertEquals(Set.of("A", "B"), complete.with(List.of(b)).names());
        assertEquals(Value.UNSET, OptionSet.empty().value("A"));
        assertTrue(OptionSet.empty().names().isEmpty());
        OptionSet lazy =
                OptionSet.lazy(List.of("A"), name -> Option.of(name, Value.known(name), Origin.FILE, List.of()));
        assertEquals(Value.known("A"), lazy.value("A"));
        assertEquals(Value.known("C"), lazy.value("C"));
        assertEquals(List.of("A"), lazy.all().stream().map(Option::name).toList());
        assertFalse(lazy.has("C"));
    }

    @Test
    void optionsTellWhoWon() {
        SourceFile file = SourceFile.of("a.mk", "A = 1\nA = 2\n");
        Assignment first = Assignment.at(file.span(0, 5), "=", "1");
        Assignment second = Assignment.at(file.span(6, 11), "=", "2").withEffect(Assignment.Effect.OVERRIDDEN, "later");
        Option option = Option.of("A", Value.known("1"), Origin.FILE, List.of(first, second));
        assertEquals(Optional.of(first), option.winner());
        assertEquals(first.span(), option.place());
        assertEquals("later", second.note());
        assertEquals(Optional.empty(), option.withHistory(List.of(second)).winner());
        assertEquals(Value.UNSET, option.withValue(Value.UNSET).value());
        Assignment line = Assignment.from(Origin.COMMAND_LINE, "=", "3", "given");
        assertEquals("given", line.note());
        assertEquals("command-line", line.origin().word());
        assertEquals(
                1,
                line.withVia(List.of(new org.bsplint.diagnostic.Related(Optional.empty(), "by make")))
                        .via()
                        .size());
        assertEquals("git describe", GIT.reason());
        assertTrue(Cause.of(Cause.Kind.BUDGET, "too much", file.span(6, 11))
                .toString()
                .contains("a.mk:2"));
        assertFalse(GIT.toString().contains("a.mk"));
    }
}
