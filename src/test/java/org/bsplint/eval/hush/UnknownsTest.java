package org.bsplint.eval.hush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What is not known stays unknown, and no more than that. */
class UnknownsTest {
    @Test
    void bothBranchesOfAnUnknownConditionMayRun() {
        assertEquals(
                List.of("mmc dev 0", "? echo yes", "? echo no", "echo after"),
                shown("if mmc dev 0; then echo yes; else echo no; fi; echo after\n"));
    }

    @Test
    void whatBothBranchesAgreeOnStaysKnown() {
        assertEquals(
                List.of("mmc rescan", "? setenv a 1", "? setenv b 1", "? setenv a 1", "? setenv b 2", "echo 1 …"),
                shown("if mmc rescan; then setenv a 1; setenv b 1; else setenv a 1; setenv b 2; fi; echo $a $b\n"));
    }

    @Test
    void anUnknownVariableOutsideQuotesMayBeSeveralWords() {
        ScriptRun run = run("test ${x} = yes && echo open\n");
        assertEquals(Reach.MAYBE, run.commands().get(1).reach());
    }

    @Test
    void exitUnderAnUnknownConditionMakesTheRestUncertain() {
        assertEquals(
                List.of("mmc dev 1", "? exit", "? fuse prog -y 0 0 1"),
                shown("if mmc dev 1; then exit; fi\nfuse prog -y 0 0 1\n"));
    }

    @Test
    void anEarlyEndOfAValueEndsOnlyThat() {
        assertEquals(
                List.of(
                        "setenv s if mmc dev 1; then exit; fi; echo in",
                        "run s",
                        "mmc dev 1",
                        "? exit",
                        "? echo in",
                        "echo out"),
                shown("setenv s 'if mmc dev 1; then exit; fi; echo in'\nrun s\necho out\n"));
    }

    @Test
    void moreWordsThanEachBuildTakesMayBeTooMany() {
        String many = "setenv a" + " w".repeat(15);
        assertEquals(
                List.of("? " + many, "echo …"),
                shown("setenv a\n" + many + "\necho ${a}\n").subList(1, 3));
        assertEquals(List.of("setenv a w w", "echo w w"), shown("setenv a w w\necho ${a}\n"));
    }

    @Test
    void withAnIfsOfTheScriptNoWordIsCertain() {
        ScriptRun run =
                HushEvaluator.script(SourceFile.of("a.cmd", "setenv IFS ,\nfuse prog -y 0 0 1\n"), Shell.unstated());
        RunCommand last = run.commands().get(1);
        assertEquals(Reach.MAYBE, last.reach());
        assertTrue(last.argv().stream().noneMatch(org.bsplint.value.Text::isKnown));
    }

    @Test
    void groupsOfRegularExpressionsAreFilledIn() {
        String script = "setenv r mp157-dk2; setexpr s sub '(.*)-(dk)' '\\\\2_\\\\1' ; setexpr t sub \"(.*)-(dk)\" "
                + "\"\\\\2_\\\\1\" ${r}; echo ${t}\n";
        assertTrue(shown(script).contains("echo dk_mp1572"), shown(script)::toString);
        assertTrue(shown("setexpr t sub x?x y x; echo ${t}\n").contains("echo …"));
    }

    @Test
    void afterAPipeTheModernShellIsLeftToChance() {
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("a.cmd", "echo a | echo b\nfuse prog -y 0 0 1\n"),
                Shell.unstated().withDialect(org.bsplint.syntax.hush.Dialect.MODERN));
        assertEquals(
                List.of(Reach.ALWAYS, Reach.MAYBE, Reach.MAYBE),
                run.commands().stream().map(RunCommand::reach).toList());
    }

    @Test
    void commandsThatSetVariablesMakeThemUnknown() {
        assertEquals(
                List.of("setenv filesize 1", "load mmc 0:1 1000 x", "echo …"),
                shown("setenv filesize 1; load mmc 0:1 1000 x; echo $filesize\n"));
    }

    @Test
    void anUnknownCommandNameMayChangeAnything() {
        assertEquals(List.of("setenv a 1", "… b", "echo …"), shown("setenv a 1; ${cmd} b; echo $a\n"));
    }

    @Test
    void loopsOfUnknownRoundsForgetWhatTheyWrite() {
        assertEquals(
                List.of("setenv n 0", "mmc dev 0", "? echo …", "? setenv n …1", "? mmc dev 0", "echo …"),
                shown("setenv n 0; while mmc dev 0; do echo $n; setenv n ${n}1; done; echo $n\n"));
    }

    @Test
    void aLocalThatALoopLeavesAloneStaysKnown() {
        List<String> shown = shown("x=1\nwhile test ${a} = 1; do if mmc rescan; then echo in; fi; done\necho $x\n");
        assertEquals("echo 1", shown.get(shown.size() - 1));
    }

    @Test
    void bootingMayEndTheScript() {
        assertEquals(List.of("bootm 1000", "? echo failed"), shown("bootm 1000; echo failed\n"));
    }

    @Test
    void statedVariablesAreKnown() {
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("a.cmd", "run close\n"), shell(Map.of("close", "fuse prog -y 0 ${w} 1", "w", "0x18")));
        assertEquals("fuse prog -y 0 0x18 1", run.commands().get(1).line());
        assertEquals("run close", run.commands().get(1).path().get(0).note());
    }

    @Test
    void notRunCommandsAreListedAsNever() {
        ScriptRun run = run("if false; then fuse prog -y 0 0 1; fi\n");
        assertEquals(Reach.NEVER, run.commands().get(1).reach());
    }

    @Test
    void variablesTellTheirStory() {
        Option option = run("setenv a 1\nsetenv a 2\n").environment().get("a");
        assertEquals(Value.known("2"), option.value());
        assertEquals(2, option.history().size());
        assertEquals(2, option.place().orElseThrow().line());
    }

    static Shell shell(Map<String, String> variables) {
        return Shell.unstated()
                .withEnvironment(OptionSet.complete(variables.entrySet().stream()
                        .map(entry -> Option.of(
                                entry.getKey(), Value.known(entry.getValue()), Origin.COMMAND_LINE, List.of()))
                        .toList()));
    }

    private static ScriptRun run(String text) {
        return HushEvaluator.script(SourceFile.of("a.cmd", text), Shell.unstated());
    }

    static List<String> shown(String text) {
        ScriptRun run = run(text);
        assertTrue(run.diagnostics().isEmpty(), run.diagnostics()::toString);
        return run.commands().stream()
                .filter(command -> command.reach() != Reach.NEVER)
                .map(command -> (command.reach() == Reach.MAYBE ? "? " : "") + command.line())
                .toList();
    }
}
