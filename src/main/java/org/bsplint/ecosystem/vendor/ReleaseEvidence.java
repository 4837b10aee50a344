package org.bsplint.ecosystem.vendor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a product tells of the release that it is built on.
 *
 * @param versions version by component, as built
 * @param upstream components that no vendor made, whatever number they have
 * @param offered upstream number by component of recipes of which nothing more is known
 * @param told releases that the revision or files of the vendor's layer name, in order; what is not in {@code versions} is theirs
 */
public record ReleaseEvidence(
        Map<String, String> versions, Set<String> upstream, Map<String, String> offered, List<Release> told) {
    public ReleaseEvidence {
        versions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        upstream = Set.copyOf(upstream);
        offered = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(offered));
        told = List.copyOf(told);
    }

    /** Versions alone, as a log shows them. */
    public static ReleaseEvidence of(Map<String, String> versions) {
        return new ReleaseEvidence(versions, Set.of(), Map.of(), List.of());
    }
}
