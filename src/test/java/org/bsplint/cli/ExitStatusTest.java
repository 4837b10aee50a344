package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the exit statuses that scripts rely on, with the message that belongs to it. */
class ExitStatusTest {
    private static final String GATE = "otp-write-refused-by-optee";

    @TempDir
    private Path folder;

    private Path founding;

    @BeforeEach
    void copyTree() throws IOException {
        founding = CommandRun.tree("founding", folder.resolve("founding"));
    }

    @Test
    void zeroWithNothingAtTheThreshold() {
        assertEquals(0, CommandRun.of("check", "--fail-on", "never", founding).status());
        assertEquals(0, CommandRun.of("check", "--select", "kernel", founding).status());
        assertEquals(0, CommandRun.of("report", "--fail-on", "never", founding).status());
    }

    @Test
    void oneWithFindingsAtTheThreshold() {
        CommandRun run = CommandRun.of("check", founding);
        assertEquals(1, run.status());
        assertTrue(run.out().contains("error[" + GATE + "]: "), run.out());
        assertTrue(run.out().contains("--> provision/close.cmd:1:1"), run.out());
        assertEquals(1, CommandRun.of("report", founding).status());
    }

    @ParameterizedTest
    @CsvSource({"error,0", "warning,1", "info,1", "never,0"})
    void theThresholdDecides(String threshold, int status) {
        CommandRun run = CommandRun.of("check", "--select", "close-before-key-lock", "--fail-on", threshold, founding);
        assertEquals(status, run.status());
        assertTrue(run.out().contains("warning[close-before-key-lock]"), run.out());
    }

    @Test
    void fourWhereRulesStayUndetermined() {
        CommandRun run = CommandRun.of("check", "--fail-on", "never", "--fail-on-undetermined", founding);
        assertEquals(4, run.status());
        assertEquals(
                1, CommandRun.of("check", "--fail-on-undetermined", founding).status());
    }

