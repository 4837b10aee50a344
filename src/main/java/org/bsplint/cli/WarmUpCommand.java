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

    private static final String SCRIPT = SAMPLE + "/provision/close.cmd";
    private static final String RECIPE =
            SAMPLE + "/layers/meta-vendor-stm32mp/recipes-security/optee/optee-os-stm32mp_3.12.0.bb";

    /** What is found in the script. */
    private static final String RULE = "otp-write-refused-by-optee";

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
        String script = folder.resolve(SCRIPT).toString();
        String recipe = folder.resolve(RECIPE).toString();
        String sources = folder.resolve(SOURCES).toString();
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere);
        Optional<RunMemory> memory = Optional.of(new RunMemory(folder.resolve("runs"), "warm-up"));
        List<List<String>> lines = List.of(
                List.of("check", sample),
                List.of("check", sample),
                List.of("check", sample, "--format", "json"),
                List.of("check", sample, "--format", "sarif"),
                List.of("check", sample, "--format", "junit"),
                List.of("check", sample, "--fix", "--dry-run"),
                List.of("report", sample),
                List.of("report", sample, "--format", "html"),
                List.of("why", "MACHINE", sample),
                List.of("why-not", RULE, sample),
                List.of("init", "--stdout", sample),
                List.of("upgrade", sample, "--to", "4.1"),
                List.of("diff", sample, sample),
                List.of("diagnose", script),
                List.of("eval", "u-boot-script", script),
                List.of("eval", "bitbake", recipe),
                List.of("eval", "optee", sources, "--platform", PLATFORM + "-X", "--format", "json"),
                List.of("eval", "tf-a", sources, "--platform", PLATFORM, "--set", "A=y", "--format", "json"),
                List.of("eval", "make", sources + "/mk/config.mk", "--format", "json"),
                List.of("eval", "make", sources + "/mk/config.mk"),
                List.of("--help"),
                List.of("explain", "nosuch"),
                List.of("check", "--nosuch"));
        boolean ended = lines.stream()
                .allMatch(line -> Main.run(console, memory, line.toArray(String[]::new)) <= ExitStatus.USAGE);
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
