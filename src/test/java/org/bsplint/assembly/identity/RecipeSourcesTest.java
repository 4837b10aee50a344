package org.bsplint.assembly.identity;

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

class RecipeSourcesTest {
    private static final Pattern FIRST_ADDRESS = Pattern.compile("(?:^|\\s)(?!file:)\\w+://(\\S+)");
    private static final Pattern PARAMETER = Pattern.compile(";(name|tag)=([^;\\s]+)");

    @Test
    void parametersOfTheFirstAddress() {
        assertEquals(
                List.of("name=x", "tag=v1"),
                RecipeSources.parameters("file://a;name=f git://h/p;name=x;branch=b;tag=v1 git://h/q;name=y"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("file", "git", "://", ";", "name=", "tag=", "a", " ", "\n", "-", "branch=b")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpressions(@ForAll("texts") String text) {
        Matcher address = FIRST_ADDRESS.matcher(text);
        List<String> expected = address.find()
                ? PARAMETER
                        .matcher(address.group(1))
                        .results()
                        .map(one -> one.group(1) + "=" + one.group(2))
                        .toList()
                : List.of();
        assertEquals(expected, RecipeSources.parameters(text));
    }
}
