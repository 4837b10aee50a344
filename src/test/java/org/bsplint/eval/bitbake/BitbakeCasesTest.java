package org.bsplint.eval.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.FileEvaluator;
import org.bsplint.eval.bitbake.file.Missing;
import org.bsplint.eval.bitbake.file.RecipeEvaluator;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases that were run through BitBake itself, each in every release that it was measured in. */
class BitbakeCasesTest {
    private static final Map<String, Dialect> VERSIONS = Map.of(
            "1.46.0", Dialect.DUNFELL,
            "2.0.0", Dialect.KIRKSTONE,
            "2.4.0", Dialect.MICKLEDORE,
            "2.8.1", Dialect.SCARTHGAP,
            "2.19.0", Dialect.MASTER);

    /** Python that BitBake fails on, where it is not certain for this program that it does. */
    private static final Set<String> MAY_BE_UNKNOWN = Set.of("python-inline-brace-nested", "set-intersect");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return tests("/bitbake/cases.json");
    }

    /** Each statement, operator and construct of Python; the answers are filled in by tools/oracle/bitbake_cases.py. */
    @TestFactory
    Stream<DynamicTest> ownCases() throws IOException {
        return tests("/bitbake/own-cases.json");
    }

    private static Stream<DynamicTest> tests(String resource) throws IOException {
        JsonNode root;
        try (InputStream in = BitbakeCasesTest.class.getResourceAsStream(resource)) {
            root = new ObjectMapper().readTree(in);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : root.get("cases")) {
            for (Iterator<String> keys = one.get("results").fieldNames(); keys.hasNext(); ) {
                String versions = keys.next();
                for (String version : versions.split(" ")) {
                    JsonNode result = one.get("results").get(versions);
                    String name = one.get("name").asText() + " in " + version;
                    tests.add(DynamicTest.dynamicTest(name, () -> check(one, result, VERSIONS.get(version))));
                }
            }
        }
        return tests.stream();
    }

    private static void check(JsonNode one, JsonNode result, Dialect dialect) {
        DataStore store = run(one, dialect);
        if (result.has("error")) {
            assertTrue(store.notes().stopped(), () -> "BitBake stops: " + result.get("error"));
            return;
        }
        assertFalse(
                store.notes().stopped(),
                () -> "BitBake goes on: " + store.notes().diagnostics());
        result.get("values")
                .fields()
                .forEachRemaining(entry -> value(
                        store,
                        entry.getKey(),
                        entry.getValue(),
                        MAY_BE_UNKNOWN.contains(one.get("name").asText())));
    }

    private static void value(DataStore store, String name, JsonNode expected, boolean failing) {
        int bracket = name.indexOf('[');
        Value value = bracket < 0
                ? store.value(name)
                : store.flag(name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
        if (value instanceof Value.Unknown) {
            assertTrue(failing && expected.isObject(), () -> name + " should be known: " + value);
            return;
        }
        if (expected.isNull()) {
            assertEquals(Value.UNSET, value, name);
        } else if (expected.isObject()) {
            assertTrue(value instanceof Value.Failing, () -> name + " fails in BitBake, here it is " + value);
        } else {
            assertEquals(Value.known(expected.asText()), value, name);
        }
    }

    private static DataStore run(JsonNode one, Dialect dialect) {
        boolean old = dialect == Dialect.DUNFELL && one.has("old");
        Map<String, String> files = new LinkedHashMap<>();
        one.get(old ? "old" : "new")
                .fields()
                .forEachRemaining(
                        file -> files.put(file.getKey(), file.getValue().asText()));
        JsonNode options = one.path("opt");
        String main = options.path("main").asText("");
        if (main.isEmpty()) {
            main = files.containsKey("t.bb") ? "t.bb" : "t.conf";
        }
        DataStore store = new DataStore(dialect, new InlinePython(Surroundings.none()), new Notes());
        store.put("BBPATH", options.path("bbpath").asText("").replace(' ', ':'));
        BitbakeFiles parsed = new BitbakeFiles(new MemoryTree(files), dialect);
        FileEvaluator evaluator = new FileEvaluator(store, parsed, Missing.stops());
        evaluator.evaluateMain(main);
        if (options.has("append")) {
            evaluator.evaluate(options.get("append").asText());
        }
        if (main.endsWith(".bb")) {
            RecipeEvaluator.finish(evaluator);
        }
        return store;
    }
}
