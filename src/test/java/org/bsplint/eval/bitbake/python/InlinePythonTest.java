package org.bsplint.eval.bitbake.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Expressions on a datastore, and on texts that are known in part. */
class InlinePythonTest {
    private static final Text HOLE = Text.unknown(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "git describe"));

    private final InlinePython python = new InlinePython(Surroundings.none());
    private final DataStore store = new DataStore(Dialect.KIRKSTONE, python, new Notes());

    private void set(String name, Text value) {
        store.set(name, value, Place.NONE);
    }

    private Value evaluate(String code) {
        return python.evaluate(Text.of(code), store).orElseThrow();
    }

    @Test
    void wordsOfAPartlyKnownTextAreFound() {
        set("FEATURES", Text.of("alsa usb ").plus(HOLE));
        assertEquals(Value.known("1"), evaluate("bb.utils.contains('FEATURES', 'usb', '1', '0', d)"));
        assertFalse(
                evaluate("bb.utils.contains('FEATURES', 'wifi', '1', '0', d)").isKnown());
        assertEquals(Value.known("x"), evaluate("bb.utils.contains('FEATURES', 'wifi', 'x', 'x', d)"));
        assertEquals(Value.known("1"), evaluate("bb.utils.contains_any('FEATURES', 'wifi alsa', '1', '0', d)"));
        assertEquals(Value.known("alsa usb"), evaluate("bb.utils.filter('FEATURES', 'usb alsa', d)"));
    }

    @Test
    void whatIsKnownOfAResultIsKept() {
        set("REV", HOLE);
        Value value = evaluate("'1.0+git' + d.getVar('REV')");
        assertEquals("1.0+git…", value.partial().toString());
        assertEquals("git describe", value.causes().iterator().next().reason().replaceAll(".*: ", ""));
        assertEquals(Value.known("True"), evaluate("(d.getVar('REV') + '-x').endswith('-x')"));
        assertEquals(Value.known("False"), evaluate("('a' + d.getVar('REV')) == 'b'"));
    }

    @Test
    void aHoleInTheExpressionItselfIsAHoleInItsTexts() {
        Text code = Text.of("'a' if '").plus(HOLE).plus("x' == 'y' else 'b'");
        assertEquals(Optional.of(Value.known("b")), python.evaluate(code, store));
    }

    @Test
    void wordsInUnknownOrderAreWordsAllTheSame() {
        set("A", Text.of("x y z"));
        set("B", Text.of("z y w"));
        set("BOTH", Text.of("${@' '.join(set(d.getVar('A').split()) & set(d.getVar('B').split()))}"));
        assertFalse(store.value("BOTH").isKnown());
        assertEquals(Value.known("1"), evaluate("bb.utils.contains('BOTH', 'y z', '1', '0', d)"));
        assertEquals(Value.known("0"), evaluate("bb.utils.contains('BOTH', 'x', '1', '0', d)"));
        assertFalse(evaluate("d.getVar('BOTH') == 'y z'").isKnown());
    }

    @Test
    void whatIsUnsetIsNone() {
        assertEquals(Value.known("None"), evaluate("d.getVar('NOTHING')"));
        assertEquals(Value.known("no"), evaluate("d.getVar('NOTHING') or 'no'"));
        assertEquals(Value.known("a"), evaluate("bb.utils.contains('NOTHING', '', 'b', 'a', d)"));
    }

    @Test
    void whatRaisesFails() {
        assertInstanceOf(Value.Failing.class, evaluate("d.getVar('NOTHING').split()"));
        assertInstanceOf(Value.Failing.class, evaluate("int('x')"));
        assertInstanceOf(Value.Failing.class, evaluate("{}['a']"));
    }

    @Test
    void whatIsNotModelledIsUnknownAndNamed() {
        Value value = evaluate("subprocess.check_output(['date'])");
        assertInstanceOf(Value.Unknown.class, value);
        assertTrue(value.causes().iterator().next().reason().contains("subprocess.check_output"));
    }

    @Test
    void anOpenStringIsNoExpression() {
        assertEquals(Optional.empty(), python.evaluate(Text.of("'a"), store));
    }

    @Test
    void regularExpressionsThatTakeTooLongAreGivenUp() {
        String slow = "re.match('(x+x+)+y', '" + "x".repeat(60) + "')";
        Value value = evaluate(slow);
        assertTrue(value.isKnown() || value instanceof Value.Unknown);
    }

    @Property(tries = 300)
    void nothingThrows(@ForAll @StringLength(max = 60) String code) {
        python.evaluate(Text.of(code), store);
    }

    @Property(tries = 300)
    void nothingThrowsOnWhatLooksLikePython(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({'(', ')', '[', ']', '\'', '"', '.', ',', ':', '%', ' ', '=', '{', '}', '\\', '\n', '+', '-'
                    })
                    @CharRange(from = 'a', to = 'f')
                    String code) {
        python.evaluate(Text.of(code), store);
    }
}
