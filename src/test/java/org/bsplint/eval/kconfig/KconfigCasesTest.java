package org.bsplint.eval.kconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small trees with the answers that U-Boot's own {@code conf} gave. */
class KconfigCasesTest {
    @TestFactory
    Stream<DynamicTest> everyCaseGivesWhatConfGives() throws IOException {
        return tests("/kconfig/cases.json");
    }

    /** Each kind of expression, type and statement; the answers are filled in by tools/oracle/kconfig_cases.py. */
    @TestFactory
    Stream<DynamicTest> ownCases() throws IOException {
        return tests("/kconfig/own-cases.json");
    }

    private static Stream<DynamicTest> tests(String resource) throws IOException {
        try (InputStream in = KconfigCasesTest.class.getResourceAsStream(resource)) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(node -> DynamicTest.dynamicTest(node.get("name").asText(), () -> check(node)));
        }
    }

    private static void check(JsonNode node) {
        Map<String, String> files = new TreeMap<>();
        files.put("Kconfig", node.get("kconfig").asText());
        node.path("files")
                .fields()
                .forEachRemaining(
                        file -> files.put(file.getKey(), file.getValue().asText()));
        Map<String, String> environment = new TreeMap<>();
        node.path("env")
                .fields()
                .forEachRemaining(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        KconfigSettings settings = new KconfigSettings("", environment, KconfigSettings.Probes.UNKNOWN);
        KconfigTree tree = KconfigTree.load(new MemoryTree(files), "", settings).orElseThrow();
        Evaluation evaluation = tree.evaluate("u-boot", input(node));
        if (node.path("error").asBoolean()) {
            assertNotEquals(List.of(), evaluation.errors());
            return;
        }
        assertEquals(List.of(), evaluation.errors());
        Map<String, String> values = new TreeMap<>();
        evaluation.options().all().forEach(option -> values.put(option.name(), shown(option.value())));
        Map<String, String> wanted = new TreeMap<>();
        node.get("values")
                .fields()
                .forEachRemaining(
                        value -> wanted.put(value.getKey(), value.getValue().asText()));
        assertEquals(wanted, values);
    }

    private static KconfigInput input(JsonNode node) {
        String config = node.get("config").asText();
        String mode = node.get("mode").asText();
        String header = mode.equals("olddefconfig") ? "#\n# Automatically generated file; DO NOT EDIT.\n" : "";
        String all = mode.equals("allnoconfig") ? "# CONFIG_A is not set\n" : "";
        return new KconfigInput(
                Optional.of(SourceFile.of("config", header + all + config)), List.of(), KconfigInput.Merge.CONFIG);
    }

    private static String shown(Value value) {
        return value.asKnown().orElse("unknown: " + value.causes());
    }
}
