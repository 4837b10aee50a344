package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: full disks, closed pipes, interrupts, no home, a cache that cannot be written. */
class ProcessTest {
    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = CommandRun.tree("founding", folder.resolve("tree"));
    }

    @Test
    void aFullDiskBehindStandardOutputIsNoResult() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        for (String format : List.of("text", "json")) {
            ProcessBuilder full = bsplint("check", "--format", format, tree.toString());
            full.redirectOutput(Redirect.to(Path.of("/dev/full").toFile()));
            Program.Ended ended = run(full);
            assertEquals(2, ended.status(), ended.err());
            assertEquals("bsplint: cannot write to standard output: No space left on device\n", ended.err());
        }
    }

    @Test
    void aFullDiskBehindAnOutputIsToldAndNothingIsLeft() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        Program.Ended ended = run(bsplint("check", "--output", "json=/dev/full", tree.toString()));
        assertEquals(2, ended.status(), ended.err());
        assertEquals("bsplint: cannot write /dev/full: No space left on device\n", ended.err());
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        Process process = bsplint("check", "--format", "json", tree.toString()).start();
        process.getInputStream().close();
        assertTrue(process.waitFor(Program.PATIENCE, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void withoutAHomeAndWithACacheThatCannotBeWrittenTheResultIsTheSame() throws Exception {
        String usual = run(bsplint("check", tree.toString())).out();
        ProcessBuilder homeless = bsplint("check", tree.toString());
        homeless.environment().remove("HOME");
        homeless.environment().remove("XDG_CACHE_HOME");
        assertEquals(usual, run(homeless).out());
        for (String cache : List.of("/proc/nowhere", "/dev/null", "", "relative")) {
            ProcessBuilder elsewhere = bsplint("check", tree.toString());
            elsewhere.environment().put("XDG_CACHE_HOME", cache);
            Program.Ended ended = run(elsewhere);
            assertEquals(1, ended.status(), ended.err());
            assertEquals(usual, ended.out());
            assertEquals("", ended.err());
        }
    }

    @Test
    void severalRunsAtOnceOnOneCacheAndOneOutputEachGiveAWholeResult() throws Exception {
        Path cache = folder.resolve("cache");
        Path output = folder.resolve("out.json");
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ProcessBuilder one = bsplint("check", "--output", "json=" + output, tree.toString());
            one.environment().put("XDG_CACHE_HOME", cache.toString());
            all.add(one.redirectOutput(folder.resolve("out" + i).toFile()).start());
        }
        for (Process process : all) {
            assertTrue(process.waitFor(Program.PATIENCE, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue());
        }
        String first = Files.readString(folder.resolve("out0"));
        for (int i = 1; i < 4; i++) {
            assertEquals(first, Files.readString(folder.resolve("out" + i)));
        }
        assertTrue(Files.readString(output).endsWith("}\n"));
        assertNoParts();
    }

    @Test
    void anInterruptLeavesTheOldResultAndNoHalfOne() throws Exception {
        Path output = folder.resolve("out.json");
        Files.writeString(output, "as it was\n");
        for (long pause : new long[] {100, 250, 400, 700}) {
            Process process = bsplint("check", "--output", "json=" + output, tree.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
                process.destroy();
                assertTrue(process.waitFor(Program.PATIENCE, TimeUnit.SECONDS));
            }
            String left = Files.readString(output);
            assertTrue(left.equals("as it was\n") || left.startsWith("{") && left.endsWith("}\n"), left);
            assertNoParts();
        }
    }

    /** Ctrl-C in a terminal: each command ends at once with the shell's 130 or was done, and leaves nothing by halves. */
    @Test
    void ctrlCEndsEachCommandWithoutHalfAResult() throws Exception {
        Path output = folder.resolve("out.json");
        Path pages = folder.resolve("pages");
        Path cache = folder.resolve("own-cache");
        List<List<String>> commands = List.of(
                List.of("check", "--output", "json=" + output, tree.toString()),
                List.of("upgrade", "--to", "5.0", tree.toString()),
                List.of("rules", "docs", pages.toString()));
        int interrupted = 0;
        for (List<String> command : commands) {
            for (long pause : new long[] {40, 150, 400, 900}) {
                Files.writeString(output, "as it was\n");
                int status = new Program(folder).interrupted(pause, command.toArray(new String[0]));
                interrupted += status == 130 ? 1 : 0;
                assertTrue(status == 130 || status <= 2, command + " ended with " + status);
                String left = Files.readString(output);
                assertTrue(left.equals("as it was\n") || left.startsWith("{") && left.endsWith("}\n"), left);
                assertNoParts();
                assertNoHalfPages(pages);
            }
        }
        assertTrue(interrupted > 0, "no command was interrupted");
        String usual = run(bsplint("check", "--no-cache", tree.toString())).out();
        assertEquals(usual, run(bsplint("check", tree.toString())).out(), "the memory of runs below " + cache);
    }

    /** A disk that is full for results, and for the memory of runs: a file system of 64 KiB in a name space of its own. */
    @Test
    void aFullDiskKeepsTheOldResultAndNeedsNoCache() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        String mount = "mount -t tmpfs -o size=64k tmpfs " + small + " && echo as it was > " + small + "/out.json && "
                + "dd if=/dev/zero of=" + small + "/filler bs=4k 2>/dev/null; ";
        List<String> check = bsplint("check", "--output", "json=" + small + "/out.json", tree.toString())
                .command();
        ProcessBuilder full = new ProcessBuilder(
                "unshare",
                "-rm",
                "sh",
                "-c",
                mount + "\"$@\"; s=$?; cat " + small + "/out.json; ls -A " + small + "; exit $s",
                "sh");
        full.command().addAll(check);
        full.environment().put("XDG_CACHE_HOME", small.toString());
        Program.Ended probe =
                run(new ProcessBuilder("unshare", "-rm", "sh", "-c", mount + "test -e " + small + "/out.json"));
        Assumptions.assumeTrue(probe.status() == 0, "name spaces are needed");
        Program.Ended ended = run(full);
        assertEquals(2, ended.status(), ended.err());
        assertEquals("bsplint: cannot write " + small + "/out.json: No space left on device\n", ended.err());
        assertTrue(ended.out().endsWith("as it was\nfiller\nout.json\n"), ended.out());
        List<String> plain = bsplint("check", tree.toString()).command();
        ProcessBuilder uncached = new ProcessBuilder("unshare", "-rm", "sh", "-c", mount + "\"$@\"", "sh");
        uncached.command().addAll(plain);
        uncached.environment().put("XDG_CACHE_HOME", small.toString());
        Program.Ended same = run(uncached);
        assertEquals(1, same.status(), same.err());
        assertEquals("", same.err());
        assertEquals(run(bsplint("check", tree.toString())).out(), same.out());
    }

    @Test
    void tooLittleMemoryIsToldWithTheOptionThatGivesMore() throws Exception {
        Path large = tree.resolve("provision/large.cmd");
        Files.writeString(
                large, "setenv a x\n" + "setenv a ${a}${a}\n".repeat(60) + "# " + "x".repeat(12 << 20) + "\n");
        ProcessBuilder tight = bsplint("check", "--no-cache", tree.toString());
        tight.command().add(1, "-Xmx20m");
        Program.Ended ended = run(tight);
        assertEquals(70, ended.status(), ended.err());
        assertTrue(ended.err().contains("-Xmx"), ended.err());
        assertEquals("", ended.out());
    }

    private static void assertNoHalfPages(Path pages) throws IOException {
        if (Files.isDirectory(pages)) {
            try (Stream<Path> all = Files.list(pages)) {
                for (Path page : all.toList()) {
                    String text = Files.readString(page);
                    assertTrue(text.startsWith("# ") && text.endsWith("\n"), page + " is a part of a page");
                }
            }
        }
    }

    @Test
    void aLimitFactorThatIsNoneIsWrongUsage() throws Exception {
        ProcessBuilder wrong = bsplint("check", tree.toString());
        wrong.environment().put("BSPLINT_LIMITS", "many");
        Program.Ended ended = run(wrong);
        assertEquals(2, ended.status());
        assertEquals("bsplint: BSPLINT_LIMITS is a whole number from 1 to 1000, such as 10, not `many`\n", ended.err());
        Path script = folder.resolve("a.cmd");
        Files.writeString(script, "setenv a x\n" + "setenv a ${a}${a}\n".repeat(60));
        ProcessBuilder raised = bsplint("eval", "u-boot-script", script.toString());
        raised.environment().put("BSPLINT_LIMITS", "2");
        Program.Ended limited = run(raised);
        assertTrue(
                limited.err().contains("more than 16000000 characters of expanded text; BSPLINT_LIMITS=10"),
                limited.err());
    }

    private void assertNoParts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(path -> path.toString().endsWith(".part")).toList());
        }
    }

    private ProcessBuilder bsplint(String... words) {
        return new Program(folder).command(words);
    }

    private Program.Ended run(ProcessBuilder builder) throws Exception {
        return new Program(folder).run(builder);
    }
}
