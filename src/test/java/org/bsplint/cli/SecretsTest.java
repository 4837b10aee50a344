package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password and a key planted in a project's files appear in nothing that the program prints or writes. */
class SecretsTest {
    private static final String PASSWORD = "hunter2-Correct";
    private static final String KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = CommandRun.tree("founding", folder.resolve("tree"));
        CommandRun.write(
                tree.resolve("provision/close.cmd"), "fuse prog 0 0x0 0x40; setenv wifi_password " + PASSWORD + "\n");
        CommandRun.write(
                tree.resolve("tf-a/build.mk"),
                "PLAT := stm32mp1\nARCH := aarch32\nAARCH32_SP := optee\nENC_KEY := " + KEY + "\nKEY_PASSWORD := "
                        + PASSWORD + "\n");
    }

    @Test
    void noFormatOfCheckShowsThem() {
        for (String format : List.of("text", "json", "sarif", "junit", "github", "gitlab", "checkstyle")) {
            CommandRun run = CommandRun.of("check", "--format", format, tree);
            assertTrue(run.status() == 1 && run.out().contains("close"), run.out());
            assertClean(format, run.out() + run.err());
        }
        assertTrue(CommandRun.of("check", tree).out().contains("KEY_PASSWORD := ***************"));
    }

    @Test
    void noFormatOfReportShowsThem() throws IOException {
        Path statement = folder.resolve("statement.json");
        for (String format : List.of("html", "markdown", "json")) {
            CommandRun run = CommandRun.of("report", "--format", format, "--attestation", statement, tree);
            assertTrue(run.out().contains("close-without-trusted-board-boot"), run.out());
            assertClean(format, run.out() + run.err());
        }
        assertClean("attestation", Files.readString(statement));
    }

    @Test
    void valuesAndTheirHistoriesHideThem() {
        for (String format : List.of("text", "json")) {
            CommandRun make = CommandRun.of("eval", "make", "--format", format, tree.resolve("tf-a/build.mk"));
            assertTrue(make.out().contains("KEY_PASSWORD") && make.out().contains("********"), make.out());
            assertClean("eval make " + format, make.out() + make.err());
            CommandRun script =
                    CommandRun.of("eval", "u-boot-script", "--format", format, tree.resolve("provision/close.cmd"));
            assertTrue(script.out().contains("wifi_password"), script.out());
            assertClean("eval u-boot-script " + format, script.out() + script.err());
        }
        CommandRun why = CommandRun.of("why", "tf-a.KEY_PASSWORD", tree);
        assertTrue(why.out().contains("KEY_PASSWORD"), why.out());
        assertClean("why", why.out());
    }

    @Test
    void comparingMendingAndBaselinesHideThem() throws IOException {
        Path baseline = folder.resolve("baseline.json");
        assertClean(
                "baseline",
                CommandRun.of("check", "--write-baseline", baseline, tree).out());
        assertClean("baseline", Files.readString(baseline));
        assertClean("fix", CommandRun.of("check", "--fix", "--dry-run", tree).out());
        Path other = CommandRun.tree("founding", folder.resolve("other"));
        assertClean("diff", CommandRun.of("diff", other, tree).out());
    }

    @Test
    void everyFileThatIsWrittenHidesThem() throws IOException {
        List<Object> line = new ArrayList<>(List.of("check", tree));
        for (String format : List.of("text", "json", "sarif", "junit", "github", "gitlab", "checkstyle")) {
            line.addAll(List.of("--output", format + "=" + folder.resolve("out." + format)));
        }
        CommandRun.of(line.toArray());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(file.toString(), Files.readString(file));
            }
        }
    }

    @Test
    void aMendedFileKeepsItsPassword() throws IOException {
        CommandRun.of("check", "--fix", tree);
        String mended = Files.readString(tree.resolve("tf-a/build.mk"));
        assertTrue(mended.contains("KEY_PASSWORD := " + PASSWORD), mended);
        assertTrue(mended.contains("TRUSTED_BOARD_BOOT"), mended);
    }

    private static void assertClean(String what, String text) {
        assertFalse(text.contains("hunter2") || text.contains("Correct"), () -> what + " shows the password:\n" + text);
        assertFalse(text.contains("a1b2c3d4e5f6"), () -> what + " shows the key:\n" + text);
    }
}
