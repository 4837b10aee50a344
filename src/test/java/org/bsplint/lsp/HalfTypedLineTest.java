package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.lsp.typing.HalfTyped;
import org.bsplint.lsp.typing.HalfTypedBitbake;
import org.bsplint.lsp.typing.HalfTypedMakefile;
import org.bsplint.lsp.typing.HalfTypedScript;
import org.bsplint.lsp.typing.HalfTypedYaml;
import org.bsplint.model.Component;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a line is half typed, the rest of the file is the same text, and what was made of it is used again. */
class HalfTypedLineTest {
    private static final String CONF = "sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk";

    private static String mended(Optional<HalfTyped> half) {
        return half.orElseThrow().mended().text();
    }

    @Test
    void brokenLinesAreEmptyAndOthersStayInTheirLine() {
        assertEquals(
                "A := 1\r\n\r\nB := 2\n   \n",
                mended(HalfTypedMakefile.of(SourceFile.of("a.mk", "A := 1\r\nhalf\r\nB := 2\n   \n"))));
        assertEquals(
                "A := 1\n\n\nB := 2\n",
                mended(HalfTypedMakefile.of(SourceFile.of("a.mk", "A := 1\nhalf\n\tA := $(\nB := 2\n"))));
        assertEquals(
                "echo a\n\necho b\n\n",
                mended(HalfTypedScript.of(SourceFile.of("a.cmd", "echo a\nif true\necho b\necho \"\n"))));
        assertEquals("a: 1\n\nb: 2\n", mended(HalfTypedYaml.of(SourceFile.of("a.yaml", "a: 1\n[\t x\nb: 2\n"))));
    }

    @Test
    void aLineThatNoBitbakeReadsIsEmpty() {
        assertEquals("A = \"1\"\n\nB = \"2\"\n", bitbake("A = \"1\"\nEXTRA_OEMAKE += \"CFG_\nB = \"2\"\n"));
        assertEquals(
                "A = \"1\"\n\n\npython () {\n    pass\n}\n",
                bitbake("A = \"1\"\nSRC\n \t?\npython () {\n    d.setVar(\n}\n"));
    }

    @Test
    void aLineThatSomeBitbakeReadsStays() {
        for (String line :
                List.of("A:append = \"1\"", "A_append = \"1\"", "include_all conf/a.conf", "inherit_defer a")) {
            assertEquals(Optional.empty(), HalfTypedBitbake.of(SourceFile.of("a.bb", line + "\n")), line);
        }
    }

    private static String bitbake(String text) {
        return mended(HalfTypedBitbake.of(SourceFile.of("a.bb", text)));
    }

    @Test
    void nothingIsEvaluatedAgainWhileALineIsHalfTyped(@TempDir Path root) throws Exception {
        ServerTest.foundingCase(root);
        Files.createDirectories(root.resolve(CONF).getParent());
        Files.writeString(root.resolve(CONF), "CFG_A ?= y\n");
        Project project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
        Component before = typed(project, "CFG_A ?= y\n");
        for (String half : new String[] {"C", "CF", "CFG_B", "CFG_B ", "CFG_B ?"}) {
            assertSame(before, typed(project, "CFG_A ?= y\n" + half), half);
        }
        Component after = typed(project, "CFG_A ?= y\nCFG_B ?= y\n");
        assertNotSame(before, after);
        assertEquals(Value.known("y"), after.options().value("CFG_B"));
        assertSame(after, typed(project, "CFG_A ?= y\nCFG_B ?= y\nCFG"));
    }

    private static Component typed(Project project, String text) {
        project.edit(CONF, new Buffer(text, Optional.of(1)));
        return project.snapshot().images().get(0).component("optee");
    }

    /** What is judged, and what stands at the half-typed line, is of the buffer as it is. */
    @Test
    void theReportIsTheSameAndTheErrorFollowsTheLine(@TempDir Path root) throws Exception {
        ServerTest.foundingCase(root);
        Project project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
        String script = "provision/close.cmd";
        String text = Files.readString(root.resolve(script));
        Snapshot first = typed(project, script, text);
        Snapshot half = typed(project, script, text + "echo \"");
        Snapshot longer = typed(project, script, text + "\necho \"abc");
        assertSame(first.report(), half.report());
        assertNotSame(first.report(), longer.report());
        assertSame(
                longer.report(), typed(project, script, text + "\necho \"abcd").report());
        int lines = (int) text.lines().count();
        assertEquals(List.of(lines + 1), errors(half));
        assertEquals(List.of(lines + 2), errors(longer));
        assertEquals(text + "echo \"", half.file(script).orElseThrow().text());
        project.edit("bsplint.yaml", new Buffer("version: 1\n", Optional.of(1)));
        assertNotSame(longer.report(), project.snapshot().report());
    }

    private static Snapshot typed(Project project, String path, String text) {
        project.edit(path, new Buffer(text, Optional.of(1)));
        return project.snapshot();
    }

    private static List<Integer> errors(Snapshot snapshot) {
        return snapshot.halfTyped().stream().map(error -> error.span().line()).toList();
    }
}
