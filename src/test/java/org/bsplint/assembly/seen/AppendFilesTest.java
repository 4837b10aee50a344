package org.bsplint.assembly.seen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AppendFilesTest {
    private static final Pattern PATHS =
            Pattern.compile("(?m)^FILESEXTRAPATHS[_:]prepend[\\w:-]*\\s*(:?=)\\s*\"([^\"]*)\"");

    @Test
    void theSearchPathOfAnAppend() {
        assertEquals(
                List.of(Optional.of(new AppendFiles.SearchPath("${THISDIR}/files:", true, 2))),
                List.of(AppendFiles.searchPath("#\nFILESEXTRAPATHS_prepend := \"${THISDIR}/files:\"")));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "FILESEXTRAPATHS", "FILESEXTRAPATHS_prepend", ":prepend", ":", "=", "\"", "a", " ", "\n", "-")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpression(@ForAll("texts") String text) {
        Matcher matcher = PATHS.matcher(text);
        Optional<AppendFiles.SearchPath> expected = matcher.find()
                ? Optional.of(new AppendFiles.SearchPath(
                        matcher.group(2), matcher.group(1).equals(":="), matcher.start()))
                : Optional.empty();
        assertEquals(expected, AppendFiles.searchPath(text));
    }
}
