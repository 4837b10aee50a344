package org.bsplint.ecosystem.vendor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a product says of its release.
 *
 * @param nearest the release that most of it speaks for, the first of several
 * @param agreeing names of the components that belong to it
 * @param odd version by component of those that do not belong to it; empty if all do
 * @param others further releases that as much speaks for
 */
public record ReleaseMatch(Release nearest, List<String> agreeing, Map<String, String> odd, List<Release> others) {
    public ReleaseMatch {
        agreeing = List.copyOf(agreeing);
        odd = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(odd));
        others = List.copyOf(others);
    }

    public boolean isExact() {
        return odd.isEmpty();
    }

    ReleaseMatch besides(List<Release> more) {
        return new ReleaseMatch(nearest, agreeing, odd, more);
    }
}
