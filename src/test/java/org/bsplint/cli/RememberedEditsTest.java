package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bsplint.cli.memory.RunMemory;
import org.bsplint.cli.shell.Console;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to files between two runs, the kept run is the run that would be made: seeded edits to copies of samples. */
class RememberedEditsTest {
    private static final int EDITS = Integer.getInteger("bsplint.edits", 12);
    private static final FileTime ONE_TIME = FileTime.fromMillis(1_700_000_000_000L);
    private static final List<String> NAMES = List.of(
            "bsplint.yaml",
            ".config.yaml",
            ".git",
            "conf.mk",
            "platform_config.h",
            "boot.cmd",
            "kas.yml",
            "layer.conf",
            "local.conf",
            "acme.conf",
            "u-boot-acme_%.bbappend",
            "optee-os_%.bbappend",
            "x.dts",
            "acme.cfg",
            "Kconfig");

    @TempDir
    Path folder;

    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neverStale(int seed) throws IOException {
        random = new Random(seed);
        List<Path> samples = sorted(Path.of("samples"), 1).stream()
                .filter(Files::isDirectory)
                .toList();
        Path tree = folder.resolve("project");
        copy(samples.get(1 + random.nextInt(samples.size() - 1)), tree);
        List<String> before = List.of();
        for (int i = 0; i < EDITS; i++) {
            String edit = edit(tree);
            List<String> line = new ArrayList<>(List.of("check", tree.toString()));
            if (random.nextInt(4) == 0) {
                line.addAll(List.of("--format", "json"));
            }
            String told = "seed " + seed + ", edit " + i + ": " + edit + "; before: " + before;
            CommandRun fresh = run(Optional.empty(), line);
            assertEquals(fresh, run(memory(), line), told);
            assertEquals(fresh, run(memory(), line), told);
            before = Stream.concat(before.stream(), Stream.of(edit))
                    .skip(Math.max(0, before.size() - 5))
                    .toList();
        }
    }

    private String edit(Path tree) throws IOException {
        List<Path> all = sorted(tree, Integer.MAX_VALUE);
        Path one = all.get(random.nextInt(all.size()));
        return switch (random.nextInt(8)) {
            case 0 -> delete(one, tree);
            case 1 -> appear(Files.isDirectory(one) ? one : one.getParent());
            case 2 -> move(one, all.get(random.nextInt(all.size())), tree);
            case 3 -> link(one, all.get(random.nextInt(all.size())), tree);
            case 4 -> outside(tree);
            default -> change(one);
        };
    }

    /** Of the same length and time. */
    private String change(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return "nothing";
        }
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        byte[] others = "ynYNmM01 #=\n\"".getBytes(StandardCharsets.UTF_8);
        bytes[at] = others[random.nextInt(others.length)];
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, ONE_TIME);
        return "change " + at + " of " + file;
    }

    private String appear(Path directory) throws IOException {
        Path file = directory.resolve(NAMES.get(random.nextInt(NAMES.size())));
        if (Files.exists(file) || Files.isSymbolicLink(file)) {
            return "nothing";
        }
        if (random.nextInt(4) == 0) {
            Files.createDirectory(file);
        } else {
            Files.writeString(file, "CFG_STM32_BSEC_WRITE = y\n");
        }
        return "appear " + file;
    }

    private String move(Path from, Path near, Path tree) throws IOException {
        Path to = near.resolveSibling(from.getFileName() + (random.nextBoolean() ? "" : "x"));
        if (from.equals(tree)
                || near.equals(tree)
                || to.startsWith(from)
                || Files.exists(to)
                || Files.isSymbolicLink(to)) {
            return "nothing";
        }
        Files.move(from, to);
        return "move " + from + " to " + to;
    }

    /** Also to itself or to a folder above. */
    private String link(Path place, Path target, Path tree) throws IOException {
        if (place.equals(tree) || target.startsWith(place) && !target.equals(place)) {
            return "nothing";
        }
        delete(place, tree);
        if (!Files.isDirectory(place.getParent())) {
            return "broken " + place;
        }
        Files.createSymbolicLink(
                place,
                random.nextBoolean() || target.equals(place.getParent())
                        ? target
                        : place.getParent().relativize(target));
        return "link " + place + " to " + target;
    }

    private String outside(Path tree) throws IOException {
        Path file = tree.resolveSibling(random.nextBoolean() ? "bsplint.yaml" : ".git");
        if (Files.deleteIfExists(file)) {
            return "gone " + file;
        }
        Files.writeString(file, "operations: [release]\n");
        return "come " + file;
    }

    private static String delete(Path path, Path tree) throws IOException {
        if (path.equals(tree)) {
            return "nothing";
        }
        List<Path> all = Files.isSymbolicLink(path) ? List.of(path) : new ArrayList<>(sorted(path, Integer.MAX_VALUE));
        for (Path one : all.stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(one);
        }
        return "delete " + path;
    }

    private static List<Path> sorted(Path below, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(below, depth)) {
            return all.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path path : sorted(from, Integer.MAX_VALUE)) {
            Path target = to.resolve(from.relativize(path).toString());
            Files.createDirectories(target.getParent());
            Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<RunMemory> memory() {
        return Optional.of(new RunMemory(folder.resolve("runs"), "program"));
    }

    private static CommandRun run(Optional<RunMemory> memory, List<String> line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err));
        return new CommandRun(Main.run(console, memory, line.toArray(String[]::new)), out.toString(), err.toString());
    }
}
