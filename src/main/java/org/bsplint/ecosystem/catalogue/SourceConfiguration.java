package org.bsplint.ecosystem.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A configuration that the vendor's recipe may make of the sources.
 *
 * @param name what the catalogue's values are listed under
 * @param files the target that makes the base, then the names of the fragments in the order in which they are merged
 * @param digests of those fragments that lie in the vendor's layer, by name: see {@link #digest}
 */
public record SourceConfiguration(String name, List<String> files, Map<String, String> digests) {
    public SourceConfiguration {
        files = List.copyOf(files);
        digests = Map.copyOf(digests);
    }

    /** The words of a {@code configuration} line behind name and versions: {@code NAME} or {@code NAME:DIGEST}. */
    static SourceConfiguration parse(String name, List<String> words) {
        Map<String, String> digests = new java.util.HashMap<>();
        List<String> files = words.stream()
                .map(word -> {
                    int colon = word.indexOf(':');
                    if (colon > 0) {
                        digests.put(word.substring(0, colon), word.substring(colon + 1));
                    }
                    return colon > 0 ? word.substring(0, colon) : word;
                })
                .toList();
        return new SourceConfiguration(name, files, digests);
    }
}
