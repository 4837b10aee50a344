package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Which line a comment speaks of. */
class SuppressionsTest {
    private static List<Integer> lines(String text) {
        return Suppressions.in(List.of(SourceFile.of("a.config", text))).all().stream()
                .map(Suppressions.Comment::line)
                .toList();
    }

    @Test
    void aSymbolThatIsNotSetIsNoComment() {
        assertEquals(List.of(2), lines("# bsplint:ignore some-rule why\n# CONFIG_A is not set\nCONFIG_B=y\n"));
        assertEquals(List.of(2), lines("# bsplint:ignore some-rule why\r\n# CONFIG_A is not set\r\nCONFIG_B=y\r\n"));
        assertEquals(List.of(3), lines("# bsplint:ignore some-rule why\n# CONFIG_A is what we want\nCONFIG_B=y\n"));
        assertEquals(List.of(1), lines("CONFIG_B=y # bsplint:ignore some-rule why\n"));
    }
}
