package org.bsplint.eval.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What BitBake's own unit tests prove, restated as files (see the resource's first lines), in each dialect. */
class UnitTestRowsTest {
    private record Case(String name, Dialect from, Dialect to, Map<String, String> files, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> rows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case one : cases()) {
            for (Dialect dialect : Dialect.values()) {
                if (dialect.atLeast(one.from()) && one.to().atLeast(dialect)) {
                    tests.add(DynamicTest.dynamicTest(one.name() + " in " + dialect, () -> check(one, dialect)));
                }
            }
        }
        return tests.stream();
    }

    private static void check(Case one, Dialect dialect) {
        Map<String, String> files = new LinkedHashMap<>();
        one.files().forEach((path, text) -> files.put(path, separated(text, dialect)));
        String main = files.keySet().iterator().next();
        PlainFiles evaluator = new PlainFiles(new BitbakeFiles(new MemoryTree(files), dialect), PythonEvaluator.none());
        Map<String, String> given = main.contains("/") ? Map.of("BBPATH", "") : Map.of();
        DataStore store = evaluator.store(main, given);
        List<Diagnostic> errors =
                store.notes().diagnostics().stream().filter(Diagnostic::stops).toList();
        boolean stops = one.expected().stream().anyMatch(line -> line.startsWith("error"));
        assertEquals(stops, !errors.isEmpty(), () -> "errors: " + errors);
        for (String line : one.expected()) {
            check(separated(line, dialect), store, errors);
        }
    }

    private static void check(String line, DataStore store, List<Diagnostic> errors) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("error")) {
            boolean there = words.length < 2
                    || errors.stream().anyMatch(error -> error.span().line() == Integer.parseInt(words[1]));
            assertTrue(there, () -> line + ", but: " + errors);
            return;
        }
        int bracket = words[0].indexOf('[');
        Value value = bracket < 0
                ? store.value(words[0])
                : store.flag(words[0].substring(0, bracket), words[0].substring(bracket + 1, words[0].length() - 1));
        switch (words[1]) {
            case "unset" -> assertEquals(Value.UNSET, value, line);
            case "fails" -> assertInstanceOf(Value.Failing.class, value, line);
            default -> {
                String text = words[2].substring(1, words[2].length() - 1).replace("\\n", "\n");
                assertEquals(Value.known(text), value, line);
            }
        }
    }

    /** {@code @} between name characters is the separator, unless it is Python's or a flag's. */
    private static String separated(String text, Dialect dialect) {
        return text.replaceAll(
                "(?<=[A-Za-z0-9_}])@(?=[A-Za-z$0-9_]+)(?![^\\[\\n]*])", String.valueOf(dialect.separator()));
    }

    private static List<Case> cases() throws IOException {
        List<String> lines;
        try (InputStream in = UnitTestRowsTest.class.getResourceAsStream("/bitbake/unit.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<Case> cases = new ArrayList<>();
        String path = "";
        for (String line : lines) {
            if (line.startsWith("== ")) {
                String[] words = line.substring(3).split(" ");
                Dialect from = words.length > 1 ? Dialect.valueOf(words[1]) : Dialect.DUNFELL;
                Dialect to = words.length > 1 ? Dialect.valueOf(words[2]) : Dialect.MASTER;
                cases.add(new Case(words[0], from, to, new LinkedHashMap<>(), new ArrayList<>()));
                path = "";
            } else if (line.startsWith("-- ")) {
                path = line.substring(3);
            } else if (path.equals("expect")) {
                if (!line.isBlank()) {
                    last(cases).expected().add(line);
                }
            } else if (!path.isEmpty()) {
                last(cases).files().merge(path, line + "\n", String::concat);
            }
        }
        assertFalse(cases.isEmpty());
        return cases;
    }

    private static Case last(List<Case> cases) {
        return cases.get(cases.size() - 1);
    }
}
