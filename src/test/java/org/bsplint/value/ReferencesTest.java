package org.bsplint.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    @Test
    void namesAndTheirTexts() {
        assertEquals(java.util.List.of("A", "B_1", "A"), References.MAKE.in("$(A)/$(B_1)$(A)$(call x)${C}"));
        Text expanded = References.BITBAKE.expand("x ${A}${B}", name -> Text.of(name + "!"));
        assertEquals("x A!B!", expanded.known());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("$", "{", "}", "(", ")", "A", "b_1", " ", "-", "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void sameAsTheRegularExpressions(@ForAll("texts") String text) {
        check(References.BITBAKE, Pattern.compile("\\$\\{([A-Za-z0-9_]+)}"), text);
        check(References.MAKE, Pattern.compile("\\$\\(([A-Za-z0-9_]+)\\)"), text);
    }

    private static void check(References references, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertEquals(
                matcher.results().map((MatchResult found) -> found.group(1)).toList(), references.in(text));
        assertEquals(
                matcher.replaceAll(found -> "<" + found.group(1) + ">"),
                references.expand(text, name -> Text.of("<" + name + ">")).toString());
    }
}
