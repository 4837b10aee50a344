package org.bsplint.syntax.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamedVariablesTest {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\{([a-zA-Z0-9\\-_+./~:]+)}|(?:getVar|contains|contains_any|filter|conditional)\\s*\\(\\s*['\"]([^'\"]+)['\"]");

    @Test
    void referencesAndArguments() {
        String text = "${A} ${@bb.utils.contains('B', 'x', '${C-d}', d.getVar(\"E\"), d)}";
        assertEquals(List.of("A", "B", "C-d", "E"), NamedVariables.in(text));
        assertEquals(List.of(), NamedVariables.in("d.getVar('A')"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "${", "${", "}", "A", "b-c", "contains", "getVar", "_any", "(", "(", "'", "\"", " ", "$", "x")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpression(@ForAll("texts") String text) {
        List<String> expected = new java.util.ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text);
        for (int at = text.indexOf("${"); at >= 0 && matcher.find(at); at = matcher.end()) {
            expected.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        assertEquals(expected, NamedVariables.in(text));
    }
}
