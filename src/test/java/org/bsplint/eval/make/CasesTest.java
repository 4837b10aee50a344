package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Snippets with what GNU make 4.3 printed for them. */
class CasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return tests("/make/cases.json");
    }

    /** What each function, directive and pure shell command does; the answers are filled in by tools/oracle/make_cases.py. */
    @TestFactory
    Stream<DynamicTest> ownCases() throws IOException {
        return tests("/make/own-cases.json");
    }

    private static Stream<DynamicTest> tests(String resource) throws IOException {
        try (InputStream stream = CasesTest.class.getResourceAsStream(resource)) {
            List<DynamicTest> tests = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(stream)) {
                tests.add(DynamicTest.dynamicTest(one.get("name").asText(), () -> check(one)));
            }
            return tests.stream();
        }
    }

    private static void check(JsonNode one) {
        Map<String, String> files = new HashMap<>(strings(one.path("files")));
        files.put("Makefile", one.get("makefile").asText());
        List<CommandLineWord> words = new ArrayList<>();
        boolean overrides = false;
        for (JsonNode argument : one.path("args")) {
            overrides |= argument.asText().equals("-e");
            CommandLineWord.parse(argument.asText()).ifPresent(words::add);
        }
        Evaluation evaluation = new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(new MemoryTree(files), "", "Makefile")
                        .withWords(words)
                        .withEnvironment(strings(one.path("env")), overrides));
        List<String> expected = new ArrayList<>();
        one.get("stdout").forEach(line -> expected.add(line.asText()));
        one.get("stderr").forEach(line -> expected.add(line.asText()));
        assertEquals(
                expected.stream().sorted().toList(),
                evaluation.output().stream().sorted().toList());
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
