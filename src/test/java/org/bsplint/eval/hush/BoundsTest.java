package org.bsplint.eval.hush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.OldReader;
import org.bsplint.syntax.hush.Tape;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Hostile scripts end soon, with one clear message each. */
class BoundsTest {
    private static ScriptRun run(String text) {
        return run(text, Shell.unstated());
    }

    private static ScriptRun run(String text, Shell shell) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(5), () -> HushEvaluator.script(SourceFile.of("a.cmd", text), shell));
    }

    @Test
    void aValueThatRunsItself() {
        ScriptRun run = run("setenv a 'echo x; run a'\nrun a\necho after\n");
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
        assertTrue(run.diagnostics().get(0).message().contains("`run a` runs itself"), run.diagnostics()::toString);
    }

    @Test
    void twoValuesThatRunEachOtherTwice() {
        ScriptRun run = run("setenv a 'run b; run b'\nsetenv b 'run a; run a'\nrun a\n");
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
    }

    @Test
    void aLoopThatNeverEnds() {
        ScriptRun run = run("while true; do echo x; done\nfuse prog -y 0 0 1\n");
        assertEquals(1, run.diagnostics().size());
        assertTrue(run.diagnostics().get(0).message().contains("never ends"));
        assertEquals(Reach.NEVER, run.commands().get(run.commands().size() - 1).reach());
    }

    @Test
    void aLoopThatCountsForEver() {
        ScriptRun run = run("setenv n 1; while true; do setexpr n ${n} + 1; done\n");
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
    }

    @Test
    void aScriptOfTenMegabytes() {
        String line = "if test \"${a}\" = b; then setenv c d; else mmc dev 0 && echo x; fi\n";
        ScriptRun run = run(line.repeat(10_000_000 / line.length()));
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
    }

    @Test
    void deepNesting() {
        ScriptRun run = run("if true; then ".repeat(20_000));
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
        ScriptRun modern = run("{ ".repeat(20_000), Shell.unstated().withDialect(Dialect.MODERN));
        assertEquals(1, modern.diagnostics().size(), modern.diagnostics()::toString);
    }

    @Test
    void aValueThatDoublesItself() {
        ScriptRun run = run("setenv a x\n" + "setenv a ${a}${a}\n".repeat(60));
        assertEquals(1, run.diagnostics().size(), run.diagnostics()::toString);
    }

    @Property(tries = 2000)
    @Tag("property")
    void neverThrows(@ForAll("scripts") String text, @ForAll Dialect dialect) {
        Map<String, String> variables = Map.of("x", "a 'b", "y", "echo $x; run y", "z", "if true; then echo z; fi");
        HushEvaluator.script(
                SourceFile.of("a.cmd", text), UnknownsTest.shell(variables).withDialect(dialect));
        HushEvaluator.script(SourceFile.of("a.cmd", text), Shell.unstated().withDialect(dialect));
    }

    @Property(tries = 2000)
    @Tag("property")
    void losesNoText(@ForAll("scripts") String text) {
        Tape tape = Tape.of(text);
        OldReader reader = new OldReader(tape, OldReader.Mode.SCRIPT);
        int at = 0;
        boolean whole = true;
        for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            assertEquals(at, chunk.get().start(), "chunks follow each other");
            at = chunk.get().end();
            whole = chunk.get().fault().isEmpty();
        }
        assertTrue(!whole || at >= text.length(), "without a fault all is read");
    }

    @Provide
    static Arbitrary<String> scripts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "if ",
                "then ",
                "elif ",
                "else ",
                "fi",
                "for ",
                "in ",
                "while ",
                "until ",
                "do ",
                "done",
                ";",
                "\n",
                "&&",
                "||",
                "|",
                "&",
                "'",
                "\"",
                "\\",
                "$",
                "${",
                "}",
                "{ ",
                "( ",
                ")",
                "#",
                " ",
                "x",
                "$x",
                "${x:-a}",
                "run y",
                "run z",
                "run x",
                "setenv ",
                "a=1",
                "test ",
                "$? ",
                "exit",
                "false",
                "mmc dev 0",
                "!",
                "é",
                "\r\n",
                "\\\n",
                "${y}",
                "setexpr a 1 + ",
                "env import -t 0 1",
                "break");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }
}
