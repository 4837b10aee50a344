package org.bsplint.assembly.devicetree;

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

class VendorRecipeTest {
    private static final Pattern COLLECTIONS =
            Pattern.compile("(?m)^\\s*BBFILE_COLLECTIONS\\s*\\+?=\\s*\"\\s*([\\w-]+)");
    private static final Pattern HARMLESS = Pattern.compile("file://[\\w./+-]+\\.(?:cfg|config|patch|diff)(?:;\\S*)?");
    private static final Pattern PATCH = Pattern.compile("file://([\\w./+-]+\\.(?:patch|diff))");

    @Test
    void wordsOfSrcUri() {
        assertEquals(Optional.of("a/1.patch"), VendorRecipe.patch("file://a/1.patch;x=1"));
        assertEquals(Optional.empty(), VendorRecipe.patch("file://a.cfg"));
        assertEquals(List.of(true, false), List.of(isHarmless("file://a.cfg;x"), isHarmless("file://a.dts")));
    }

    private static boolean isHarmless(String word) {
        return VendorRecipe.isHarmless(word);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("file://", ".cfg", ".config", ".patch", ".diff", "a", "/", ";", "=", "$", "-")
                .list()
                .ofMaxSize(6)
                .map(parts -> (parts.size() % 4 > 0 ? "file://" : "") + String.join("", parts));
    }

    @Property(tries = 10_000)
    void wordsAsTheRegularExpressions(@ForAll("words") String word) {
        Matcher patch = PATCH.matcher(word);
        assertEquals(HARMLESS.matcher(word).matches(), VendorRecipe.isHarmless(word));
        assertEquals(patch.lookingAt() ? Optional.of(patch.group(1)) : Optional.empty(), VendorRecipe.patch(word));
    }

    @Provide
    Arbitrary<String> confs() {
        return Arbitraries.of("BBFILE_COLLECTIONS", "BBFILE_COLLECTIONS", "=", "+", "\"", "a", "b-c", " ", "\n", "#")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void collectionsAsTheRegularExpression(@ForAll("confs") String text) {
        Matcher matcher = COLLECTIONS.matcher(text);
        assertEquals(matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty(), VendorRecipe.collection(text));
    }
}
