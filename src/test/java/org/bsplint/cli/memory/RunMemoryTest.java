package org.bsplint.cli.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bsplint.cli.shell.Console;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMemoryTest {
    private static final FileTree TREE = new MemoryTree(Map.of("a.conf", "A = \"1\"\n", "d/b.conf", "B = \"2\"\n"));

    @TempDir
    Path folder;

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void sipHashGivesTheResultOfItsPaper() {
        byte[] input = new byte[15];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) i;
        }
        assertEquals(0xa129ca6149be45e5L, new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L).of(input));
    }

    @Test
    void theSameAnswersEndTheSameWithoutARun() {
        assertEquals("out A = \"1\"\n[b.conf]true", run(TREE));
        assertEquals("out A = \"1\"\n[b.conf]true", run(TREE));
        assertEquals(1, runs.get());
    }

    @Test
    void eachOtherAnswerMakesTheRunAgain() {
        run(TREE);
        List<FileTree> others = List.of(
                new MemoryTree(Map.of("a.conf", "A = \"3\"\n", "d/b.conf", "B = \"2\"\n")),
                new MemoryTree(Map.of("a.conf", "A = \"1\"\n", "d/b.conf", "B = \"2\"\n", "d/c.conf", "")),
                new MemoryTree(Map.of("d/b.conf", "B = \"2\"\n")),
                new MemoryTree(Map.of("a.conf", "A = \"1\"\n", "d", "")));
        for (FileTree other : others) {
            String fresh = words(other);
            assertEquals("out " + fresh, run(other));
            run(TREE);
        }
        assertEquals(1 + 2 * others.size(), runs.get());
    }

    @Test
    void whatIsNotUtf8IsAnotherFileThanItsTextInUtf8() {
        byte[] latin = {'A', '=', (byte) 0xe9};
        SipHash hash = new SipHash(1, 2);
        SourceFile bytes = SourceFile.of("a", latin);
        assertTrue(Question.digest(Optional.of(bytes), hash)
                != Question.digest(Optional.of(SourceFile.of("a", bytes.text())), hash));
    }

    @Test
    void anotherProgramOrCommandIsAnotherRun() {
        run(TREE);
        memory("program 2").run("check", Optional.empty(), TREE, console(new StringWriter()), this::run);
        memory("program").run("check --quiet", Optional.empty(), TREE, console(new StringWriter()), this::run);
        assertEquals(3, runs.get());
    }

    @Test
    void damageIsNoticed() throws IOException {
        run(TREE);
        Path file = only();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertEquals("out A = \"1\"\n[b.conf]true", run(TREE));
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals("out A = \"1\"\n[b.conf]true", run(TREE));
        }
        assertEquals(1 + 2 * whole.length, runs.get());
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNoHarm() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        StringWriter out = new StringWriter();
        assertEquals(7, new RunMemory(file, "program").run("check", Optional.empty(), TREE, console(out), this::run));
        assertEquals("out A = \"1\"\n[b.conf]true", out.toString());
    }

    @Test
    void whatDependsOnMoreIsNotKept() throws IOException {
        memory("program")
                .run(
                        "check",
                        Optional.empty(),
                        TREE,
                        console(new StringWriter()),
                        (tree, to) -> new Run.Outcome(0, Run.Repeats.NEVER));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void whatIsThereWithoutBeingAFileIsAskedForToo() throws IOException {
        List<String> seen = new ArrayList<>();
        for (boolean there : List.of(false, true, true)) {
            FileTree tree = new Odd(() -> there, () -> false);
            StringWriter out = new StringWriter();
            memory("program").run("check", Optional.empty(), tree, console(out), (asked, to) -> {
                runs.incrementAndGet();
                to.out().print(asked.exists("pipe"));
                return new Run.Outcome(0, Run.Repeats.ANYWHERE);
            });
            seen.add(out.toString());
        }
        assertEquals(List.of("false", "true", "true"), seen);
        assertEquals(2, runs.get());
    }

    @Test
    void aTreeThatChangedMeanwhileIsNotKept() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        FileTree tree = new Odd(() -> false, () -> asked.getAndIncrement() > 0);
        memory("program").run("check", Optional.empty(), tree, console(new StringWriter()), (files, to) -> {
            to.out().print(files.isFile("new") + " " + files.isFile("new"));
            return new Run.Outcome(0, Run.Repeats.ANYWHERE);
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    /** A tree with something that is neither file nor folder, and with a file that may come. */
    private record Odd(BooleanSupplier pipe, BooleanSupplier file) implements ForwardingTree {
        @Override
        public FileTree tree() {
            return TREE;
        }

        @Override
        public boolean exists(String path) {
            return path.equals("pipe") ? pipe.getAsBoolean() : TREE.exists(path);
        }

        @Override
        public boolean isFile(String path) {
            return path.equals("new") ? file.getAsBoolean() : TREE.isFile(path);
        }
    }

    @Test
    void runsSideBySideAgree() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> tasks = IntStream.range(0, 64)
                .<Callable<String>>mapToObj(i -> () -> run(TREE))
                .toList();
        for (var result : threads.invokeAll(tasks)) {
            assertEquals("out A = \"1\"\n[b.conf]true", result.get());
        }
        threads.shutdown();
        assertTrue(only().toString().endsWith(".run"));
    }

    @Test
    void theSameFilesElsewhereAreTheSameRun() throws IOException {
        Path one = files("one");
        Path two = files("far/away");
        assertEquals(1, runsIn(one, two, (tree, to) -> words(tree)));
        Files.writeString(two.resolve("a.conf"), "A = \"changed\"\n");
        assertEquals(2, runsIn(one, two, (tree, to) -> words(tree)));
    }

    @Test
    void whatDependsOnThePlaceIsKeptForThePlace() throws IOException {
        Path one = files("one");
        Path two = files("far/away");
        Path link = Files.createSymbolicLink(one.resolve("link"), folder);
        Files.createSymbolicLink(two.resolve("link"), folder);
        List<BiFunction<FileTree, String, String>> bound = List.of(
                (tree, root) -> words(tree) + tree.isDirectory("../x"),
                (tree, root) -> words(tree) + tree.isFile(root + "/a.conf"),
                (tree, root) -> words(tree) + tree.canonical(root + "/a.conf"),
                (tree, root) -> words(tree) + tree.identity(link.getFileName().toString()),
                (tree, root) -> words(tree) + root);
        for (BiFunction<FileTree, String, String> run : bound) {
            assertEquals(2, runsIn(one, two, run));
        }
    }

    /** How many runs are made in two folders, each once more. */
    private int runsIn(Path one, Path two, BiFunction<FileTree, String, String> run) throws IOException {
        AtomicInteger made = new AtomicInteger();
        Path kept = Files.createTempDirectory(folder, "kept");
        for (Path root : List.of(one, two, one, two)) {
            StringWriter out = new StringWriter();
            FileTree disk = new DiskTree(root);
            Run work = (tree, to) -> {
                made.incrementAndGet();
                to.out().print(run.apply(tree, root.toString()));
                return new Run.Outcome(0, Run.Repeats.ANYWHERE);
            };
            new RunMemory(kept, "program").run(root.toString(), Optional.of("check"), disk, console(out), work);
            assertEquals(run.apply(disk, root.toString()), out.toString());
        }
        return made.get();
    }

    private Path files(String name) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name).resolve("d")).getParent();
        Files.writeString(root.resolve("a.conf"), "A = \"1\"\n");
        Files.writeString(root.resolve("d/b.conf"), "B = \"2\"\n");
        return root;
    }

    private String run(FileTree tree) {
        StringWriter out = new StringWriter();
        assertEquals(7, memory("program").run("check", Optional.empty(), tree, console(out), this::run));
        return out.toString();
    }

    private Run.Outcome run(FileTree tree, Console console) {
        runs.incrementAndGet();
        console.out().print("out " + words(tree));
        return new Run.Outcome(7, Run.Repeats.ANYWHERE);
    }

    private static String words(FileTree tree) {
        return tree.read("a.conf").map(SourceFile::text).orElse("none") + tree.list("d") + tree.isDirectory("d");
    }

    private RunMemory memory(String program) {
        return new RunMemory(folder, program);
    }

    private static Console console(StringWriter out) {
        return new Console(new PrintWriter(out), new PrintWriter(new StringWriter()));
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
