package org.bsplint.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void everyScalarIsTheTextAsWritten() {
        YamlFields fields = fields("ecosystem: 3.0\nflag: no\nday: 2027-03-31\nempty:\nhex: 0x40\nbig: 1_000\n");
        assertEquals("3.0", fields.required("ecosystem"));
        assertEquals("no", fields.required("flag"));
        assertEquals("2027-03-31", fields.required("day"));
        assertEquals("", fields.required("empty"));
        assertEquals("0x40", fields.required("hex"));
        assertEquals("1_000", fields.required("big"));
    }

    @Test
    void placesAreThoseOfTheFile() {
        YamlNode.Mapping mapping =
                (YamlNode.Mapping) read("# 😀\na:\n  - x\n  - yy: z\n").tree().orElseThrow();
        YamlNode.Sequence items = (YamlNode.Sequence) mapping.get("a").orElseThrow();
        assertEquals("x.yaml:3:5", items.items().get(0).span().toString());
        assertEquals("x", items.items().get(0).span().text());
        assertEquals("x.yaml:4:5", items.items().get(1).span().toString());
    }

    @Test
    void aRepeatedKeyIsAnError() {
        assertEquals(
                "x.yaml:2:1: error: `a` is given twice (first in line 1)",
                read("a: 1\na: 2\n").diagnostics().get(0).toString());
    }

    @Test
    void anUnknownKeyNamesTheNearestKnownOne() {
        List<Diagnostic> errors = new ArrayList<>();
        YamlFields.of(read("platfrom: x\n").tree().orElseThrow(), List.of("version", "platform"), errors::add);
        assertEquals(
                List.of("x.yaml:1:1: error: unknown key `platfrom`; did you mean `platform`?"),
                errors.stream().map(Diagnostic::toString).toList());
    }

    @Test
    void aliasesAreFollowedAndLimited() {
        YamlFields fields = fields("a: &x [1, 2]\nb: *x\n");
        assertEquals(List.of("1", "2"), fields.texts("b"));
        assertFalse(read("a: &x [*x]\n").isClean());
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            laughs.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertFalse(read(laughs.toString()).isClean());
    }

    @Test
    void badYamlIsADiagnosticWithItsPlace() {
        ParseResult<Optional<YamlNode>> result = read("a: [1, 2\nb: 3\n");
        assertTrue(result.tree().isEmpty());
        assertTrue(
                result.diagnostics().get(0).toString().startsWith("x.yaml:2:"),
                result.diagnostics().toString());
        assertTrue(read("").tree().isEmpty());
        assertTrue(read("").isClean());
    }

    @Property(tries = 300)
    void neverThrows(@ForAll String text) {
        read(text);
    }

    private static YamlFields fields(String text) {
        ParseResult<Optional<YamlNode>> result = read(text);
        assertTrue(result.isClean(), result.diagnostics().toString());
        return YamlFields.of(result.tree().orElseThrow(), error -> {
            throw new AssertionError(error.toString());
        });
    }

    private static ParseResult<Optional<YamlNode>> read(String text) {
        return YamlReader.read(SourceFile.of("x.yaml", text));
    }
}
