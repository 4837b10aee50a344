package org.bsplint.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTextTest {
    @Test
    void theCommitIsThatOfACheckoutOrOfAnArchiveOfTheSources() {
        assertEquals(Optional.of("0123456789"), VersionText.commit("0123456789"));
        assertEquals(Optional.of("0123456789"), VersionText.commit("0123456789abcdef0123456789abcdef01234567"));
        assertEquals(Optional.empty(), VersionText.commit("$Format:%H$"));
        assertEquals(Optional.empty(), VersionText.commit(null));
    }

    @Test
    void anArchiveOfTheSourcesHasItsCommitWritten() throws IOException {
        String file = "src/main/resources/source-archive.properties";
        assertTrue(Files.readString(Path.of(".gitattributes")).contains(file + " export-subst"));
        String kept = Files.readString(Path.of(file));
        assertTrue(kept.contains("commit=$Format:%H$") || kept.matches("(?s).*commit=[0-9a-f]{40}\\n"), kept);
    }
}
