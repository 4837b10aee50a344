package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Edits;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.RuleSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/** Comments and waivers are such as the file that gets them can hold. */
class SuppressingTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    private static String comment(String path, String text, int line) {
        SourceFile file = SourceFile.of(path, text);
        Edit edit = Suppressing.comment("some-rule", file, line);
        return edit.text();
    }

    @Test
    void aCommentIsOneOfItsLanguage() {
        assertEquals("# bsplint:ignore some-rule REASON\n", comment("a.bb", "A = \"1\"\n", 1));
        assertEquals("  # bsplint:ignore some-rule REASON\n", comment("a.cmd", "if x; then\n  y\nfi\n", 2));
        assertEquals("\t// bsplint:ignore some-rule REASON\n", comment("a.dts", "/ {\n\tx;\n};\n", 2));
        assertEquals("/* bsplint:ignore some-rule REASON */\n", comment("board/a/b/b.env", "a=1\n", 1));
        assertEquals("# bsplint:ignore some-rule REASON\r\n", comment("a.cfg", "CONFIG_A=y\r\nCONFIG_B=y\r\n", 2));
    }

    private static ProjectSettings waived(String text, Optional<String> image) {
        Optional<SourceFile> file =
                text.isEmpty() ? Optional.empty() : Optional.of(SourceFile.of("bsplint.yaml", text));
        Edit edit = Suppressing.waiver("some-rule", image, file, TODAY);
        Map<String, String> before = text.isEmpty() ? Map.of() : Map.of("bsplint.yaml", text);
        String now = Edits.apply(new MemoryTree(before), List.of(edit)).getOrDefault("bsplint.yaml", "");
        ParseResult<ProjectSettings> read = SettingsReader.read(new MemoryTree(Map.of("bsplint.yaml", now)));
        assertTrue(read.isClean(), () -> now + read.diagnostics());
        return read.tree();
    }

    @Test
    void aWaiverFitsWhatIsThere() {
        List<String> files = List.of(
                "",
                "version: 1\n",
                "version: 1",
                "version: 1\r\nmachine: x\r\n",
                "version: 1\nwaivers: []\nmachine: x\n",
                "version: 1\nwaivers: # of ours\n- {rule: a, reason: r, owner: o}\nmachine: x\n",
                "version: 1\nwaivers:\n    # first\n    - {rule: a, reason: r, owner: o}\n",
                "version: 1\nwaivers:\n  - rule: a\n    reason: r\n    owner: o\n");
        for (String file : files) {
            List<RuleSettings.Waiver> waivers =
                    waived(file, Optional.of("factory")).rules().waivers();
            assertEquals("some-rule", waivers.get(0).rule(), file);
            assertEquals(Optional.of("2027-04-01"), waivers.get(0).expires(), file);
            assertEquals(Optional.of("factory"), waivers.get(0).image(), file);
            assertEquals(file.contains("rule: a") ? 2 : 1, waivers.size(), file);
        }
    }
}
