package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a variable of a script is where the cursor stands, and not what it is in the end. */
class ScriptVariablesTest {
    private static final String SCRIPT = "provision/burn.cmd";
    private static final String ENVIRONMENT = "provision/uEnv.txt";
    private static final String TEXT = """
            setenv word 0x18
            echo ${word} ${nowhere}
            setenv word 0x19
            for i in 1 2; do echo $i ${word}; done
            if test ${cond} = 1; then
              setenv word 0x20
              echo ${word}
            fi
            echo ${word}
            echo "🔑" ; fuse prog 0 ${base} 0x1 ; echo after
            echo "open ${word}
            echo ${word}
            """;

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(root.resolve("provision"));
        Files.writeString(root.resolve("bsplint.yaml"), "version: 1\nplatform: stm32mp15\nscripts: [provision/*]\n");
        Files.writeString(root.resolve(ENVIRONMENT), "base=0x18\nburn=fuse prog 0 ${base} 1; setenv base 2\n");
        Files.writeString(root.resolve(SCRIPT), TEXT);
        project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
        project.edit(SCRIPT, new org.bsplint.lsp.client.Buffer(TEXT, java.util.Optional.empty()));
    }

    /** @param nth mention of the word in the line, from 1 */
    private Position at(String path, int line, String word, int nth) throws Exception {
        String text = Files.readString(root.resolve(path)).lines().toList().get(line - 1);
        int at = -1;
        for (int i = 0; i < nth; i++) {
            at = text.indexOf(word, at + 1);
            assertTrue(at >= 0, word);
        }
        return new Position(line - 1, at + 1);
    }

    private String hover(String path, int line, String word) throws Exception {
        return new Hovers(project.snapshot())
                .at(path, at(path, line, word, 1))
                .map(hover -> hover.getContents().getRight().getValue())
                .orElse("");
    }

    private int definition(int line, String word) throws Exception {
        return new Navigation(project.snapshot())
                        .definition(SCRIPT, at(SCRIPT, line, word, 1))
                        .get(0)
                        .getRange()
                        .getStart()
                        .getLine()
                + 1;
    }

    private void holds(String wanted, String hover) {
        assertTrue(hover.contains(wanted), () -> "no " + wanted + " in " + hover);
    }

    @Test
    void aVariableIsWhatItIsAtThatLine() throws Exception {
        holds("**word** = `0x18`", hover(SCRIPT, 1, "word"));
        holds("**word** = `0x18`", hover(SCRIPT, 2, "word"));
        holds("**word** = `0x19`", hover(SCRIPT, 3, "word"));
        holds("**word** = `0x19`", hover(SCRIPT, 4, "word"));
        holds("**word** = `0x20`", hover(SCRIPT, 7, "word"));
        holds("**word** is unknown: depends on the condition of `if`", hover(SCRIPT, 9, "word"));
        assertEquals(1, definition(2, "word"));
        assertEquals(3, definition(4, "word"));
    }

    @Test
    void ofALoopEachRoundIsTold() throws Exception {
        String hover = hover(SCRIPT, 4, "i ${word}");
        holds("**i** = `1`", hover);
        holds("**i** = `2`", hover);
    }

    @Test
    void theProjectsEnvironmentIsInView() throws Exception {
        holds("**base** = `0x18`", hover(SCRIPT, 10, "base"));
        holds("OTP 24 (PKH) |= 0x1", hover(SCRIPT, 10, "base"));
        holds("**nowhere** is unknown", hover(SCRIPT, 2, "nowhere"));
        String hints = new Hints(project.snapshot())
                .inlay(SCRIPT, new Range(new Position(0, 0), new Position(99, 0)))
                .toString();
        holds("OTP 24 (PKH) |= 0x1", hints);
    }

    @Test
    void anEnvironmentIsWhatItsFileSays() throws Exception {
        String hover = hover(ENVIRONMENT, 2, "base");
        holds("**base** = `0x18`", hover);
        assertFalse(hover.contains("`2`"), hover);
    }

    @Test
    void onlyTheCommandUnderTheCursorSpeaks() throws Exception {
        assertFalse(hover(SCRIPT, 10, "echo").contains("OTP"));
        assertFalse(hover(SCRIPT, 10, "after").contains("irreversible"));
    }

    @Test
    void halfTypedLinesDoNotMoveTheOthers() throws Exception {
        holds("**word** is unknown: depends on the condition of `if`", hover(SCRIPT, 12, "word"));
    }
}
