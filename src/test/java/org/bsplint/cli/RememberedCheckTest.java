package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.cli.memory.RunMemory;
import org.bsplint.cli.shell.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is remembered is, to the byte, the run without memory. */
class RememberedCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("samples")
    void resultsAreTheSameWithAndWithoutTheMemory(Path sample) throws IOException {
        for (String format : List.of("text", "json", "sarif")) {
            List<String> line = List.of("check", sample.toString(), "--format", format);
            CommandRun without = run(Optional.empty(), line);
            assertEquals(without, run(memory(), line));
            int kept = kept();
            assertEquals(without, run(memory(), line));
            assertEquals(kept, kept());
        }
        assertEquals(2 * 3, kept(), "for the same folder, and for the same files in another one");
    }

    @Test
    void anEditIsSeen() throws IOException {
        Path sample = Files.createDirectories(folder.resolve("project/provision"));
        Path script = Files.writeString(sample.resolve("close.cmd"), "stm32key close -y\n");
        List<String> line = List.of("check", folder.resolve("project").toString());
        CommandRun before = run(memory(), line);
        Files.writeString(script, "echo done\n");
        CommandRun after = run(memory(), line);
        assertNotEquals(before, after);
        assertEquals(run(Optional.empty(), line), after);
    }

    @Test
    void evaluationsOfBitbakeFilesAreRememberedToo() throws IOException {
        Path recipe = Files.writeString(folder.resolve("r_1.0.bb"), "require r.inc\nA = \"${B}\"\n");
        List<String> line = List.of("eval", "bitbake", recipe.toString(), "--format", "json");
        assertEquals(run(Optional.empty(), line), run(memory(), line));
        assertEquals(1, kept());
        assertEquals(run(Optional.empty(), line), run(memory(), line));
        Files.writeString(folder.resolve("r.inc"), "B = \"b\"\n"); // a file that was looked for appears
        assertEquals(run(Optional.empty(), line), run(memory(), line));
    }

    @Test
    void theSameFilesElsewhereEndTheSame() throws IOException {
        Path sample = Path.of("samples/close-device-ecosystem-3.0");
        List<CommandRun> runs = new ArrayList<>();
        for (String place : List.of("one", "a/deeper/place")) {
            Path copy = folder.resolve(place);
            try (Stream<Path> all = Files.walk(sample)) {
                for (Path path : all.toList()) {
                    Path to = copy.resolve(sample.relativize(path));
                    Files.createDirectories(to.getParent());
                    Files.copy(path, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            List<String> line = List.of("check", copy.toString());
            runs.add(run(memory(), line));
            assertEquals(run(Optional.empty(), line), runs.get(0));
            assertEquals(2, kept(), "the second was not made");
        }
        assertEquals(runs.get(0), runs.get(1));
    }

    @Test
    void ofManyFilesOnlyWhatAskedForAnEditedOneIsMadeAgain() throws IOException {
        List<String> line = new ArrayList<>(List.of("eval", "bitbake", "--format", "json", "--jobs", "2"));
        for (int i = 0; i < 6; i++) {
            String text = (i % 2 == 0 ? "require even.inc\n" : "") + "A = \"${B}" + i + "\"\n";
            line.add(
                    Files.writeString(folder.resolve("r" + i + "_1.0.bb"), text).toString());
        }
        List<String> edits = List.of("B = \"b\"\n", "B = \"c\"\nPASSWORD = \"geheim\"\n", "");
        for (String edit : edits) {
            Files.writeString(folder.resolve("even.inc"), edit);
            for (List<String> some : List.of(line, line.subList(0, 8), line)) {
                assertEquals(run(Optional.empty(), some), run(memory(), some));
            }
        }
        assertEquals(1, kept());
        line.add("--show-secrets");
        assertEquals(run(Optional.empty(), line), run(memory(), line));
        assertEquals(1, kept(), "what shows secrets is not kept");
    }

    @Test
    void whatTellsTheNameItWasGivenIsNotKeptForOtherNames() throws IOException {
        for (String name : List.of("one", "two")) {
            Path empty = Files.createDirectories(folder.resolve(name));
            Files.writeString(empty.resolve("bsplint.yaml"), "rules: {}\n");
            List<String> line = List.of("check", empty.toString());
            assertEquals(run(Optional.empty(), line), run(memory(), line));
        }
    }

    @Test
    void aNameThatIsEmptyIsAnotherThanNone() throws IOException {
        String recipe =
                Files.writeString(folder.resolve("r_1.0.bb"), "A = \"1\"\n").toString();
        for (List<String> line :
                List.of(List.of("eval", "bitbake", recipe), List.of("eval", "bitbake", recipe, "--var", ""))) {
            assertEquals(run(Optional.empty(), line), run(memory(), line));
        }
    }

    @Test
    void noCacheNeitherReadsNorWrites() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        run(memory(), List.of("check", "samples/close-device-ecosystem-3.0", "--no-cache"));
        assertEquals(0, kept());
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private Optional<RunMemory> memory() {
        return Optional.of(new RunMemory(folder.resolve("runs"), "program"));
    }

    private int kept() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return (int) all.count();
        }
    }

    private static CommandRun run(Optional<RunMemory> memory, List<String> line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Main.run(new Console(new PrintWriter(out), new PrintWriter(err)), memory, line.toArray(String[]::new));
        return new CommandRun(status, out.toString(), err.toString());
    }
}
