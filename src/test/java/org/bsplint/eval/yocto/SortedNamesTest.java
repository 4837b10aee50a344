package org.bsplint.eval.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortedNamesTest {
    @Property(tries = 300)
    void findsWhatIsThere(
            @ForAll @Size(max = 12) Set<@StringLength(min = 1, max = 4) @CharRange(from = '0', to = 'd') String> names,
            @ForAll @StringLength(max = 5) @CharRange(from = '0', to = 'd') String asked) {
        String lines = String.join("\n", new TreeSet<>(names));
        for (String text : new String[] {lines, lines + "\n", "# of a test\n# two\n" + lines}) {
            SortedNames sorted = SortedNames.parse(text);
            names.forEach(name -> assertTrue(sorted.contains(name), name));
            assertEquals(names.contains(asked), sorted.contains(asked) && !asked.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core-variables.txt", "core-classes.txt"})
    void holdsAllOfAResource(String resource) throws Exception {
        SortedNames sorted = SortedNames.of(resource);
        try (InputStream stream = SortedNames.class.getResourceAsStream(resource)) {
            new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> assertTrue(sorted.contains(line), line));
        }
    }

    @Test
    void doesNotFindOthers() {
        SortedNames sorted = SortedNames.of("core-variables.txt");
        assertTrue(sorted.contains("PN"));
        assertFalse(sorted.contains("PNX"));
        assertFalse(sorted.contains("# Names"));
        assertFalse(sorted.contains(""));
    }
}
