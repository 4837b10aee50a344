package org.bsplint.assembly.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.source.Letters;
import org.junit.jupiter.api.Test;

class LocalFileTest {
    private static final Pattern PATCH = Pattern.compile("file://(?:[^\\s;]*/)?([^\\s;/]+\\.patch)");

    @Test
    void filesOfOneText() {
        String uri = "git://x.example/y.git;name=a file://d/0001-a.patch;striplevel=2 file://b.cfg file://${X}/c.patch";
        assertEquals(List.of("0001-a.patch", "c.patch"), LocalFile.patches(uri));
        assertEquals(
                List.of(new LocalFile("d/0001-a.patch", 29), new LocalFile("b.cfg", 64)),
                LocalFile.in(uri, LocalFile.PATH));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("file://", "file://", "a", ".patch", "/", ";", " ", "\n", "-x", "$", ":", ".")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void sameAsTheRegularExpressions(@ForAll("texts") String text) {
        assertEquals(PATCH.matcher(text).results().map(found -> found.group(1)).toList(), LocalFile.patches(text));
        check("file://([\\w./+-]+)", LocalFile.PATH, text);
        check("file://([\\w.+-]+)", Letters.WORD.and(".+-"), text);
    }

    private static void check(String regex, Letters letters, String text) {
        List<LocalFile> expected = Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(found -> new LocalFile(found.group(1), found.start()))
                .toList();
        assertEquals(expected, LocalFile.in(text, letters));
    }
}
