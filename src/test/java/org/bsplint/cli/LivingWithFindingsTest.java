package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's way through CI: a gate that fails, is mended, kept by a baseline, waived, and told in a report. */
class LivingWithFindingsTest {
    private static final String TODAY = "2027-01-15";

    @TempDir
    private Path folder;

    private Path project;
    private Path baseline;

    @BeforeEach
    void copyTree() throws IOException {
        project = CommandRun.tree("founding", folder.resolve("project"));
        baseline = project.resolve(".bsplint-baseline.json");
    }

    @Test
    void theWholeStory() throws IOException {
        gateFails();
        theOfferedFixesMendIt();
        theReleaseStartsWithABaseline();
        aChangeMakesAnEntryStale();
        anIrreversibleFindingNeedsAWaiver();
        theReportTellsItAll();
    }

    private void gateFails() {
        CommandRun run = CommandRun.of("check", project);
        assertEquals(1, run.status());
        assertTrue(run.out().contains("error[otp-write-refused-by-optee]"), run.out());
        assertTrue(run.out().contains("error[close-without-trusted-board-boot]"), run.out());
    }

    private void theOfferedFixesMendIt() throws IOException {
        String before = Files.readString(project.resolve("tf-a/build.mk"));
        CommandRun shown = CommandRun.of("check", "--fix", "--dry-run", project);
        assertEquals(1, shown.status());
        assertTrue(shown.out().contains("+++ b/optee_os/build.mk"), shown.out());
        assertTrue(shown.out().contains("+CFG_STM32_BSEC_WRITE := y"), shown.out());
        assertEquals(before, Files.readString(project.resolve("tf-a/build.mk")), "a dry run changes nothing");

        CommandRun fixed = CommandRun.of("check", "--fix", project);
        assertTrue(fixed.out().contains("fixed otp-write-refused-by-optee"), fixed.out());
        assertTrue(Files.readString(project.resolve("optee_os/build.mk")).contains("CFG_STM32_BSEC_WRITE := y"));
        // what trusted boot needs besides is said next, and only a person knows where the library lies
        append("tf-a/build.mk", "MBEDTLS_DIR := mbedtls\n");
        CommandRun gate = CommandRun.of("check", project);
        assertEquals(0, gate.status(), gate.out());
        assertFalse(gate.out().contains("error["), gate.out());
    }

    private void theReleaseStartsWithABaseline() throws IOException {
        CommandRun release = release();
        assertEquals(1, release.status());
        assertTrue(release.out().contains("error[default-ta-signing-key]"), release.out());

        CommandRun written = CommandRun.of(
                "check", "--operation", "release", "--write-baseline", baseline, "--fail-on", "never", project);
        assertEquals(0, written.status());
        String text = Files.readString(baseline);
        assertTrue(text.contains("\"default-ta-signing-key\""), text);
        assertFalse(text.contains("close-before-key-lock"), "what is irreversible is no matter for a baseline");
        append("bsplint.yaml", "baseline: .bsplint-baseline.json\n");
        CommandRun quiet = release();
        assertEquals(0, quiet.status(), quiet.out());
        assertTrue(quiet.out().contains("suppressed"), quiet.out());
        assertTrue(quiet.out().contains("[close-before-key-lock]"), quiet.out());
    }

    private void aChangeMakesAnEntryStale() throws IOException {
        append("optee_os/build.mk", "TA_SIGN_KEY := keys/acme-ta.pem\n");
        CommandRun stale = release();
        assertEquals(0, stale.status(), "only told");
        assertTrue(stale.out().contains("[stale-baseline-entry]"), stale.out());
        assertTrue(stale.out().contains("default-ta-signing-key"), stale.out());
        assertEquals(1, release("--strict-baseline").status());

        CommandRun.of("check", "--operation", "release", "--write-baseline", baseline, "--fail-on", "never", project);
        assertFalse(Files.readString(baseline).contains("default-ta-signing-key"));
        assertEquals(0, release("--strict-baseline").status());
    }

    private void anIrreversibleFindingNeedsAWaiver() throws IOException {
        assertEquals(1, release("--fail-on", "warning").status());
        CommandRun.write(
                project.resolve("provision/close.cmd"),
                "# bsplint:ignore close-before-key-lock,close-without-key-hash the factory does it\n"
                        + "fuse prog 0 0x0 0x40\n");
        CommandRun comment = release();
        assertTrue(comment.out().contains("only a waiver in bsplint.yaml can accept it"), comment.out());
        assertTrue(comment.out().contains("warning[close-before-key-lock]"), comment.out());

        CommandRun.write(project.resolve("provision/close.cmd"), "fuse prog 0 0x0 0x40\n");
        append("bsplint.yaml", """
                waivers:
                  - {rule: close-before-key-lock, reason: "the factory locks them", owner: "j.doe", expires: 2027-03-31}
                  - {rule: close-without-key-hash, reason: "the factory burns it", owner: "j.doe", expires: 2027-03-31}
                """);
        CommandRun waived = release("--fail-on", "warning");
        assertEquals(0, waived.status(), waived.out());
        CommandRun later = CommandRun.of(
                "check", "--operation", "release", "--today", "2027-04-01", "--fail-on", "warning", project);
        assertEquals(1, later.status(), "a waiver ends");
        assertTrue(later.out().contains("expired on 2027-03-31"), later.out());
    }

    private void theReportTellsItAll() throws IOException {
        Path html = folder.resolve("checklist.html");
        Path statement = folder.resolve("statement.json");
        CommandRun run = CommandRun.of(
                "report",
                "--operation",
                "release",
                "--today",
                TODAY,
                "--output",
                "html=" + html,
                "--attestation",
                statement,
                project);
        assertEquals(0, run.status(), run.err());
        String page = Files.readString(html);
        for (String text : new String[] {"the factory locks them", "j.doe", "2027-03-31", "waived", TODAY}) {
            assertTrue(page.contains(text), text + " is not in the checklist");
        }
        assertTrue(Files.readString(statement).contains("https://in-toto.io/Statement/v1"));
    }

    private CommandRun release(String... options) {
        Object[] line = new Object[options.length + 6];
        System.arraycopy(new Object[] {"check", "--operation", "release", "--today", TODAY}, 0, line, 0, 5);
        System.arraycopy(options, 0, line, 5, options.length);
        line[line.length - 1] = project;
        return CommandRun.of(line);
    }

    private void append(String file, String text) throws IOException {
        Path path = project.resolve(file);
        CommandRun.write(path, Files.readString(path) + text);
    }
}
