package org.bsplint.assembly.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlatformDeductionTest {
    @Test
    void theDefaultTreeOfAConfiguration() {
        assertEquals(
                List.of("stm32mp157c-dk2"),
                PlatformDeduction.defaultTrees("CONFIG_A=y\nCONFIG_DEFAULT_DEVICE_TREE=\"stm32mp157c-dk2\"\n"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("CONFIG_DEFAULT_DEVICE_TREE=\"", "stm32mp15", "stm32", "mp15", "\"", "\n", "-a")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void namesAsTheRegularExpressionFindsThem(@ForAll("texts") String text) {
        boolean found =
                text.matches("(?s).*CONFIG_DEFAULT_DEVICE_TREE=\"[^\"\\n]*" + Pattern.quote("stm32mp15") + ".*");
        assertEquals(found, PlatformDeduction.defaultTrees(text).stream().anyMatch(name -> name.contains("stm32mp15")));
    }
}
