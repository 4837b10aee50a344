package org.bsplint.eval.hush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.value.Observation;
import org.junit.jupiter.api.Test;

class TrapsTest {
    @Test
    void anUnquotedGuardOpensWhenItsVariableIsUnset() {
        Observation seen = only("if test ${ok} = yes; then fuse prog -y 0 0 0x40; fi\n");
        assertEquals("shell-guard-opens-when-unset", seen.kind());
        assertEquals("ok", seen.details().get("variable"));
        assertEquals("fuse prog -y 0 0 0x40", seen.details().get("guards"));
        assertEquals(1, seen.span().orElseThrow().line());
    }

    @Test
    void theGuardIsFoundThroughRunAndInChains() {
        assertEquals(
                "shell-guard-opens-when-unset",
                only("test ${ok} = yes && run close\n", Map.of("close", "fuse prog -y 0 0 1"))
                        .kind());
    }

    @Test
    void quotedAndKnownGuardsHold() {
        assertTrue(observe("if test \"${ok}\" = yes; then fuse prog -y 0 0 1; fi\n")
                .isEmpty());
        assertTrue(observe("setenv ok no; if test ${ok} = yes; then fuse prog -y 0 0 1; fi\n")
                .isEmpty());
        assertTrue(observe("if test -n ${ok}; then fuse prog -y 0 0 1; fi\n").isEmpty(), "false when unset");
    }

    @Test
    void harmlessUnquotedTestsCountOnlyInScriptsThatBurn() {
        String harmless = "if test ${target} = mmc0; then echo card; fi\n";
        assertTrue(observe(harmless).isEmpty());
        assertEquals(
                "shell-test-unquoted",
                only(harmless + "fuse prog -y 0 0 0x40\n").kind());
    }

    @Test
    void wordsOfOtherShellsAreNoCommands() {
        assertEquals("shell-unknown-command", only("! stm32key read\n").kind());
        assertEquals(
                "use `test`", only("if [ a = a ]; then echo x; fi\n").details().get("instead"));
    }

    @Test
    void aBackslashAtALinesEndSplitsArguments() {
        assertEquals(
                "shell-line-splits-arguments",
                only("fuse prog -y 0 0 \\\n 0x40\n").kind());
        assertTrue(HushEvaluator.script(
                        SourceFile.of("a.cmd", "echo a \\\n b\n"),
                        Shell.unstated().withDialect(Dialect.MODERN))
                .observations()
                .isEmpty());
    }

    @Test
    void aSkippedPartTakesTheRestOfTheChain() {
        assertEquals(
                "shell-chain-skips-rest", only("true && echo a || echo b\n").kind());
    }

    @Test
    void doubleEqualsIsNoOperatorOfTest() {
        assertEquals("shell-test-double-equals", only("test a == b\n").kind());
    }

    @Test
    void commandsBeforeASyntaxErrorHaveRun() {
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("a.cmd", "fuse prog -y 0 0 1\nif true; echo x; fi\n"), Shell.unstated());
        assertEquals("shell-runs-before-syntax-error", run.observations().get(0).kind());
        assertEquals(2, run.diagnostics().get(0).span().line());
        assertEquals(1, run.commands().size());
    }

    @Test
    void carriageReturnsAreTold() {
        assertEquals("script-has-crlf", only("echo a\r\necho b\r\n").kind());
    }

    @Test
    void aValuesQuotesMayBreakTheCommand() {
        assertEquals(
                "shell-value-breaks-quotes",
                only("echo ${x}\n", Map.of("x", "it's")).kind());
    }

    private static Observation only(String text) {
        List<Observation> seen = observe(text);
        assertEquals(1, seen.size(), seen::toString);
        return seen.get(0);
    }

    private static Observation only(String text, Map<String, String> variables) {
        return HushEvaluator.script(SourceFile.of("a.cmd", text), UnknownsTest.shell(variables))
                .observations()
                .get(0);
    }

    private static List<Observation> observe(String text) {
        return HushEvaluator.script(SourceFile.of("a.cmd", text), Shell.unstated())
                .observations();
    }

    @Test
    void fuseArgumentsThatLookLikeSomethingElse() {
        assertEquals(
                List.of("fuse-word-octal", "fuse-value-looks-decimal"),
                observe("fuse prog -y 0 010 64\n").stream()
                        .map(Observation::kind)
                        .toList());
        assertEquals("fuse-asks-for-confirmation", only("fuse prog 0 0 0x40\n").kind());
    }

    @Test
    void whatRunsAtEachBootMustNotBurn() {
        Shell shell = UnknownsTest.shell(Map.of("bootcmd", "run x", "x", "stm32key close -y"));
        assertEquals(
                "irreversible-every-boot",
                HushEvaluator.atEachBoot("bootcmd", shell).observations().get(0).kind());
        assertTrue(HushEvaluator.variable("bootcmd", shell).observations().isEmpty());
    }
}
