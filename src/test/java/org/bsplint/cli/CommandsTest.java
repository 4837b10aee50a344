package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands answer, as a user calls them. */
class CommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED = "otp-write-refused-by-optee";

    @TempDir
    private Path folder;

    private Path founding;

    @BeforeEach
    void copyTree() throws IOException {
        founding = CommandRun.tree("founding", folder.resolve("founding"));
    }

    @Test
    void theFoundingFindingAsJson() throws IOException {
        JsonNode document = JSON.readTree(
                CommandRun.of("check", "--format", "json", founding).out());
        JsonNode finding = finding(document, REFUSED);
        assertEquals("provision/close.cmd", finding.path("file").asText());
        assertEquals(1, finding.path("line").asInt());
        assertEquals(1, finding.path("column").asInt());
        assertEquals(1, finding.path("endLine").asInt());
        assertEquals(21, finding.path("endColumn").asInt());
        assertTrue(finding.path("irreversible").asBoolean());
        assertEquals("certain", finding.path("confidence").asText());
        assertTrue(finding.path("subjects").toString().contains("CFG_STM32_BSEC_WRITE"));
        assertTrue(finding.path("fix").path("verified").asBoolean());
        assertEquals("stm32mp15", document.at("/context/platform/value").asText());
    }

    @Test
    void bothOfTheVendorsSpellingsAreOn() throws IOException {
        for (String value : new String[] {"1", "y"}) {
            CommandRun run = CommandRun.of("check", "--set", "optee.CFG_STM32_BSEC_WRITE=" + value, founding);
            assertTrue(!run.out().contains(REFUSED), run.out());
        }
    }

    @Test
    void whatTheCommandLineStatesIsTakenForGranted() {
        assertTrue(CommandRun.of("check", founding).out().contains("ecosystem 3.0"));
        assertTrue(CommandRun.of("check", "--ecosystem", "3.1", founding).out().contains("ecosystem 3.1"));
    }

    @Test
    void onePathOfAProjectIsCheckedInItsPlace() {
        CommandRun run = CommandRun.of("check", founding.resolve("provision/close.cmd"));
        assertEquals(1, run.status());
        assertTrue(run.out().contains("close.cmd:1:1"), run.out());
    }

    @Test
    void quietIsFindingsOnly() {
        CommandRun run = CommandRun.of("check", "--quiet", founding);
        assertTrue(!run.out().contains("files ·"), run.out());
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        assertTrue(CommandRun.of("check", "--color", "always", founding).out().contains("\u001b["));
        assertTrue(!CommandRun.of("check", "--color", "never", founding).out().contains("\u001b["));
    }

    @Test
    void diffTellsValuesAndFindings() throws IOException {
        assertEquals(0, CommandRun.of("diff", founding, founding).status());
        Path fixed = CommandRun.tree("founding", folder.resolve("fixed"));
        CommandRun.write(fixed.resolve("optee_os/build.mk"), "CFG_STM32_BSEC_WRITE := y\n");
        CommandRun run = CommandRun.of("diff", founding, fixed);
        assertEquals(1, run.status());
        assertTrue(run.out().contains("optee.CFG_STM32_BSEC_WRITE: unset -> `y`"), run.out());
        assertTrue(run.out().contains("optee_os/build.mk:1"), run.out());
        assertTrue(run.out().contains("- error[" + REFUSED + "]"), run.out());

        Path saved = folder.resolve("old.json");
        CommandRun.of("report", "--output", "json=" + saved, founding);
        CommandRun fromFile = CommandRun.of("diff", saved, fixed);
        assertEquals(run, fromFile);
        JsonNode document = JSON.readTree(
                CommandRun.of("diff", "--format", "json", saved, fixed).out());
        assertEquals("bsplint-diff/1", document.path("schema").asText());
        assertEquals(
                2,
                CommandRun.of("diff", founding.resolve("bsplint.yaml"), fixed).status());
        assertEquals(
                2, CommandRun.of("diff", "--format", "xml", founding, fixed).status());
    }

    @Test
    void aSavedReportHoldsWhatIsComparedOfItsTree() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.filter(Files::isDirectory).toList()) {
                Path saved = folder.resolve("saved.json");
                CommandRun.of("report", "--output", "json=" + saved, sample);
                String none = "0 values changed, 0 findings appeared, 0 vanished\n";
                assertEquals(new CommandRun(0, none, ""), CommandRun.of("diff", saved, sample), sample.toString());
                assertEquals(new CommandRun(0, none, ""), CommandRun.of("diff", sample, saved), sample.toString());
            }
        }
    }

    @Test
    void diagnoseKnowsTheSessionThatThisProjectBeganWith() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "stm32_smc: Failed to exec svc=82001003 op=2 in secure mode (err = -2)\n");
        CommandRun run = CommandRun.of("diagnose", log);
        assertEquals(0, run.status());
        assertTrue(run.out().contains("CFG_STM32_BSEC_WRITE=y"), run.out());
        Files.writeString(log, "nothing of note\n");
        assertEquals(1, CommandRun.of("diagnose", log).status());
        assertEquals(2, CommandRun.of("diagnose", folder.resolve("nowhere")).status());
    }

    @Test
    void explainSaysWhatAndWhy() {
        CommandRun run = CommandRun.of("explain", REFUSED);
        assertEquals(0, run.status());
        assertTrue(run.out().startsWith("# " + REFUSED), run.out());
        CommandRun misspelled = CommandRun.of("explain", "otp-write-refused-by-opte");
        assertEquals(2, misspelled.status());
        assertTrue(misspelled.err().contains("did you mean `" + REFUSED + "`?"), misspelled.err());
    }

    @Test
    void rulesAreListedAndTheirVocabularyToo() {
        assertTrue(CommandRun.of("rules", "list").out().contains(REFUSED));
        CommandRun vocabulary = CommandRun.of("rules", "vocabulary");
        assertEquals(0, vocabulary.status());
        assertTrue(vocabulary.out().contains("boot.secure-monitor"), vocabulary.out());
        assertEquals(0, CommandRun.of("rules", "test", "--rule", REFUSED).status());
    }

    @Test
    void whyNotTellsWhichConditionKeptARuleQuiet() {
        CommandRun run = CommandRun.of("why-not", "stm32key-cannot-close", founding);
        assertEquals(0, run.status());
        assertTrue(run.out().contains("stm32key-cannot-close, image default: not applicable"), run.out());
        assertTrue(run.out().contains("[no]  script runs `stm32key read|fuse *`"), run.out());
        assertEquals(
                2, CommandRun.of("why-not", "stm32key-cannot-clos", founding).status());
    }

    @Test
    void foreignTextDrivesNoTerminal() throws IOException {
        Path make = folder.resolve("escape.mk");
        CommandRun.write(make, "A := x\u001b[2Jy\n$(info \u001b]0;title\u0007)\n");
        Path script = folder.resolve("escape.cmd");
        CommandRun.write(script, "echo 'x\u001b[2Jy'\n");
        String text = CommandRun.of("eval", "make", make).out()
                + CommandRun.of("eval", "u-boot-script", script).out();
        assertTrue(text.contains("x [2Jy"), text);
        assertTrue(text.chars().noneMatch(c -> c == 0x1b || c == 7), text);
    }

    @Test
    void oneFormatMayGoToSeveralFiles() throws IOException {
        Path first = folder.resolve("a.json");
        Path second = folder.resolve("b.json");
        CommandRun.of("check", "--output", "json=" + first, "--output", "json=" + second, founding);
        assertEquals(Files.readString(first), Files.readString(second));
    }

    @Test
    void ownRulesTakePart() throws IOException {
        CommandRun.write(folder.resolve("rules/no-fuse-here.yaml"), """
                rule: no-fuse-here
                severity: warning
                summary: Scripts of this project never fuse
                when:
                  - "script runs `fuse prog *`"
                message: "`{when.command}`: fusing is the factory's business"
                tests:
                  - bad: a script fuses
                    given: {script: fuse prog 0 0x0 0x40}
                    expect: |
                      script:1:1: warning: `fuse prog 0 0x0 0x40`: fusing is the factory's business
                  - good: a script only reads
                    given: {script: fuse read 0 0x0}
                """);
        CommandRun tests = CommandRun.of("rules", "test", folder.resolve("rules"));
        assertEquals(0, tests.status(), tests.out() + tests.err());
        CommandRun run = CommandRun.of("check", "--rules", folder.resolve("rules"), founding);
        assertTrue(run.out().contains("warning[no-fuse-here]: `fuse prog 0 0x0 0x40`: fusing is"), run.out());
        CommandRun.write(folder.resolve("rules/no-fuse-here.yaml"), "rule: other-name\n");
        CommandRun broken = CommandRun.of("check", "--rules", folder.resolve("rules"), founding);
        assertEquals(2, broken.status());
        assertTrue(broken.err().contains("no-fuse-here.yaml:1"), broken.err());
    }

    @Test
    void versionNamesTheRulesToo() {
        assertTrue(
                CommandRun.of("--version")
                        .out()
                        .strip()
                        .matches("bsplint \\d+\\.\\d+\\.\\d+, rules \\d+\\.\\d+( \\(commit [0-9a-f]{10}\\))?"),
                CommandRun.of("--version").out());
    }

    private static JsonNode finding(JsonNode document, String rule) {
        for (JsonNode finding : document.path("findings")) {
            if (finding.path("rule").asText().equals(rule)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + rule + " in " + document);
    }
}
