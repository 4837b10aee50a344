package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertEquals(3, kept());
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
