package org.bsplint.syntax.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @Test
    void vendorReleasesAreInOrder() {
        List<String> ascending = List.of(
                "v2.0-stm32mp-r1",
                "v2.4",
                "v2.4-stm32mp-r1",
                "v2.4-stm32mp-r2",
                "v2.4-stm32mp-r2.1",
                "v2.4-stm32mp-r10",
                "v2.8-rc1",
                "v2.8",
                "v2.8.6-stm32mp-r1",
                "v2020.10-stm32mp-r1",
                "v2021.10-rc1",
                "v2021.10");
        for (int i = 1; i < ascending.size(); i++) {
            assertTrue(version(ascending.get(i - 1)).compareTo(version(ascending.get(i))) < 0, ascending.get(i));
        }
    }

    @Test
    void missingNumbersAreZero() {
        assertEquals(version("3.1"), version("3.1.0"));
        assertEquals(version("3.1").hashCode(), version("v3.1.0").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "'>= 3.1, < 4', 3.1.2, true",
        "'>= 3.1, < 4', 4.0.0, false",
        "'>= 3.1, < 4', 3.0.3, false",
        "'< v2020.10-stm32mp-r2', v2020.10-stm32mp-r1.1, true",
        "'< v2020.10-stm32mp-r2', v2020.10-stm32mp-r2, false",
        "'3.12.0', 3.12.0, true",
        "'!= 3.12.0', 3.12.0, false",
    })
    void rangesContain(String range, String version, boolean contained) {
        assertEquals(contained, VersionRange.parse(range).orElseThrow().contains(version(version)));
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "'>= '", "'3.1 ..'"})
    void whatIsNoRangeIsRefused(String text) {
        assertTrue(VersionRange.parse(text).isEmpty());
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow(() -> new AssertionError(text));
    }
}
