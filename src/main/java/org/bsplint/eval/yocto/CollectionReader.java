package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.Letters;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;

/** BitBake's {@code handleCollections}: priorities, given or computed from what each layer depends on. */
final class CollectionReader {
    private final DataStore store;
    private final Sightings sightings;
    private final Map<String, Integer> priorities = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();

    CollectionReader(DataStore store, Sightings sightings) {
        this.store = store;
        this.sightings = sightings;
    }

    List<Collection> read() {
        List<String> names = Blanks.words(store.text("BBFILE_COLLECTIONS").toString());
        Set<String> present = new HashSet<>(names);
        int least = 0;
        for (String name : names) {
            Optional<Integer> given =
                    LayerReader.known(store, "BBFILE_PRIORITY_" + name).flatMap(CollectionReader::number);
            if (given.isPresent()) {
                least = least == 0 || given.get() < least ? given.get() : least;
            }
            priorities.put(name, given.orElse(0));
            dependencies.put(name, dependencies(name, present));
        }
        for (String name : names) {
            compute(name, least, new HashSet<>());
        }
        List<Collection> collections = new ArrayList<>();
        for (String name : names) {
            String pattern = LayerReader.known(store, "BBFILE_PATTERN_" + name).orElse("");
            collections.add(Collection.of(name, pattern, Objects.requireNonNull(priorities.get(name), name)));
        }
        return collections;
    }

    private static Optional<Integer> number(String text) {
        String digits = text.strip();
        return isNumber(digits) ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return digits.length() <= 9 && Letters.DIGITS.makeUp(digits);
    }

    private List<String> dependencies(String name, Set<String> names) {
        List<String> found = new ArrayList<>();
        for (String kind : List.of("LAYERDEPENDS_", "LAYERRECOMMENDS_")) {
            for (String wanted :
                    withoutVersions(LayerReader.known(store, kind + name).orElse(""))) {
                if (names.contains(wanted)) {
                    found.add(wanted);
                } else if (kind.equals("LAYERDEPENDS_")) {
                    boolean core = names.contains("core");
                    Optional<Span> place = store.history(kind + name).stream()
                            .flatMap(event -> event.place().span().stream())
                            .reduce((first, last) -> last);
                    sightings.dependencyMissing(name, wanted, place, core);
                }
            }
        }
        return found;
    }

    /** Names of a dependency list such as {@code core (>= 5) other}. */
    static List<String> withoutVersions(String text) {
        StringBuilder names = new StringBuilder();
        int end = 0;
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', end)) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            names.append(text, end, open).append(' ');
            end = close + 1;
        }
        return Blanks.words(names.append(text, end, text.length()).toString());
    }

    private void compute(String name, int least, Set<String> underWay) {
        if (priorities.getOrDefault(name, 1) != 0 || !underWay.add(name)) {
            return;
        }
        int most = least;
        for (String dependency : dependencies.getOrDefault(name, List.of())) {
            compute(dependency, least, underWay);
            most = Math.max(most, priorities.getOrDefault(dependency, 0));
        }
        priorities.put(name, most + 1);
    }
}
