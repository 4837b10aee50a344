package org.bsplint.assembly.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProductLayersTest {
    private static final Pattern COLLECTIONS =
            Pattern.compile("(?m)^BBFILE_COLLECTIONS\\s*\\S*=\\s*\"\\s*([\\w.-]+)\\s*\"");

    @Test
    void theCollectionOfALayer() {
        assertEquals(Optional.of("acme"), ProductLayers.collection("X = \"\"\nBBFILE_COLLECTIONS += \"acme\"\n"));
        assertEquals(Optional.empty(), ProductLayers.collection("BBFILE_COLLECTIONS += \"acme more\"\n"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("BBFILE_COLLECTIONS", "BBFILE_COLLECTIONS", "=", "+", "\"", "a", "b-c.d", " ", "\n", "#")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpression(@ForAll("texts") String text) {
        Matcher matcher = COLLECTIONS.matcher(text);
        assertEquals(matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty(), ProductLayers.collection(text));
    }
}
