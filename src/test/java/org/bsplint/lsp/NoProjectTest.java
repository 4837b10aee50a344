package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that lies alone in the home folder, or above all folders, is no reason to read everything below. */
class NoProjectTest {
    @TempDir
    Path folder;

    @Test
    void theRootIsNotListed() {
        assertTrue(Places.isNoProject(Path.of("/")));
        assertTrue(Places.isNoProject(Path.of(System.getProperty("user.home"))));
        assertEquals(List.of(), new RememberedTree(Path.of("/")).list(""));
    }

    @Test
    void aFolderIs() throws java.io.IOException {
        java.nio.file.Files.writeString(folder.resolve("conf.mk"), "CFG_X = y\n");
        assertFalse(Places.isNoProject(folder));
        assertEquals(List.of("conf.mk"), new RememberedTree(folder).list(""));
    }
}
