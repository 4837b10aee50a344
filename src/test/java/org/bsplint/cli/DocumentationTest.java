package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.Console;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/**
 * The commands of the documentation are run: every line of a block marked {@code sh}, in this process, with the repository as
 * working folder; {@code # exit 1} states another exit status than 0. Of a block marked {@code console}, whose files are the
 * reader's, the words of each command line have to be known.
 */
class DocumentationTest {
    /** What is not run here, and the file that runs it instead, with the text that shows it. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "./mvnw verify", "./mvnw -B -ntp verify",
            "./mvnw spotless:apply", "./mvnw -B -ntp verify",
            "./mvnw -Pstrict compile", "-Pstrict -DskipTests");

    /** Programs of the reader's that a session may show. */
    private static final Set<String> FOREIGN =
            Set.of("python3", "git", "cosign", "kas", "bitbake", "make", "code", "apt-get", "pre-commit", "cd", "cat");

    private static final Pattern BLOCK =
            Pattern.compile("(?m)^```(\\w+)[^\\n]*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern EXIT = Pattern.compile("\\s+#\\s*exit (\\d+).*$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private record Line(Path file, String language, String text) {}

    @TestFactory
    Stream<DynamicTest> everyCommandLine() throws IOException {
        Files.createDirectories(Path.of("target"));
        List<Line> lines = lines();
        assertTrue(lines.size() > 8, "the blocks were found");
        return lines.stream().map(line -> DynamicTest.dynamicTest(line.file() + ": " + line.text(), () -> check(line)));
    }

    @Test
    void whatRunsElsewhereDoesRunThere() throws IOException {
        String script = Files.readString(Path.of(".ci/run"));
        RUN_ELSEWHERE.forEach(
                (command, proof) -> assertTrue(script.contains(proof), command + " is not run by .ci/run"));
    }

    private static void check(Line line) {
        if (line.language().equals("console")) {
            if (line.text().startsWith("$ ")) {
                known(line.text().substring(2));
            }
            return;
        }
        String command = line.text();
        int expected = 0;
        Matcher exit = EXIT.matcher(command);
        if (exit.find()) {
            expected = Integer.parseInt(exit.group(1));
            command = command.substring(0, exit.start());
        }
        command = command.replaceFirst("\\s+#\\s.*$", "").strip();
        if (RUN_ELSEWHERE.containsKey(command)) {
            return;
        }
        CommandRun run = CommandRun.of(words(command).toArray());
        assertEquals(expected, run.status(), run.out() + run.err());
    }

    /** Parses the command line: unknown commands and options fail, and programs of this project that are not there. */
    private static void known(String command) {
        String program = command.split(" ")[0];
        if (program.startsWith("tools/")) {
            assertTrue(Files.isExecutable(Path.of(program)), program);
            return;
        }
        if (FOREIGN.contains(program)) {
            return;
        }
        List<String> words = words(command.replaceFirst("\\s+#\\s.*$", "").replaceAll("\\s[<>]\\s*\\S+", ""));
        try {
            Commands.parser(new Invocation(
                            new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter())),
                            Optional.empty(),
                            words))
                    .parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException unknown) {
            fail(unknown.getMessage());
        }
    }

    /** The arguments of {@code ./bsplint …}; no other program is known here. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        String program = words.remove(0);
        assertTrue(
                program.equals("./bsplint") || program.equals("bsplint"),
                () -> "neither bsplint nor on the list of what runs elsewhere: " + command);
        return words;
    }

    private static List<Line> lines() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Line> lines = new ArrayList<>();
        for (Path page : pages) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                String language = block.group(1);
                if (language.equals("sh") || language.equals("console")) {
                    String text = block.group(2).replaceAll("\\\\\\n\\s*", " ");
                    text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(line -> lines.add(new Line(page, language, line)));
                }
            }
        }
        return lines;
    }
}
