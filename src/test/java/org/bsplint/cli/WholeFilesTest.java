package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.UsageException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --fix}, {@code --write-baseline} and {@code init} write into a user's own tree is whole, whatever happens. */
class WholeFilesTest {
    private static final String TF_A = "tf-a/build.mk";

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = CommandRun.tree("founding", folder.resolve("tree"));
    }

    /** What a command is called by, and the words of it in a tree. */
    private static Map<String, List<String>> commands(Path tree) {
        return new TreeMap<>(Map.of(
                "fix", List.of("check", "--fix", tree.toString()),
                "baseline",
                        List.of("check", "--operation", "release", "--write-baseline", tree + "/base.json", "" + tree),
                "init", List.of("init", "--force", tree.toString())));
    }

    @Test
    void anInterruptLeavesEachFileAsItWasOrAsItIsToBe() throws Exception {
        for (String name : commands(tree).keySet()) {
            Path done = Files.createDirectories(folder.resolve(name));
            CommandRun.tree("founding", done);
            Map<String, String> before = files(done);
            long start = System.nanoTime();
            new Program(folder).run(new Program(folder).command(words(name, done)));
            long millis = (System.nanoTime() - start) / 1_000_000;
            Map<String, String> after = files(done);
            assertFalse(before.equals(after), name + " writes");
            for (int tenths : new int[] {5, 8, 9, 10}) {
                Path own = CommandRun.tree("founding", folder.resolve(name + tenths));
                new Program(folder).interrupted(millis * tenths / 10, words(name, own));
                files(own).forEach((path, text) -> {
                    String whole = after.get(path).replace(done.toString(), own.toString());
                    assertTrue(text.equals(before.get(path)) || text.equals(whole), path + ": " + text);
                });
            }
        }
    }

    private static String[] words(String name, Path tree) {
        return commands(tree).get(name).toArray(new String[0]);
    }

    /** A disk with room for one more block: enough for the first of the two files that the fixes change. */
    @Test
    void aFullDiskChangesNothing() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        String plant =
                "mount -t tmpfs -o size=256k tmpfs %1$s && cp -r %2$s %1$s/tree && echo old > %1$s/tree/base.json "
                        + "&& cd %1$s && find tree -type f | sort | xargs sha256sum > ../before "
                        + "&& { dd if=/dev/zero of=filler bs=4k 2>/dev/null; truncate -s -%3$sk filler; }; ";
        for (String name : commands(tree).keySet()) {
            String room = name.equals("fix") ? "4" : "0";
            ProcessBuilder full = new ProcessBuilder(
                    "unshare",
                    "-rm",
                    "sh",
                    "-c",
                    plant.formatted(small, tree, room)
                            + "\"$@\" >/dev/null; s=$?; find tree -type f | sort | xargs sha256sum | cmp - ../before && exit $s",
                    "sh");
            Program program = new Program(folder);
            assumeNameSpaces(program);
            full.command()
                    .addAll(program.command(words(name, small.resolve("tree"))).command());
            Program.Ended ended = program.run(full);
            assertEquals(2, ended.status(), name + ": " + ended.out() + ended.err());
            assertTrue(ended.err().startsWith("bsplint: cannot write " + small), ended.err());
            assertTrue(ended.err().endsWith(": No space left on device\n"), ended.err());
        }
    }

    private static void assumeNameSpaces(Program program) throws Exception {
        int status = program.run(new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"))
                .status();
        Assumptions.assumeTrue(status == 0, "name spaces are needed");
    }

    @Test
    void allFilesOrNone() throws IOException {
        Path one = Files.writeString(folder.resolve("a"), "old");
        Map<Path, byte[]> files = new TreeMap<>(Map.of(one, new byte[3], folder.resolve("none/b"), new byte[3]));
        UsageException said = Assertions.assertThrows(UsageException.class, () -> OutputFile.writeAll(files));
        assertTrue(said.getMessage().endsWith("none/b: its folder does not exist"), said.getMessage());
        assertEquals("old", Files.readString(one));
        assertEquals(List.of(), parts());
    }

    @Test
    void aFixKeepsLinksPermissionsAndAllOtherBytes() throws IOException {
        Path real = folder.resolve("real.mk");
        byte[] before =
                (Files.readString(tree.resolve(TF_A)) + "# caf\u00e9\r\n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(real, before);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxr-x---"));
        Files.delete(tree.resolve(TF_A));
        Files.createSymbolicLink(tree.resolve(TF_A), real);
        CommandRun run = CommandRun.of("check", "--fix", tree);
        assertTrue(run.out().contains("fixed "), run.out() + run.err());
        assertTrue(Files.isSymbolicLink(tree.resolve(TF_A)));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        byte[] after = Files.readAllBytes(real);
        assertTrue(after.length > before.length);
        assertArrayEquals(before, Arrays.copyOf(after, before.length), "what is added stands behind");
        assertEquals(List.of(), parts());
    }

    private List<String> parts() throws IOException {
        return files(folder).keySet().stream()
                .filter(path -> path.endsWith(".part"))
                .toList();
    }

    private static Map<String, String> files(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(tree.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
