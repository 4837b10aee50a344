package org.bsplint.eval.yocto;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.BoundedPattern;

/** A collection of recipes: BBFILE_COLLECTIONS, BBFILE_PATTERN, BBFILE_PRIORITY (BitBake's {@code handleCollections}). */
record Collection(String name, String pattern, Optional<BoundedPattern> regex, int priority) {
    static Collection of(String name, String pattern, int priority) {
        return new Collection(name, pattern, compile(pattern), priority);
    }

    private static Optional<BoundedPattern> compile(String pattern) {
        return pattern.isEmpty() ? Optional.empty() : BoundedPattern.compile(pattern);
    }

    /**
     * Those that claim files, which the start of a path decides: the longest pattern first, so that a layer inside another one
     * claims its own files.
     */
    static List<Collection> byPattern(List<Collection> collections) {
        return collections.stream()
                .filter(collection -> collection.regex().isPresent())
                .sorted(Comparator.comparing(Collection::pattern).reversed())
                .toList();
    }
}
