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
import org.bsplint.source.SourceFile;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
}
