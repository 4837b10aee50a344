package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product's folder in which somebody left what a folder can hold: pipes, links, names and files that cannot be read. Each
 * is told, the rest is analysed as before, and what it may have said is open rather than absent.
 */
class HostileTreeTest {
    private static final Duration HANG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = CommandRun.tree("founding", folder.resolve("above/tree"));
    }

    @Test
    void aPipeAmongTheScriptsIsToldAndNotWaitedFor() throws Exception {
        fifo(tree.resolve("provision/open.cmd"));
        assertProblem("provision/open.cmd", "is a device, pipe or socket");
    }

    @Test
    void aDeviceAndAFileOfTheKernelAreNotRead() throws IOException {
        Files.createDirectories(tree.resolve("u-boot/configs"));
        Files.createSymbolicLink(tree.resolve("u-boot/configs/a_defconfig"), Path.of("/dev/zero"));
        Files.createSymbolicLink(tree.resolve("provision/kernel.cmd"), Path.of("/proc/kmsg"));
        assertProblem("u-boot/configs/a_defconfig", "is a device, pipe or socket");
        assertProblem("provision/kernel.cmd", "a file of the kernel's own");
    }

    @Test
    void aHugeFileIsNotReadAndWhatItMaySetIsOpen() throws IOException {
        String before = json().get("optee.CFG_STM32_BSEC_WRITE");
        huge(tree.resolve("optee_os/build.mk"));
        assertProblem("optee_os/build.mk", "is larger than 64 MiB; BSPLINT_LIMITS=10");
        CommandRun why = CommandRun.of("why", "optee.CFG_STM32_BSEC_WRITE", tree);
        assertTrue(why.out().contains("64 MiB"), before + why.out() + why.err());
        CommandRun gate = run("check", "--select", "otp-write-refused-by-optee", "--fail-on-undetermined", tree);
        assertEquals(4, gate.status(), gate.out());
    }

    @Test
    void aScriptThatIsNotReadMayRunAnything() throws IOException {
        Files.delete(tree.resolve("provision/close.cmd"));
        Path settings = tree.resolve("bsplint.yaml");
        Files.writeString(settings, Files.readString(settings).replaceAll("operations.*", ""));
        huge(tree.resolve("provision/close.cmd"));
        CommandRun gate = run("check", "--select", "otp-write-refused-by-optee", "--fail-on-undetermined", tree);
        assertEquals(4, gate.status(), gate.out());
    }

    @Test
    void includesOfWhatCannotBeReadLeaveAllOpen() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own"));
        huge(own.resolve("big.inc"));
        huge(own.resolve("big.mk"));
        Files.writeString(own.resolve("t.bb"), "A = \"1\"\nrequire big.inc\nC = \"3\"\n");
        Files.writeString(own.resolve("Makefile"), "A := 1\n-include big.mk\nC := 3\n");
        Map<String, String> bitbake = states(run("eval", "bitbake", own.resolve("t.bb"), "--format", "json"));
        assertEquals("unknown", bitbake.get("A"));
        assertEquals("known", bitbake.get("C"));
        Map<String, String> make = states(run("eval", "make", own.resolve("Makefile"), "--format", "json"));
        assertEquals("unknown", make.get("A"));
        assertFalse("known".equals(make.get("C")));
    }

    @Test
    void linksThatLeadInCirclesOrAboveTheFolderAreNotSearched() throws IOException {
        Files.writeString(folder.resolve("above/elsewhere.cmd"), "fuse prog -y 0 1 2\n");
        Files.createSymbolicLink(tree.resolve("self"), Path.of("."));
        Files.createSymbolicLink(tree.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(tree.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(tree.resolve("machine"), Path.of("/"));
        Files.createSymbolicLink(tree.resolve("provision/gone.cmd"), Path.of("nowhere"));
        CommandRun run = run("check", "--format", "json", tree);
        assertFalse(run.out().contains("elsewhere.cmd"), run.out());
        assertProblem("up", "leads to a folder that holds this one");
        assertProblem("machine", "leads to a folder that holds this one");
        assertProblem("provision/gone.cmd", "a link whose target does not exist");
    }

    @Test
    void namesWithLineEndsAndControlCharactersStayOnOneLine() throws IOException {
        Path odd = tree.resolve("provision/a\n::error::x\u001b[31m.cmd");
        Files.writeString(odd, "fuse prog -y 0 0x0 0x40\nfuse prog\n");
        for (String format : new String[] {"text", "github", "json", "sarif", "junit", "gitlab", "checkstyle"}) {
            CommandRun run = run("check", "--format", format, tree);
            assertEquals(1, run.status(), run.err());
            assertFalse(run.out().contains("\u001b"), format);
            assertTrue(run.out().lines().noneMatch(line -> line.startsWith("::error::x")), run.out());
        }
    }

    @Test
    void aNameOfBytesThatAreNoTextIsTold() throws Exception {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "printf 'fuse prog 0 1 2' > \"$(printf 'provision/\\303\\050.cmd')\"")
                .directory(tree.toFile())
                .start();
        Assumptions.assumeTrue(shell.waitFor() == 0);
        CommandRun run = run("check", "--format", "json", tree);
        assertEquals(1, run.status(), run.err());
        assertTrue(run.out().contains("its name is no text"), run.out());
    }

    @Test
    void lookAlikesThatDifferInCaseAreTwoFiles() throws IOException {
        Files.writeString(tree.resolve("provision/CLOSE.cmd"), "echo harmless\n");
        Files.writeString(tree.resolve("provision/close.CMD"), "fuse prog -y 0 1 2\n");
        CommandRun run = run("check", "--format", "json", tree);
        assertTrue(run.out().contains("provision/close.cmd"), run.out());
        assertFalse(run.out().contains("close.CMD"), "a look-alike is no script");
    }

    @Test
    void includesAboveTheRootOfTheMachineEndThere() throws IOException {
        String up = "../".repeat(60);
        Files.writeString(folder.resolve("Makefile"), "A := 1\n-include " + up + "etc/nothing-here.mk\nB := 2\n");
        assertEquals(
                Map.of("A", "known", "B", "known"),
                states(run("eval", "make", folder.resolve("Makefile"), "--format", "json")));
        Files.writeString(tree.resolve("bsplint.yaml"), "version: 1\nscripts: [" + up + "etc/*.cmd]\n");
        assertTrue(run("check", tree).status() <= 3);
    }

    @Test
    void yamlBombsAreRefusedWithTheirPlace() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        for (String text : new String[] {
            bomb.toString(), "a: &a [*a]\n", "[".repeat(5000), "{a: ".repeat(5000), "a: " + "9".repeat(100_000) + "\n"
        }) {
            Files.writeString(tree.resolve("bsplint.yaml"), text);
            CommandRun run = run("check", tree);
            assertEquals(2, run.status(), run.err());
            assertTrue(run.err().startsWith("bsplint: bsplint.yaml:"), run.err());
        }
    }

    @Test
    void aRuleAndAMaskThatTakeForEverAreGivenUp() throws IOException {
        Path own = Files.createDirectories(folder.resolve("rules"));
        String stars = "a*".repeat(40) + "b";
        Files.writeString(own.resolve("own-rule.yaml"), """
                rule: own-rule
                severity: error
                summary: s
                require: ["u-boot.CONFIG_X matches `%s`"]
                message: m
                fix: f
                why: w
                references: ["acme/x@1:a"]
                tests:
                  - bad: b
                    given: {u-boot.CONFIG_X: "c"}
                    expect: "error: …"
                  - good: g
                    given: {u-boot.CONFIG_X: "%s"}
                  - undetermined: u
                    given: {u-boot.CONFIG_X: "?"}
                """.formatted(stars, stars));
        Files.createDirectories(tree.resolve("u-boot/configs"));
        Files.writeString(tree.resolve("u-boot/configs/x_defconfig"), "CONFIG_X=\"" + "a".repeat(50_000) + "\"\n");
        CommandRun run = run("check", "--rules", own, "--select", "own-rule", tree);
        assertEquals(1, run.status(), run.err());
        Path build = Files.createDirectories(folder.resolve("yocto/build/conf"));
        Files.writeString(build.resolve("local.conf"), "MACHINE = \"m\"\nBBMASK = \"(a+)+\\1c\"\n");
        Files.writeString(build.resolve("bblayers.conf"), "BBLAYERS = \"${TOPDIR}/../meta-x\"\n");
        Path recipes = Files.createDirectories(folder.resolve("yocto/meta-x/recipes-a/" + "a".repeat(60)));
        Files.createDirectories(folder.resolve("yocto/meta-x/conf"));
        Files.writeString(
                folder.resolve("yocto/meta-x/conf/layer.conf"),
                "BBPATH .= \":${LAYERDIR}\"\nBBFILES += \"${LAYERDIR}/recipes-*/*/*.bb\"\n");
        Files.writeString(recipes.resolve("optee-os_1.bb"), "A = \"1\"\n");
        CommandRun masked = run("check", "--format", "json", folder.resolve("yocto"));
        assertTrue(masked.out().contains("takes too many steps"), masked.out() + masked.err());
    }

    @Test
    void foldersNestedAsDeepAsAPathMayBeAreSearched() throws IOException {
        String down = "d/".repeat(900);
        Files.createDirectories(tree.resolve(down));
        Files.writeString(tree.resolve(down + "close.cmd"), "fuse prog -y 0 0x0 0x40\n");
        CommandRun run = run("check", "--no-cache", "--format", "json", tree);
        assertEquals(1, run.status(), run.err());
        assertTrue(run.out().contains("provision/close.cmd"), run.out());
    }

    @Test
    void aFileThatMayNotBeReadIsAProblem() throws IOException {
        Path secret = tree.resolve("provision/secret.cmd");
        Files.writeString(secret, "fuse prog -y 0 0x0 0x40\n");
        Assumptions.assumeTrue(secret.toFile().setReadable(false, false) && !Files.isReadable(secret), "not as root");
        assertProblem("provision/secret.cmd", "permission");
    }

    /** Long texts of blanks, openings without ends, and the like, in every file that is looked through by a pattern. */
    @Test
    void longTextsOfOneKindTakeNoLongerThanOthers() throws IOException {
        String blanks = "\n".repeat(400_000) + "\t".repeat(400_000) + "\t\t\n".repeat(100_000);
        Map<String, String> files = new TreeMap<>();
        files.put(".repo/manifests/default.xml", "<manifest>" + "<!--".repeat(200_000) + blanks);
        files.put("default.xml", "<manifest><project " + "revision = ".repeat(20_000) + " ".repeat(20_000));
        files.put("kas.yml", "header:\n".repeat(30_000));
        files.put("more.yml", "header:\n" + "\n".repeat(250_000));
        files.put("open.yml", "header: {" + " header: {".repeat(20_000));
        files.put(
                "out/optee_os/conf.mk",
                "# auto-generated\nPLATFORM=a\nCFG_A=" + " ".repeat(400_000) + "x\nCFG_B=" + "\t ".repeat(200_000)
                        + "\n");
        files.put(
                "meta-x/recipes-y/optee/optee-os-stm32mp_1.bb",
                "A = \"${@os.path.dirname('/x" + "/".repeat(400_000) + "y/')}\"\n");
        files.put("disk.wks", blanks + "part " + "--part-name".repeat(50_000));
        files.put("flash.tsv", blanks + "P\t0x1\t" + " ".repeat(400_000));
        files.put("board.dts", "/ { a = " + "<".repeat(100) + " ".repeat(400_000) + blanks + "/*".repeat(100_000));
        files.put("board.env", "a=" + "#if ".repeat(50_000) + blanks + "/*".repeat(100_000));
        files.put("provision/blanks.cmd", blanks + "test ".repeat(3_000) + "$".repeat(20_000));
        files.put("u-boot/configs/x_defconfig", blanks + "CONFIG_".repeat(50_000));
        files.put("tf-a/build.mk", blanks + "A := " + "$(".repeat(2_000) + "\n" + "#".repeat(400_000));
        files.put("meta-x/conf/layer.conf", "BBFILE_COLLECTIONS += \"" + " ".repeat(200_000) + blanks);
        files.put(
                "meta-x/recipes-x/tf-a/tf-a-stm32mp_1.bb",
                "A = \"${@bb.utils.explode_dep_versions2('a (=" + " ".repeat(100_000) + "')}\"\naddtask a "
                        + "before x after y ".repeat(2_000) + "\n" + blanks);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = tree.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            CommandRun run = run("check", "--no-cache", "--format", "json", tree);
            assertTrue(run.status() <= 3, file.getKey() + ": " + run.err());
            Files.delete(target);
        }
    }

    private CommandRun run(Object... words) {
        return assertTimeoutPreemptively(HANG, () -> CommandRun.of(words));
    }

    private void assertProblem(String file, String part) {
        Map<String, String> problems = json();
        assertTrue(problems.getOrDefault(file, "").contains(part), problems::toString);
    }

    /** Messages of problems by file. */
    private Map<String, String> json() {
        CommandRun run = run("check", "--format", "json", tree);
        assertEquals(1, run.status(), run.err());
        Map<String, String> problems = new TreeMap<>();
        for (JsonElement one :
                JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("problems")) {
            problems.put(
                    one.getAsJsonObject().get("file").getAsString(),
                    one.getAsJsonObject().get("message").getAsString());
        }
        return problems;
    }

    private static Map<String, String> states(CommandRun run) {
        Map<String, String> states = new TreeMap<>();
        JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonObject("values")
                .asMap()
                .forEach((name, value) -> {
                    if (name.length() == 1) {
                        states.put(name, value.getAsJsonObject().get("state").getAsString());
                    }
                });
        return states;
    }

    private static void huge(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write("# nothing\n".getBytes(StandardCharsets.US_ASCII));
            sparse.setLength(70L << 20);
        }
    }

    private static void fifo(Path path) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0, "mkfifo is needed");
    }
}
