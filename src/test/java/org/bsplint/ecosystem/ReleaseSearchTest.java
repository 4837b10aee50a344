package org.bsplint.ecosystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.ReleaseEvidence;
import org.bsplint.ecosystem.vendor.ReleaseMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release with one component replaced is still that release, and the replaced one is odd. */
class ReleaseSearchTest {
    private final ReleaseCatalog releases = KnowledgeBase.load().releases();

    @Test
    void eachComponentOfEachReleaseReplacedByThatOfEachOtherIsNamed() {
        int tried = 0;
        for (Release own : releases.releases()) {
            for (Release other : releases.releases()) {
                for (String component : ReleaseCatalog.TELLING) {
                    String foreign = other.components().get(component);
                    Map<String, String> versions = new TreeMap<>(own.components());
                    versions.put(component, foreign);
                    if (!isReleased(versions)) {
                        ReleaseMatch match = releases.match(
                                        new ReleaseEvidence(versions, Set.of(), Map.of(), List.of(own)))
                                .orElseThrow();
                        assertEquals(own.number(), match.nearest().number(), versions.toString());
                        assertEquals(Map.of(component, foreign), match.odd(), versions.toString());
                        tried++;
                    }
                }
            }
        }
        assertTrue(tried > 2_000, () -> "too few sets");
    }

    @ParameterizedTest
    @CsvSource({
        // a bare number is odd where it is another one than the release's, and says nothing where it is the same
        "2.0, 4.1.2, tf-a",
        "2.6, 4.1.2, ''",
        "2.6.1, 4.1.2, ''"
    })
    void bareNumbers(String tfa, String release, String odd) {
        ReleaseMatch match =
                match(Map.of("tf-a", tfa, "optee", "3.16.0-stm32mp-r2.2", "u-boot", "v2021.10-stm32mp-r2.2"), Set.of());
        assertEquals(release, match.nearest().number());
        assertEquals(odd, String.join(" ", match.odd().keySet()));
    }

    @Test
    void sourcesOfUpstreamAreOddWhateverTheirNumber() {
        Map<String, String> versions =
                Map.of("tf-a", "v2.4-stm32mp-r2", "optee", "3.12.0", "u-boot", "v2020.10-stm32mp-r2");
        assertEquals(Map.of("optee", "3.12.0"), match(versions, Set.of("optee")).odd());
    }

    @Test
    void allThatFitAlikeAreGiven() {
        ReleaseMatch match = match(Map.of("u-boot", "v2020.10-stm32mp-r2.2"), Set.of());
        assertEquals("3.1.2", match.nearest().number());
        assertEquals(
                List.of("3.1.3"), match.others().stream().map(Release::number).toList());
    }

    @Test
    void theVendorsLayerDecidesWhereEveryComponentIsReplaced() {
        Map<String, String> versions = Map.of("tf-a", "2.12", "optee", "4.4.0", "u-boot", "2025.01");
        Release told = releases.find("5.1").orElseThrow();
        ReleaseMatch match = releases.match(
                        new ReleaseEvidence(versions, Set.of("tf-a", "optee", "u-boot"), Map.of(), List.of(told)))
                .orElseThrow();
        assertEquals("5.1.0", match.nearest().number());
        assertEquals(Set.of("optee", "tf-a", "u-boot"), match.odd().keySet());
        assertEquals(Optional.empty(), releases.match(ReleaseEvidence.of(versions)));
    }

    @Test
    void whatIsNotBuiltHereIsThePinnedReleases() {
        Release pinned = releases.find("3.1").orElseThrow();
        ReleaseMatch match = releases.match(
                        new ReleaseEvidence(Map.of("tf-a", "v2.6-stm32mp-r2"), Set.of(), Map.of(), List.of(pinned)))
                .orElseThrow();
        assertEquals("3.1.0", match.nearest().number());
        assertEquals(Set.of("tf-a"), match.odd().keySet());
    }

    private boolean isReleased(Map<String, String> versions) {
        return releases.releases().stream()
                .anyMatch(release -> ReleaseCatalog.TELLING.stream()
                        .allMatch(
                                component -> release.components().get(component).equals(versions.get(component))));
    }

    private ReleaseMatch match(Map<String, String> versions, Set<String> upstream) {
        return releases.match(new ReleaseEvidence(versions, upstream, Map.of(), List.of()))
                .orElseThrow();
    }
}
