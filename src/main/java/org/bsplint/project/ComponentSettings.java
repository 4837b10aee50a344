package org.bsplint.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user states of one component.
 *
 * @param source folder of its sources
 * @param set words of its make's command line, or symbols, by name in the order written
 * @param defconfig name of the defconfig that is built
 * @param fragments files (or their names) merged onto it, in order; absent if the user does not say
 */
public record ComponentSettings(
        Optional<Stated> source,
        Map<String, Stated> set,
        Optional<Stated> defconfig,
        Optional<List<Stated>> fragments) {
    public static final ComponentSettings NONE =
            new ComponentSettings(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    public ComponentSettings {
        set = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(set));
        fragments = fragments.map(List::copyOf);
    }

    /** These settings, with what {@code special} says laid over them. */
    public ComponentSettings overlaid(ComponentSettings special) {
        Map<String, Stated> words = new LinkedHashMap<>(set);
        words.putAll(special.set);
        return new ComponentSettings(
                special.source.or(() -> source),
                words,
                special.defconfig.or(() -> defconfig),
                special.fragments.or(() -> fragments));
    }
}
