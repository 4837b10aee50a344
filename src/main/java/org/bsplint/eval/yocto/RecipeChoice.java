package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.python.value.VersionOrder;
import org.bsplint.source.Cursor;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * Which of several recipes BitBake would build ({@code findBestProvider} in {@code providers.py}): of equal file names the
 * one of the highest layer; then REQUIRED_VERSION or PREFERRED_VERSION; else the newest of the highest layer, where
 * DEFAULT_PREFERENCE comes first. Versions and preferences are those that files state plainly.
 */
final class RecipeChoice {
    private static final Regex PREFERENCE = Regex.of("(?m)^DEFAULT_PREFERENCE\\s*[?:]*=\\s*[\"'](-?[0-9]{1,6})[\"']");
    private static final Regex VERSION = Regex.of("(?m)^PV\\s*[?:]*=\\s*[\"']([^\"'$]+)[\"']");

    private final FileTree tree;
    private final DataStore store;
    private final RecipeFiles files;
    private final Sightings sightings;

    RecipeChoice(FileTree tree, Configuration configuration, RecipeFiles files, Sightings sightings) {
        this.tree = tree;
        this.store = configuration.store();
        this.files = files;
        this.sightings = sightings;
    }

    private record Candidate(String file, String version, int priority) {}

    /** All recipes that are not hidden by one of the same file name, with the preferred ones marked. */
    List<Recipe> recipes() {
        Map<String, String> visible = new LinkedHashMap<>();
        files.recipes().forEach(file -> visible.put(Paths.name(file), file));
        Map<String, List<Candidate>> byName = new HashMap<>();
        for (String file : visible.values()) {
            byName.computeIfAbsent(name(file), key -> new ArrayList<>())
                    .add(new Candidate(file, version(file), files.priority(file)));
        }
        List<Recipe> recipes = new ArrayList<>();
        byName.forEach((name, candidates) -> {
            Candidate best = best(name, candidates);
            for (Candidate one : candidates) {
                recipes.add(new Recipe(
                        name,
                        one.version(),
                        one.file(),
                        files.appends(one.file()),
                        files.layer(one.file()),
                        one == best,
                        ""));
            }
        });
        recipes.sort(java.util.Comparator.comparing(Recipe::name)
                .thenComparing(Recipe::version)
                .thenComparing(Recipe::file));
        return recipes;
    }

    static String name(String file) {
        return parts(file)[0];
    }

    private static String version(String file) {
        String[] parts = parts(file);
        return parts.length > 1 ? parts[1] : "";
    }

    private static String[] parts(String file) {
        String name = Paths.name(file);
        return name.substring(0, name.length() - 3).split("_", 3);
    }

    private Candidate best(String name, List<Candidate> candidates) {
        Optional<String> wanted = wanted(name);
        if (wanted.isPresent()) {
            List<Candidate> sorted = new ArrayList<>(candidates);
            sorted.sort((a, b) -> Integer.compare(b.priority(), a.priority()));
            Optional<Candidate> match = sorted.stream()
                    .filter(one -> matches(stated(one), wanted.get()))
                    .findFirst();
            if (match.isPresent()) {
                return match.get();
            }
            boolean plain = candidates.stream().allMatch(one -> new Cursor(stated(one), 0).sees(Letters.DIGITS));
            if (plain) {
                sightings.preferredVersionMissing(name, wanted.get(), versions(candidates), place(name));
            }
        }
        int top = candidates.stream()
                .map(Candidate::priority)
                .max(Integer::compare)
                .orElse(0);
        Candidate best = null;
        int bestPreference = 0;
        for (Candidate one : candidates) {
            if (one.priority() != top) {
                continue;
            }
            int preference = candidates.size() == 1 ? 0 : preference(one);
            boolean better = best == null
                    || preference > bestPreference
                    || preference == bestPreference && VersionOrder.compare(stated(best), stated(one)) < 0;
            if (better) {
                best = one;
                bestPreference = preference;
            }
        }
        return best == null ? candidates.get(0) : best;
    }

    private String versions(List<Candidate> candidates) {
        return String.join(", ", candidates.stream().map(this::stated).toList());
    }

    private Optional<String> wanted(String name) {
        char separator = store.dialect().separator();
        for (String keyword : List.of("REQUIRED", "PREFERRED")) {
            for (String variable : List.of(
                    keyword + "_VERSION" + separator + "pn-" + name,
                    keyword + "_VERSION_" + name,
                    keyword + "_VERSION")) {
                Optional<String> value = LayerReader.known(store, variable).filter(text -> !text.isEmpty());
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Span> place(String name) {
        return store.history("PREFERRED_VERSION_" + name).stream()
                .flatMap(event -> event.place().span().stream())
                .reduce((first, last) -> last);
    }

    private static boolean matches(String version, String wanted) {
        int epoch = Letters.DIGITS.end(wanted, 0);
        String bare = epoch > 0 && wanted.startsWith(":", epoch) ? wanted.substring(epoch + 1) : wanted;
        return bare.equals(version) || bare.endsWith("%") && version.startsWith(bare.substring(0, bare.length() - 1));
    }

    /** The version that the recipe states itself, else that of its file name. */
    private String stated(Candidate candidate) {
        Matcher matcher = VERSION.matcher(text(candidate.file()));
        return matcher.find() ? matcher.group(1) : candidate.version();
    }

    private int preference(Candidate candidate) {
        Matcher matcher = PREFERENCE.matcher(text(candidate.file()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private String text(String file) {
        return tree.read(file).map(SourceFile::text).orElse("");
    }
}
