package org.bsplint.eval.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is read of layers' texts, as the regular expressions that say the same. */
class LayerTextsTest {
    private static final Pattern NAMES =
            Pattern.compile("(?m)^LAYERSERIES_(CORENAMES|COMPAT_[^\\s?:=+]+)\\s*[?:+.]*=\\s*[\"']([^\"']*)");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("LAYERSERIES_", "LAYERSERIES_COMPAT_a", "CORENAMES", "COMPAT_", "b.c", ".", "?", ":", "+")
                .list()
                .ofMaxSize(3)
                .flatMap(
                        start -> Arbitraries.of("=", "=", "\"", "'", " ", "\n", "dunfell", "LAYERSERIES_CORENAMES", "+")
                                .list()
                                .ofMaxSize(8)
                                .map(end -> String.join("", start) + String.join("", end)));
    }

    @Property(tries = 20_000)
    void seriesOfLayers(@ForAll("texts") String text) {
        assertEquals(
                NAMES.matcher(text)
                        .results()
                        .map(line -> new Series.Stated(line.group(1), line.group(2)))
                        .toList(),
                Series.stated(text));
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.strings().withChars("ab()> =5/-.[\\é \t").ofMaxLength(12);
    }

    @Property
    void dependenciesAndPaths(@ForAll("lists") String text) {
        assertEquals(
                org.bsplint.syntax.bitbake.Blanks.words(text.replaceAll("\\([^)]*\\)", " ")),
                CollectionReader.withoutVersions(text));
        assertEquals(
                text.replaceAll("[()\\[\\]{}?*+\\-|^$\\\\.&~# \\t\\n\\r\\u000b\\f]", "\\\\$0"),
                LayerReader.escaped(text));
    }

    @Test
    void seriesOfOneLayer() {
        assertEquals(
                Optional.of(new Series.Stated("COMPAT_acme", "dunfell")),
                Series.stated("#\nLAYERSERIES_COMPAT_acme = \"dunfell\"\n").stream()
                        .findFirst());
    }
}
