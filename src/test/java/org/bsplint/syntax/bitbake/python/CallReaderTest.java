package org.bsplint.syntax.bitbake.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "d",
                "d.getVar('PN')",
                "bb.utils.contains('MACHINE_FEATURES', 'fip', \"yes\", '', d)",
                "oe.utils.conditional('A', r'\\d', f'{x}-y', f.of(d, g()), d,)",
                "bb.parse.vars_from_file(d.getVar('FILE', False),d)[0] or 'defaultpkgname'",
                "f(a or b or None, True)[01].g or 'a'.join(b)",
                " f ( ) . g ( \n 'a' ) "
            })
    void readsWhatTheGrammarReads(String text) {
        Optional<Expression> read = CallReader.read(text, PythonTokens.ofExpression(text));
        assertTrue(read.isPresent());
        assertEquals(byGrammar(text), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f(",
                "f(a b)",
                "f(,)",
                "f(a,,b)",
                "f(a=1)",
                "f(*a)",
                "'a' 'b'",
                "f(x for x in y)",
                "f(a)[x]",
                "f(a)[1:]",
                "f(a)[-1]",
                "f(1)",
                "f(not a)",
                "a or not b",
                "a and b",
                "f(a) if b else c",
                "f.",
                "f.if",
                "f('a)",
                "a or",
                "f[0",
                "f[0 1]"
            })
    void leavesTheRest(String text) {
        assertEquals(Optional.empty(), CallReader.read(text, PythonTokens.ofExpression(text)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "d", ".", "(", ")", ",", "'a'", "\"b\"", "f'{d}'", "b'x'", "f", "if", "None", "1", "[", "]",
                        " or ", "True", "[0]", "=", " ", "+")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property
    void neverReadsOtherThanTheGrammar(@ForAll("texts") String text) {
        Optional<Expression> read = CallReader.read(text, PythonTokens.ofExpression(text));
        read.ifPresent(value -> assertEquals(byGrammar(text), Optional.of(value)));
    }

    @Test
    void keywordsAreTheGrammars() {
        List<String> words = PythonTokens.KEYWORDS;
        assertEquals(PythonGrammar.YIELD - PythonGrammar.AND + 1, words.size());
        for (int i = 0; i < words.size(); i++) {
            String name = PythonGrammar.VOCABULARY.getSymbolicName(PythonGrammar.AND + i);
            assertEquals(name, words.get(i).toUpperCase(Locale.ROOT));
        }
    }

    private static Optional<Expression> byGrammar(String text) {
        return Python.byGrammar(text, PythonTokens.ofExpression(text));
    }
}
