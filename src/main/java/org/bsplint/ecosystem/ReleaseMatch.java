package org.bsplint.ecosystem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a set of component versions says of its release.
 *
 * @param nearest the release that most of them belong to, the first of several with the same components
 * @param odd version by component of those that do not belong to it; empty if all do
 * @param agreeing names of the components that belong to it
 */
public record ReleaseMatch(Release nearest, List<String> agreeing, Map<String, String> odd) {
    public ReleaseMatch {
        agreeing = List.copyOf(agreeing);
        odd = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(odd));
    }

    public boolean isExact() {
        return odd.isEmpty();
    }
}
