package org.bsplint.eval.hush;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bsplint.eval.hush.environment.ImportedText;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts whose executed commands were recorded in U-Boot's sandbox program. Each command must come with the same words,
 * in the same order; what depends on hardware may be unknown.
 */
class MeasuredCasesTest {
    private static final JsonNode CASES = read("/hush/cases.json");

    @TestFactory
    Stream<DynamicTest> oldShell() {
        return StreamSupport.stream(CASES.spliterator(), false)
                .map(node -> DynamicTest.dynamicTest(node.get("name").asText(), () -> check(node, node, Dialect.OLD)));
    }

    @TestFactory
    Stream<DynamicTest> modernShell() {
        return StreamSupport.stream(CASES.spliterator(), false)
                .map(node -> DynamicTest.dynamicTest(
                        node.get("name").asText(),
                        () -> check(node, node.has("modern") ? node.get("modern") : node, Dialect.MODERN)));
    }

    private static void check(JsonNode node, JsonNode expected, Dialect dialect) {
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("case.cmd", node.get("script").asText()),
                shell(node).withDialect(dialect));
        List<String> wanted = new ArrayList<>();
        expected.get("commands").forEach(command -> wanted.add(words(command)));
        List<String> got = new ArrayList<>();
        for (RunCommand command : run.commands()) {
            if (command.reach() != Reach.NEVER) {
                got.add(command.argv().stream().map(Text::toString).toList()
                        + (command.reach() == Reach.MAYBE ? " ?" : ""));
            }
        }
        assertEquals(String.join("\n", wanted), matched(got, wanted));
    }

    /** Holes stand for anything, and a command that may run may be absent. */
    private static String matched(List<String> got, List<String> wanted) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (String line : got) {
            boolean maybe = line.endsWith(" ?");
            String words = maybe ? line.substring(0, line.length() - 2) : line;
            boolean fits = at < wanted.size() && fits(words, wanted.get(at));
            if (fits) {
                lines.add(wanted.get(at++));
            } else if (!maybe) {
                lines.add(words);
                at++;
            }
        }
        return String.join("\n", lines);
    }

    private static boolean fits(String words, String wanted) {
        return wanted.matches("(?s)\\Q" + words.replace("…", "\\E.*\\Q") + "\\E");
    }

    private static String words(JsonNode command) {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.asText()));
        return words.toString();
    }

    private static Shell shell(JsonNode node) {
        List<Option> variables = new ArrayList<>();
        // the recorded runs took their variables through env import, which takes one level of backslashes away
        node.get("env")
                .fields()
                .forEachRemaining(entry -> ImportedText.parse(
                                entry.getKey() + "=" + entry.getValue().asText(), false)
                        .forEach(set ->
                                variables.add(Option.of(set.name(), set.value(), Origin.COMMAND_LINE, List.of()))));
        Map<String, Text> media = new HashMap<>();
        for (String kind : List.of("files", "scriptImages")) {
            node.path(kind)
                    .fields()
                    .forEachRemaining(entry ->
                            media.put(entry.getKey(), Text.of(entry.getValue().asText())));
        }
        return Shell.unstated()
                .withCommands(CommandTable.open()
                        .only(List.of(text("/hush/commands.txt").split("\n"))))
                .withEnvironment(OptionSet.complete(variables))
                .withMedia(media)
                .withLongBits(64);
    }

    static JsonNode read(String resource) {
        try {
            return new ObjectMapper().readTree(text(resource));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    static String text(String resource) {
        try (InputStream in = MeasuredCasesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
