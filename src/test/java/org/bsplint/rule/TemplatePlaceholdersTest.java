package org.bsplint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatePlaceholdersTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([^{}\\s]+)\\}");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("{}$a. \n\\").ofMaxLength(12);
    }

    @Property(tries = 10_000)
    void sameAsTheRegularExpression(@ForAll("texts") String text) {
        Template template = new Template(text);
        assertEquals(
                PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList(), template.placeholders());
        assertEquals(
                PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement("<" + found.group(1) + ">$")),
                template.render(name -> "<" + name + ">$"));
    }
}
