package org.bsplint.eval.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bsplint.source.search.SortedLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"core-variables.txt", "core-classes.txt"})
    void holdsAllOfAResource(String resource) throws Exception {
        SortedLines names = CoreNames.names(resource);
        try (InputStream stream = CoreNames.class.getResourceAsStream(resource)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertEquals(lines, names.words());
            lines.forEach(line -> assertTrue(names.has(line), line));
        }
    }

    @Test
    void doesNotFindOthers() {
        assertTrue(CoreNames.sets("PN"));
        assertTrue(CoreNames.sets("FILES:${PN}"));
        assertFalse(CoreNames.sets("PNX"));
        assertFalse(CoreNames.sets("# Names"));
        assertFalse(CoreNames.sets(""));
    }

    @Test
    void aMissingResourceIsNamed() {
        assertEquals(
                "no nothing.txt",
                assertThrows(IllegalStateException.class, () -> CoreNames.names("nothing.txt"))
                        .getMessage());
    }
}
