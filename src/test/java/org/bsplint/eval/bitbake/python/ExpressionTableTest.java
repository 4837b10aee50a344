package org.bsplint.eval.bitbake.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Expressions and what CPython 3.11 makes of them ({@code str(eval(…))}, or the class of what it raises). */
class ExpressionTableTest {
    /** STORE of tools/oracle/bitbake_cases.py, which fills in what BitBake 2.8 and openembedded-core make of it. */
    private static final Map<String, String> STORE = Map.of(
            "WORDS", "alsa usb wifi",
            "ONE", "1",
            "EMPTY", "",
            "NESTED", "<${ONE}>",
            "DEPS", "a b (>= 1.2) c",
            "MACHINE", "board",
            "YES", "yes",
            "DISTRO_FEATURES", "pam systemd");

    @Test
    void everyExpressionIsRightOrUnknownAndFewAreUnknown() throws IOException {
        check("/python/expressions.tsv", Map.of(), 8);
    }

    @Test
    void expressionsOnAStoreAreRightOrUnknown() throws IOException {
        check("/python/store-expressions.tsv", STORE, 30);
    }

    private static void check(String resource, Map<String, String> variables, int most) throws IOException {
        InlinePython python = new InlinePython(Surroundings.none());
        DataStore store = new DataStore(Dialect.MASTER, python, new Notes());
        variables.forEach((name, value) -> store.set(name, Text.of(value), Place.NONE));
        List<String> wrong = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> lines = lines(resource);
        for (String line : lines) {
            String expression = line.substring(0, line.indexOf('\t'));
            String expected = line.substring(line.indexOf('\t') + 1);
            Value value = python.evaluate(Text.of(expression), store).orElse(Value.UNSET);
            if (value instanceof Value.Unknown) {
                unknown.add(expression + "  " + value.causes());
            } else if (!shown(value).equals(expected)) {
                wrong.add(expression + " is " + expected + ", not " + shown(value) + " " + value);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(unknown.size() <= most, () -> String.join("\n", unknown));
    }

    private static String shown(Value value) {
        if (value instanceof Value.Failing failing) {
            return "!" + failing.reason().replaceAll("[^A-Za-z].*", "");
        }
        return value.asKnown()
                .orElse("")
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = ExpressionTableTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
