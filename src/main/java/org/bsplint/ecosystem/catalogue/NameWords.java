package org.bsplint.ecosystem.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words of names, between {@code _} and {@code _}. Immutable. */
final class NameWords {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> found = new HashSet<>();

    NameWords(Collection<String> names) {
        for (String name : names) {
            new HashSet<>(Arrays.asList(name.split("_", -1))).forEach(word -> counts.merge(word, 1, Integer::sum));
            found.addAll(Arrays.asList(name.split("_")));
        }
    }

    /** Is it a word of a name? What is not between a last {@code _} and the end is none. */
    boolean has(String word) {
        return found.contains(word);
    }

    /** In how many names it stands. */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }
}
