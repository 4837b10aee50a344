package org.bsplint.source.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SortedLinesTest {
    /** A word's line has as many further words, and as many lines behind it. */
    @Property(tries = 300)
    void findsWhatIsThere(
            @ForAll @Size(min = 1, max = 12)
                    Map<
                                    @StringLength(min = 1, max = 4) @CharRange(from = '0', to = 'd') String,
                                    @IntRange(max = 3) Integer>
                            words,
            @ForAll @StringLength(max = 5) @CharRange(from = '0', to = 'd') String asked) {
        Map<String, String> entries = new TreeMap<>();
        words.forEach((word, more) -> entries.put(word, word + " x".repeat(more) + "\n  y z".repeat(more)));
        String lines = String.join("\n", entries.values());
        for (String text : List.of(lines, lines + "\n", "# of a test\n# two\n" + lines)) {
            SortedLines sorted = of(text);
            assertEquals(List.copyOf(entries.keySet()), sorted.words());
            entries.forEach((word, entry) -> assertEquals(Optional.of(entry), sorted.entry(word), word));
            assertEquals(Optional.ofNullable(entries.get(asked)), sorted.entry(asked));
            assertEquals(words.containsKey(asked), sorted.has(asked));
        }
    }

    @Test
    void whatStandsBehindAWordBelongsToNoWord() {
        SortedLines sorted = of("# a header\nA b c\n  d\nAB\n");
        assertEquals(
                Map.of("A", true, "A b", false, "A b c", false, "AB", true, "AB ", false, "  d", false, "# a", false),
                List.of("A", "A b", "A b c", "AB", "AB ", "  d", "# a").stream()
                        .collect(Collectors.toMap(word -> word, sorted::has)));
    }

    @Test
    void aTextOfHeadersHoldsNothing() {
        assertEquals(List.of(), of("# one\n# two").words());
        assertEquals(List.of(), of("").words());
    }

    private static SortedLines of(String text) {
        return SortedLines.of(text.getBytes(StandardCharsets.ISO_8859_1), line -> line.startsWith("#"));
    }
}
