package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server after any edits knows just what a check from scratch knows. */
class RandomEditsTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverOutOfSync(long seed) throws Exception {
        ServerTest.foundingCase(root);
        RandomEdits edits = new RandomEdits(root, seed);
        for (int step = 1; step <= 120; step++) {
            edits.step();
            if (step % 12 == 0) {
                assertEquals(Optional.empty(), edits.difference(), "after edit " + step + " of seed " + seed);
            }
        }
    }
}
