package org.bsplint.assembly.seen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OverrideLineTest {
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?m)^[ \\t]*+(?:export[ \\t]++)?([A-Z][A-Za-z0-9_]*+)((?::[a-z0-9][\\w.-]*+)++)[ \\t]*+(?:\\?\\??|:|\\+|\\.)?=");

    @Test
    void overridesOfTwoLines() {
        assertEquals(
                List.of(new OverrideLine("A", ":append:x", 1), new OverrideLine("B_c", ":y", 25)),
                OverrideLine.in("\nA:append:x = \"1\"\nexport B_c:y ??= 'a:b'\n C = git://x:y=\nd:e=1\n#F:g=1"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "A", "B_", "x", "1", ":", ":", "=", " ", "\t", "\n", "\r", "export", "?", "+", ".", "-",
                        "\u2028")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpression(@ForAll("texts") String text) {
        List<OverrideLine> expected = ASSIGNED.matcher(text)
                .results()
                .map(line -> new OverrideLine(line.group(1), line.group(2), line.start(1)))
                .toList();
        assertEquals(expected, OverrideLine.in(text));
    }
}