    @Test
    void threeWhereNothingIsRecognised() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (String command : List.of("check", "report")) {
            CommandRun run = CommandRun.of(command, empty);
            assertEquals(3, run.status());
            assertTrue(run.err().contains("nothing recognised to analyse in " + empty), run.err());
            assertTrue(run.err().contains("bsplint.yaml"), run.err());
        }
        assertTrue(CommandRun.of("check", "--format", "json", empty).out().contains("\"findings\": []"));
    }

    @Test
    void twoForAPathThatIsNotThere() {
        for (String command : List.of("check", "report", "init")) {
            CommandRun run = CommandRun.of(command, folder.resolve("nowhere"));
            assertEquals(2, run.status());
            assertEquals("", run.out());
            assertTrue(run.err().startsWith("bsplint: no such file or folder: "), run.err());
        }
    }

    @Test
    void twoForABrokenConfigurationWithLineAndSuggestion() throws IOException {
        CommandRun.write(founding.resolve("bsplint.yaml"), "version: 1\nplatfrom: stm32mp15\n");
        for (String command : List.of("check", "report")) {
            CommandRun run = CommandRun.of(command, founding);
            assertEquals(2, run.status());
            assertEquals(
                    "bsplint: bsplint.yaml:2:1: unknown key `platfrom`; did you mean `platform`?",
                    run.err().strip());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format foo | no format `foo`; known are text, json, sarif",
                "--output foo=x | no format `foo`",
                "--output json | wants NAME=FILE, such as sarif=out.sarif, not `json`",
                "--dry-run | --dry-run shows what --fix would change",
                "--today yesterday | --today wants a day such as 2027-03-31, not `yesterday`",
                "--jobs 0 | --jobs wants a number from 1",
                "--jobs many | 'many' is not an int",
                "--select otp-write-refused-by-opte | did you mean `otp-write-refused-by-optee`?",
                "--ignore no-such-thing-at-all | no rule or pack is named `no-such-thing-at-all`",
                "--operation close | known are build, provision-otp, provision-keys, close-device",
                "--profile nope | no profile `nope`; known are dev, ci",
                "--set foo | --set wants COMPONENT.NAME=VALUE, not `foo`",
                "--fail-on nope | nope",
                "--rules nowhere | no folder of rules: nowhere",
                "--baseline nowhere | cannot read nowhere: no such file",
                "--nope | Unknown option: '--nope'",
            })
    void twoForWrongUsageWithTheReason(String words, String reason) {
        String[] option = words.split(" ");
        Object[] line = option.length == 1
                ? new Object[] {"check", option[0], founding}
                : new Object[] {"check", option[0], option[1], founding};
        CommandRun run = CommandRun.of(line);
        assertEquals(2, run.status());
        assertTrue(run.err().contains(reason), run.err());
    }

    @Test
    void twoForAConfigurationFileThatIsNotThere() {
        CommandRun run = CommandRun.of("check", "--config", folder.resolve("other.yaml"), founding);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("other.yaml"), run.err());
    }

    @Test
    void twoForAnOutputThatCannotBeWritten() {
        Path target = folder.resolve("no/such/folder/out.json");
        CommandRun run = CommandRun.of("check", "--output", "json=" + target, founding);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("cannot write " + target + ": its folder does not exist"), run.err());
    }

    @Test
    void twoForABrokenRuleOfTheUser() throws IOException {
        CommandRun.write(folder.resolve("rules/my-rule.yaml"), "rule: my-rule\nseverty: error\n");
        CommandRun run = CommandRun.of("check", "--rules", folder.resolve("rules"), founding);
        assertEquals(2, run.status());
        assertTrue(
                run.err().contains("my-rule.yaml:2:1: error: unknown key `severty`; did you mean `severity`?"),
                run.err());
        assertEquals(2, CommandRun.of("rules", "test", folder.resolve("rules")).status());
    }

    @Test
    void aBinaryRecipeIsOneFindingAndTheRestIsAnalysed() throws IOException {
        Path layer = founding.resolve("meta-acme");
        CommandRun.write(layer.resolve("conf/layer.conf"), "BBPATH .= \":${LAYERDIR}\"\n");
        Path recipe = layer.resolve("recipes-security/optee/optee-os-stm32mp_3.12.0.bb");
        Files.createDirectories(recipe.getParent());
        byte[] bytes = new byte[4096];
        new java.util.Random(7).nextBytes(bytes);
        Files.write(recipe, bytes);
        CommandRun run = CommandRun.of("check", founding);
        assertEquals(1, run.status());
        assertEquals(1, count(run.out(), "error[syntax-error]"), run.out());
        assertTrue(run.out().contains("optee-os-stm32mp_3.12.0.bb:1:1"), run.out());
        assertTrue(run.out().contains("UTF-8"), run.out());
        assertTrue(run.out().contains("[close-without-trusted-board-boot]"), run.out());
        assertFalse(run.out().chars().anyMatch(c -> c < ' ' && c != '\n'), "control characters reach the terminal");
        assertFalse(run.err().chars().anyMatch(c -> c < ' ' && c != '\n'), "control characters reach the terminal");
    }

    @Test
    void wrongWordsOfTheProgramItself() {
        assertEquals(2, CommandRun.of("chekc").status());
        assertEquals(2, CommandRun.of("rules").status());
        assertEquals(2, CommandRun.of("eval").status());
        assertEquals(0, CommandRun.of("--version").status());
        assertEquals(0, CommandRun.of("--help").status());
    }

    @ParameterizedTest
    @CsvSource({
        "check",
        "report",
        "eval",
        "why",
        "explain",
        "diagnose",
        "rules",
        "upgrade",
        "diff",
        "init",
        "lsp",
        "why-not"
    })
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertEquals(0, run.status());
        assertTrue(run.out().startsWith("Usage: bsplint " + command), run.out());
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
