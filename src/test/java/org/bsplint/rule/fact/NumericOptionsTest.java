package org.bsplint.rule.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NumericOptionsTest {
    private static final Pattern NUMERIC =
            Pattern.compile("CFG_\\w+_(START|SIZE|BASE|(?<!PHYS_|VIRT_)ADDR|ADDRESS|OFFSET)");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("CFG_", "A", "_", "PHYS_", "PHYS", "VIRT_", "ADDR", "ADDRESS", "SIZE", "START", "-")
                .list()
                .ofMaxSize(5)
                .map(parts -> "CFG_" + String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsTheRegularExpression(@ForAll("names") String name) {
        assertEquals(NUMERIC.matcher(name).matches(), OptionFacts.isNumber(name), name);
    }
}
