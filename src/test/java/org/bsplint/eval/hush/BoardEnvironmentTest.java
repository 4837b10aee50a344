package org.bsplint.eval.hush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bsplint.eval.hush.environment.BoardEnvironment;
import org.bsplint.eval.hush.environment.ImportedText;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text environments, as measured with the build's own preprocessor and awk script. */
class BoardEnvironmentTest {
    @TestFactory
    Stream<DynamicTest> measured() {
        return StreamSupport.stream(
                        MeasuredCasesTest.read("/hush/env-cases.json").spliterator(), false)
                .map(node -> DynamicTest.dynamicTest(node.get("name").asText(), () -> check(node)));
    }

    private static void check(JsonNode node) {
        Optional<SourceFile> header =
                Optional.ofNullable(node.get("config")).map(text -> SourceFile.of("config.h", text.asText()));
        List<Option> options = BoardEnvironment.evaluate(
                SourceFile.of("board.env", node.get("text").asText()), name -> Value.UNSET, header);
        Map<String, String> values = options.stream()
                .collect(Collectors.toMap(
                        Option::name, option -> option.value().asKnown().orElse("?"), (a, b) -> b, TreeMap::new));
        Map<String, String> wanted = new TreeMap<>();
        node.get("values")
                .fields()
                .forEachRemaining(
                        entry -> wanted.put(entry.getKey(), entry.getValue().asText()));
        assertEquals(wanted, values);
    }

