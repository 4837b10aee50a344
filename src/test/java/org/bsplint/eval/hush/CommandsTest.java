package org.bsplint.eval.hush;

import static org.bsplint.eval.hush.UnknownsTest.shell;
import static org.bsplint.eval.hush.UnknownsTest.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands do to variables and to the flow, by cmd/nvedit.c, cmd/setexpr.c and common/cli_hush.c of U-Boot. */
class CommandsTest {
    /** The arguments of the last command, which prints what the others left. */
    private static String printed(String script) {
        List<String> lines = shown(script);
        return lines.get(lines.size() - 1).replaceFirst("^echo ?", "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "setexpr a 9 + 1; echo ${a}~a",
                "setexpr a 10 * 10; echo ${a}~100",
                "setexpr a 20 - 1; echo ${a}~1f",
                "setexpr a f0 '&' 3c; echo ${a}~30",
                "setexpr a f0 '|' f; echo ${a}~ff",
                "setexpr a ff ^ f; echo ${a}~f0",
                "setexpr a 20 / 3; echo ${a}~a",
                "setexpr a 20 % 3; echo ${a}~2",
                "setexpr a 0x12; echo ${a}~12",
                "setexpr a 1 / 0; echo ${a}~…",
                "setexpr a 5 - 7; echo ${a}~…",
                "setexpr a *1000; echo ${a}~…",
                "setexpr a *1000 + 1; echo ${a}~…",
                "setexpr a fmt %d 1; echo ${a}~…",
                "setenv s a.b.c; setexpr s sub b X; echo ${s}~a.X.c",
                "setenv s a.b.b; setexpr s gsub b X; echo ${s}~a.X.X",
                "setexpr t sub b+ X abbc; echo ${t}~aXc",
                "setexpr t sub '[0-9]+' N a12b; echo ${t}~aNb",
                "setexpr t sub ^a X aba; echo ${t}~Xba",
            })
    void setexpr(String script, String expected) {
        assertEquals(expected, printed(script + "\n"), script);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "setexpr~no",
                "setexpr a~no",
                "setexpr a 1 +~no",
                "setexpr a 1 ++ 1~no",
                "setexpr a 1 ? 1~no",
                "setexpr a 1 + 1~yes",
                "setexpr.s a x~no",
                "setexpr a fmt~no",
                "setexpr a sub b X~no",
                "setexpr a sub z X abc~no",
                "setexpr a sub b X abc~yes",
                "setexpr a sub b X abc d~no",
                "setexpr a sub [ X abc~no",
                "setenv a 1~yes",
                "setenv a=b 1~no",
                "setenv -f a 1~yes",
                "setenv -x a 1~no",
                "env~no",
                "env set a 1~yes",
                "true~yes",
                "false~no",
                "echo~yes",
                "test a = b~no",
                "itest 1 == 1~yes",
                "run~no",
                "nosuch[~no",
            })
    void status(String command, String expected) {
        String script = "setenv a\n" + command + "\nif test $? = 0; then echo yes; else echo no; fi\n";
        assertEquals(expected, printed(script), command);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "setenv a x y z; echo ${a}~x y z",
                "setenv a 'x   y'; echo \"${a}\"~x   y",
                "setenv a 1; setenv a; echo [${a}]~[]",
                "setenv a \"\"; if printenv a; then echo set; fi~set",
                "setenv a 1; if env exists a; then echo set; else echo unset; fi~set",
                "setenv a 1; setenv b; if printenv a b; then echo set; else echo unset; fi~unset",
                "setenv a 1; if printenv -q a; then echo set; else echo unset; fi~set",
                "env set a 7; env print a; echo ${a}~7",
                "setenv a 1; env delete a; echo [${a}]~[]",
                "setenv a 1; env del -f a; echo [${a}]~[]",
                "setenv a 1; env default a; echo ${a}~…",
                "setenv a 1; env default -f a b; echo ${a}~…",
                "setenv a 1; env default -a; echo ${a}~…",
                "setenv a 1; env ask a; echo ${a}~…",
                "setenv a 1; env load; echo ${a}~…",
                "setenv a 1; env save; echo ${a}~1",
                "setenv a 1; env select mmc; echo ${a}~…",
                "setenv a 1; env import -t 1000 10 b; echo ${a}~1",
                "setenv a 1; env import -t 1000 10 a; echo ${a}~…",
                "setenv a 1; env import -t 1000 10; echo ${a}~…",
                "setenv a 1; env import -d -t 1000 10 b; echo ${a}~…",
                "setenv ipaddr 10.0.0.1; echo ${ipaddr}~10.0.0.1",
                "setenv ipaddr host; echo ${ipaddr}~…",
                "setenv ethaddr 1; echo ${ethaddr}~…",
                "askenv a; echo ${a}~…",
                "setenv c 'echo inner'; run c~inner",
                "setenv a 'setenv b 1'; setenv c 'setenv d 2'; run a c; echo ${b}${d}~12",
                "setenv a false; setenv c 'setenv d 2'; setenv d 0; run a c; echo ${d}~0",
                "setenv bootcmd 'setenv a 5'; boot; echo ${a}~5",
                "setenv a 'exit 3; echo no'; run a; echo $?~3",
                "run ${unknown}; echo ${a}~? echo …",
                "setenv f 1; source 1000; echo ${f}~? echo …",
                "a=1; echo ${a}~1",
                "a=1; setenv a 2; echo ${a}~2",
                "setenv a; a=1; setenv a; echo ${a}~1",
                "for i in x y; do setenv r ${r}${i}; done; echo ${i}~y",
                "setenv n 1; while test ${n} != 3; do setexpr n ${n} + 1; done; echo ${n}~3",
                "setenv n 1; until test ${n} = 4; do setexpr n ${n} + 1; done; echo ${n}~4",
                "if false; then echo a; elif true; then echo b; else echo c; fi~b",
                "if false; then echo a; elif false; then echo b; else echo c; fi~c",
                "false; echo $?~1",
                "true; echo $?~0",
                "if false; then true; fi; echo $?~1",
                "while false; do true; done; echo $?~1",
                "setenv a; echo ${a:-dflt}~dflt",
                "setenv a v; echo ${a:-dflt}~v",
                "setenv a v; echo x${a:+alt}y~xy",
                "setenv a; echo x${a:+alt}y~xalty",
                "setenv a; echo ${a:=new}${a}~newnew",
            })
    void variablesAndFlow(String script, String expected) {
        assertEquals(expected, printed(script + "\n"), script);
    }

    @Test
    void exitEndsTheScriptAndKeepsItsStatus() {
        assertEquals(List.of("echo a", "exit"), shown("echo a; exit; echo b\n"));
        assertEquals(List.of("exit 0"), shown("for i in 1 2; do exit 0; done; echo b\n"));
    }

    @Test
    void loadedFilesAreKnownWhereTheMediumIs() {
        Shell shell = shell(Map.of()).withMedia(Map.of("uEnv.txt", Text.of("a=1\n# note\nb=two words\nc\\=x=3\n")));
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("a.cmd", "load mmc 0:1 1000 /boot/uEnv.txt\nenv import -t 1000 ${filesize}\n"), shell);
        assertEquals(Value.known("1"), run.environment().value("a"));
        assertEquals(Value.known("two words"), run.environment().value("b"));
        assertEquals(Value.known("1e"), run.environment().value("filesize"));
        ScriptRun part = HushEvaluator.script(
                SourceFile.of("a.cmd", "load mmc 0:1 1000 /boot/uEnv.txt\nenv import -t 1000 ${filesize} b\n"), shell);
        assertEquals(Value.UNSET, part.environment().value("a"));
        assertEquals(Value.known("two words"), part.environment().value("b"));
        ScriptRun cut = HushEvaluator.script(
                SourceFile.of("a.cmd", "load mmc 0:1 1000 uEnv.txt\nenv import -t 1000 4\n"), shell);
        assertEquals(Value.known("1"), cut.environment().value("a"));
        assertEquals(Value.UNSET, cut.environment().value("b"));
        ScriptRun only = HushEvaluator.script(
                SourceFile.of("a.cmd", "setenv z 1\nload mmc 0:1 1000 uEnv.txt\nenv import -d -t 1000 -\n"), shell);
        assertEquals(Value.UNSET, only.environment().value("z"));
        assertEquals(Value.known("1"), only.environment().value("a"));
    }

    @Test
    void aSourcedTextRunsWhereItIsKnown() {
        Shell shell = shell(Map.of()).withMedia(Map.of("boot.scr", Text.of("setenv a in\nexit\nsetenv a late\n")));
        ScriptRun run = HushEvaluator.script(
                SourceFile.of("a.cmd", "load mmc 0 c0 boot.scr; source c0; setenv b ${a}\n"), shell);
        assertEquals(Value.known("in"), run.environment().value("b"));
    }

    @Test
    void historiesTellWhichStepCounts() {
        Option option = HushEvaluator.script(
                        SourceFile.of("a.cmd", "setenv a 1\nsetexpr a 1 + 1\nenv delete a\nsetenv a end\n"),
                        Shell.unstated())
                .environment()
                .get("a");
        assertEquals(
                List.of("setenv", "setexpr", "env", "setenv"),
                option.history().stream().map(Assignment::operator).toList());
        assertEquals(
                List.of(false, false, false, true),
                option.history().stream()
                        .map(step -> step.effect() == Assignment.Effect.APPLIED)
                        .toList());
        assertEquals(4, option.place().orElseThrow().line());
    }

    @Test
    void abbreviationsCountWhereOneCommandHasThem() {
        CommandTable table = CommandTable.open().only(List.of("echo", "fuse", "setenv", "setexpr", "test"));
        assertEquals("fuse", ((CommandTable.Known) table.resolve("fu")).name());
        assertEquals("echo", ((CommandTable.Known) table.resolve("echo.b")).name());
        assertEquals("setexpr", ((CommandTable.Known) table.resolve("setex")).name());
        assertTrue(table.resolve("set") instanceof CommandTable.Nothing, "two begin so");
        assertTrue(table.resolve("mmc") instanceof CommandTable.Nothing);
        assertTrue(table.resolve("") instanceof CommandTable.Nothing);
        assertTrue(table.resolve("[") instanceof CommandTable.Nothing);
        assertTrue(CommandTable.open().resolve("nosuchcommand") instanceof CommandTable.Undecided);
        for (String foreign : List.of("[", "case", "f()", "a=b", "x|y", "$x", "it's")) {
            assertTrue(CommandTable.isForeign(foreign), foreign);
        }
        for (String own : List.of("fuse", "mmc", "2048", "md.b", "env")) {
            assertFalse(CommandTable.isForeign(own), own);
        }
    }

    @Test
    void theModernShellIsAnother() {
        Shell modern = Shell.unstated().withDialect(org.bsplint.syntax.hush.Dialect.MODERN);
        String script = "setenv v 'a b'\nsetenv w x${v}y\nif ! true; then setenv n forgotten; fi\n"
                + "false && echo a || setenv o or\nif false; then true; fi; setenv s $?\nfor i in 1 2; do setenv l ${l}${i}; done\n"
                + "q=5 setenv p 1\nr=6; setenv t ${r}\necho a \\\n  b\n";
        ScriptRun run = HushEvaluator.script(SourceFile.of("a.cmd", "setenv l\n" + script), modern);
        assertEquals(Value.known("xa by"), run.environment().value("w"));
        assertEquals(Value.known("forgotten"), run.environment().value("n"));
        assertEquals(Value.known("or"), run.environment().value("o"));
        assertEquals(Value.known("0"), run.environment().value("s"));
        assertEquals(Value.known("12"), run.environment().value("l"));
        assertEquals(Value.known("6"), run.environment().value("t"));
        assertEquals("echo a b", run.commands().get(run.commands().size() - 1).line());
    }

    @Test
    void statusesOfTwoWaysAreJoined() {
        assertEquals(Status.OK, Status.OK.join(Status.OK));
        assertEquals(Status.FAILED, Status.ONE.join(Status.of(2)));
        assertEquals(Status.UNKNOWN, Status.OK.join(Status.ONE));
        assertEquals(Status.ONE, Status.OK.not());
        assertEquals(Status.OK, Status.of(7).not());
        assertEquals(Status.ONE, Status.of(7).asFlag());
        assertEquals(Status.UNKNOWN, Status.UNKNOWN.not());
    }
}
