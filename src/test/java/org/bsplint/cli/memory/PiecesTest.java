package org.bsplint.cli.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bsplint.cli.shell.Console;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that are worked on each on its own: what is remembered is what would be made. */
class PiecesTest {
    private static final Map<String, String> FILES = Map.of("a", "1", "b", "2", "c", "3", "shared", "s");

    @TempDir
    Path folder;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void onlyWhatAskedForAnEditedFileIsMadeAgain() {
        assertEquals(List.of("a1s", "b2s", "c3"), run(FILES, "a", "b", "c"));
        assertEquals(3, made.get());
        assertEquals(List.of("a1s", "b2s", "c3"), run(FILES, "a", "b", "c"));
        assertEquals(3, made.get());
        assertEquals(List.of("a1s", "b9s", "c3"), run(with("b", "9"), "a", "b", "c"));
        assertEquals(4, made.get());
        assertEquals(List.of("a1x", "b2x", "c3"), run(with("shared", "x"), "a", "b", "c"));
        assertEquals(6, made.get());
    }

    @Test
    void othersThanBeforeAreWorkedOnToo() {
        run(FILES, "a", "b");
        assertEquals(List.of("c3", "b2s"), run(FILES, "c", "b"));
        assertEquals(3, made.get());
        assertEquals(List.of("a1s", "b2s", "c3"), run(FILES, "a", "b", "c"));
        assertEquals(3, made.get(), "what was not asked for is kept");
    }

    @Test
    void anotherCommandIsAnotherWork() {
        run(FILES, "a", "b");
        each("other", new MemoryTree(FILES), List.of("a", "b"));
        assertEquals(4, made.get());
    }

    @Test
    void damageIsNoticed() throws IOException {
        run(FILES, "a", "b", "c");
        Path file = only();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertEquals(List.of("a1s", "b2s", "c3"), run(FILES, "a", "b", "c"));
            Files.write(file, Arrays.copyOf(whole, i));
            assertEquals(List.of("a1s", "b2s", "c3"), run(FILES, "a", "b", "c"));
        }
        assertEquals(3 + 6 * whole.length, made.get());
    }

    @Test
    void runsSideBySideAgree() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<List<String>>> tasks = IntStream.range(0, 64)
                .<Callable<List<String>>>mapToObj(i -> () -> run(i % 2 == 0 ? FILES : with("b", "9"), "a", "b", "c"))
                .toList();
        int i = 0;
        for (var result : threads.invokeAll(tasks)) {
            assertEquals(List.of("a1s", i++ % 2 == 0 ? "b2s" : "b9s", "c3"), result.get());
        }
        threads.shutdown();
        assertEquals(1, Stream.of(only()).count());
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> files = new TreeMap<>(FILES);
        files.put(name, text);
        return files;
    }

    private List<String> run(Map<String, String> files, String... things) {
        return each("command", new MemoryTree(files), List.of(things));
    }

    private List<String> each(String command, FileTree tree, List<String> things) {
        List<String> results = new ArrayList<>();
        Console nowhere = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        new Invocation(nowhere, Optional.of(new RunMemory(folder, "program")), List.of())
                .each(true, command, 2, things, tree, this::work, results::add);
        return results;
    }

    private String work(String thing, FileTree tree) {
        made.incrementAndGet();
        String shared = thing.equals("c")
                ? ""
                : tree.read("shared").map(SourceFile::text).orElse("");
        return thing + tree.read(thing).map(SourceFile::text).orElse("") + shared;
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