    @Test
    void whatDependsOnAnUnknownOptionIsUnknown() {
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "no .config");
        List<Option> options = BoardEnvironment.evaluate(
                SourceFile.of("b.env", "a=1\n#ifdef CONFIG_X\nb=2\n#else\nb=3\n#endif\nc=4\n"),
                name -> Value.unknown(cause));
        assertEquals("1", options.get(0).value().asKnown().orElseThrow());
        assertFalse(options.get(1).value().isKnown());
        assertTrue(options.get(2).value().isKnown());
    }

    @Test
    void kconfigValuesAreReplacedAsInAutoconf() {
        List<Option> options = BoardEnvironment.evaluate(
                SourceFile.of("b.env", "delay=CONFIG_BOOTDELAY\nboard=CONFIG_SYS_BOARD\n"),
                name -> Value.known(name.equals("CONFIG_BOOTDELAY") ? "2" : "acme"));
        assertEquals("\"acme\"", options.get(0).value().asKnown().orElseThrow());
        assertEquals("2", options.get(1).value().asKnown().orElseThrow());
    }

    /** Conditions as the C preprocessor takes them; KNOWN is y, OFF is n, NUMBER is 5, OPEN is not known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "#ifdef CONFIG_KNOWN~yes",
                "#ifdef CONFIG_OFF~no",
                "#ifndef CONFIG_OFF~yes",
                "#ifdef CONFIG_OPEN~?",
                "#if defined(CONFIG_KNOWN)~yes",
                "#if defined CONFIG_OFF~no",
                "#if !defined(CONFIG_OFF)~yes",
                "#if defined(CONFIG_KNOWN) && defined(CONFIG_OFF)~no",
                "#if defined(CONFIG_OFF) || defined(CONFIG_KNOWN)~yes",
                "#if defined(CONFIG_OFF) && defined(CONFIG_OPEN)~no",
                "#if defined(CONFIG_KNOWN) || defined(CONFIG_OPEN)~yes",
                "#if defined(CONFIG_KNOWN) && defined(CONFIG_OPEN)~?",
                "#if (defined(CONFIG_OFF) || 1) && 1~yes",
                "#if !(1 && 0)~yes",
                "#if IS_ENABLED(CONFIG_KNOWN)~yes",
                "#if IS_ENABLED(CONFIG_OFF)~no",
                "#if CONFIG_IS_ENABLED(KNOWN)~yes",
                "#if CONFIG_NUMBER == 5~yes",
                "#if CONFIG_NUMBER != 5~no",
                "#if CONFIG_NUMBER < 6~yes",
                "#if CONFIG_NUMBER < 5~no",
                "#if CONFIG_NUMBER > 4~yes",
                "#if CONFIG_NUMBER > 5~no",
                "#if CONFIG_NUMBER <= 5~yes",
                "#if CONFIG_NUMBER <= 4~no",
                "#if CONFIG_NUMBER >= 5~yes",
                "#if CONFIG_NUMBER >= 6~no",
                "#if CONFIG_OPEN > 1~?",
                "#if 0x10 == 16UL~yes",
                "#if UNDEFINED_NAME~no",
                "#if UNDEFINED_NAME == 0~yes",
                "#if 1 +~?",
                "#if (1~?",
                "#if~?",
                "#define A 1\\n#ifdef A~yes",
                "#define A 0\\n#if A~no",
                "#define A 1\\n#undef A\\n#ifdef A~no",
                "#undef CONFIG_KNOWN\\n#ifdef CONFIG_KNOWN~no",
            })
    void conditions(String condition, String expected) {
        List<Option> options = BoardEnvironment.evaluate(
                SourceFile.of("b.env", condition.replace("\\n", "\n") + "\nx=yes\n#else\nx=no\n#endif\nend=1\n"),
                BoardEnvironmentTest::config);
        Map<String, String> values = options.stream()
                .collect(Collectors.toMap(
                        Option::name, option -> option.value().asKnown().orElse("?")));
        assertEquals(expected, values.get("x"), condition);
        assertEquals("1", values.get("end"));
    }

    private static Value config(String name) {
        return switch (name) {
            case "CONFIG_KNOWN" -> Value.known("y");
            case "CONFIG_OFF" -> Value.known("n");
            case "CONFIG_NUMBER" -> Value.known("5");
            case "CONFIG_OPEN" -> Value.unknown(Cause.of(Cause.Kind.MISSING_INPUT, "no .config"));
            default -> Value.UNSET;
        };
    }

    @Test
    void branchesAreTakenOnce() {
        List<Option> options = BoardEnvironment.evaluate(
                SourceFile.of(
                        "b.env",
                        "#if CONFIG_NUMBER == 4\na=1\n#elif CONFIG_NUMBER == 5\na=2\n#elif 1\na=3\n#else\na=4\n#endif\n"
                                + "#if 0\n#if 1\nb=1\n#else\nb=2\n#endif\n#else\nb=3\n#endif\n#if CONFIG_OPEN\nc=1\n#elif 0\nc=2\n#endif\nd=1\n"),
                BoardEnvironmentTest::config);
        Map<String, String> values = options.stream()
                .collect(Collectors.toMap(
                        Option::name, option -> option.value().asKnown().orElse("?")));
        assertEquals(Map.of("a", "2", "b", "3", "c", "?", "d", "1"), values);
    }

    @Test
    void importedTextsAreReadAsHimportDoes() {
        String text = "a=1\n  b=two words\n# c=3\n\nd\ne=\nf=x\\\ny\ng\\=h=i\nj=\\\\k\n";
        Map<String, String> values = new TreeMap<>();
        ImportedText.parse(text, false)
                .forEach(entry -> values.put(
                        entry.name(),
                        entry.value().isUnset()
                                ? "(removed)"
                                : entry.value().asKnown().orElse("?")));
        assertEquals("1", values.get("a"));
        assertEquals("two words", values.get("b"));
        assertFalse(values.containsKey("c"));
        assertEquals("x\ny", values.get("f"));
        assertEquals("\\k", values.get("j"));
        assertEquals("(removed)", values.get("e"));
        assertEquals(
                List.of("1\r", "2"),
                ImportedText.parse("a=1\r\nb=2", false).stream()
                        .map(entry -> entry.value().asKnown().orElse("?"))
                        .toList());
        assertEquals(
                List.of("1", "2"),
                ImportedText.parse("a=1\r\nb=2\0c=3\n", true).stream()
                        .map(entry -> entry.value().asKnown().orElse("?"))
                        .toList());
        assertEquals(
                7, ImportedText.parse("# note\nx\na=1", false).get(0).start(), "a name without a value is removed");
    }
}
