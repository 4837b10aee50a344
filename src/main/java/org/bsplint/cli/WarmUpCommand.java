package org.bsplint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bsplint.cli.memory.RunMemory;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.source.ResourceTree;
import picocli.CommandLine.Command;

/**
 * Runs the commonest commands over the sample that lies in the program, so that the launcher's archive of classes holds
 * what they need.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    /** Where the build puts the sample. */
    private static final String SAMPLE = "warm-up";
    /** A small tree with one of everything that the makefiles of OP-TEE and TF-A do. */
    private static final String SOURCES = "warm-up-sources";

    /** What those are for. */
    private static final String PLATFORM = "stm32mp1";

    @Override
    public Integer call() {
        try {
            Path folder = Files.createTempDirectory("bsplint-warm-up");
            try {
                ResourceTree tree = new ResourceTree(WarmUpCommand.class);
                unpack(tree, SAMPLE, folder.resolve(SAMPLE));
                unpack(tree, SOURCES, folder.resolve(SOURCES));
                return run(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException noTemporaryFolder) {
            throw new UncheckedIOException(noTemporaryFolder);
        }
    }

    private static int run(Path folder) {
        String sample = folder.resolve(SAMPLE).toString();
        String sources = folder.resolve(SOURCES).toString();
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere);
        Optional<RunMemory> memory = Optional.of(new RunMemory(folder.resolve("runs"), "warm-up"));
        List<List<String>> lines = List.of(
                List.of("check", sample),
                List.of("check", sample),
                List.of("check", sample, "--format", "json"),
                List.of("eval", "optee", sources, "--platform", PLATFORM + "-X", "--format", "json"),
                List.of("eval", "tf-a", sources, "--platform", PLATFORM, "--set", "A=y", "--format", "json"),
                List.of("eval", "make", sources + "/mk/config.mk", "--format", "json"));
        boolean ended = lines.stream()
                .allMatch(line -> Main.run(console, memory, line.toArray(String[]::new)) <= ExitStatus.FINDINGS);
        return ended ? ExitStatus.OK : ExitStatus.INTERNAL;
    }

    private static void unpack(ResourceTree tree, String from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : tree.list(from)) {
            String path = from + "/" + name;
            if (tree.isDirectory(path)) {
                unpack(tree, path, to.resolve(name));
            } else {
                OutputFile.write(to.resolve(name), tree.read(path).orElseThrow().text());
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
