package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.source.search.Beginnings;
import org.bsplint.source.search.FirstPattern;
import org.bsplint.syntax.bitbake.Blanks;

/** The recipes and appends that the layers offer ({@code CookerCollectFiles} in BitBake's {@code cooker.py}). */
final class RecipeFiles {
    private final FileTree tree;
    private final DataStore store;
    private final Configuration configuration;
    private final List<Collection> byPattern;
    private final FirstPattern patterns;
    /** Positions of layers. */
    private final Beginnings<Integer> byFolder = new Beginnings<>();

    /** Sorting asks for each file many times. */
    private final Map<String, Optional<Collection>> claimed = new ConcurrentHashMap<>();

    private final Sightings sightings;
    private final Globs globs;
    private final List<String> recipes = new ArrayList<>();
    private final List<String> appends = new ArrayList<>();
    /** Positions of the appends of a recipe's file name, and of those whose names end in {@code %}, by what is before it. */
    private final Map<String, List<Integer>> byName = new HashMap<>();

    private final Beginnings<Integer> byStart = new Beginnings<>();

    RecipeFiles(FileTree tree, Configuration configuration, Sightings sightings) {
        this.tree = tree;
        this.store = configuration.store();
        this.configuration = configuration;
        this.byPattern = Collection.byPattern(configuration.collections());
        this.patterns = new FirstPattern(byPattern.stream()
                .flatMap(collection -> collection.regex().stream())
                .toList());
        for (int position = 0; position < configuration.layers().size(); position++) {
            byFolder.add(configuration.layers().get(position).path() + "/", position);
        }
        this.sightings = sightings;
        this.globs = new Globs(tree);
        collect();
    }

    /** Paths of recipes, those of the layer of least priority first. */
    List<String> recipes() {
        return recipes;
    }

    Optional<Collection> collection(String file) {
        return claimed.computeIfAbsent(file, path -> {
            OptionalInt first = patterns.of(path);
            return first.isPresent() ? Optional.of(byPattern.get(first.getAsInt())) : Optional.empty();
        });
    }

    int priority(String file) {
        return collection(file).map(Collection::priority).orElse(0);
    }

    /** Name of the layer that offers a file. */
    String layer(String file) {
        return collection(file).map(Collection::name).orElseGet(() -> layerAbove(file));
    }

    /** Of folders that lie in each other the first of BBLAYERS. */
    private String layerAbove(String file) {
        return byFolder.of(file).stream()
                .min(Comparator.naturalOrder())
                .map(position ->
                        configuration.layers().get(position).collections().get(0))
                .orElse("");
    }

    private void collect() {
        List<String> entries =
                new ArrayList<>(Blanks.words(store.text("BBFILES").toString()));
        Set<Integer> offering = new HashSet<>();
        entries.forEach(entry -> offering.addAll(byFolder.of(entry)));
        for (int position = 0; position < configuration.layers().size(); position++) {
            if (!offering.contains(position)) {
                String folder = configuration.layers().get(position).path();
                entries.add(folder);
                offering.addAll(byFolder.of(folder));
            }
        }
        entries.sort(Comparator.comparingInt(this::priority));
        Set<String> files = new LinkedHashSet<>();
        for (String entry : entries) {
            files.addAll(tree.isDirectory(entry) ? globs.recipesBelow(entry) : globs.find(entry));
        }
        List<BoundedPattern> mask = mask();
        Optional<Span> place = mask.isEmpty() ? Optional.empty() : place("BBMASK");
        for (String file : files) {
            Optional<String> masked = maskOf(file, mask);
            if (masked.isPresent()) {
                sightings.masked(file, masked.get(), place);
            } else if (file.endsWith(".bb")) {
                recipes.add(file);
            } else if (file.endsWith(".bbappend")) {
                addAppend(file);
            }
        }
    }

    /** BBMASK: regular expressions, searched for in the whole path. */
    private Optional<String> maskOf(String file, List<BoundedPattern> patterns) {
        for (BoundedPattern pattern : patterns) {
            switch (pattern.find(file)) {
                case YES -> {
                    return Optional.of(pattern.text());
                }
                case GIVEN_UP ->
                    tell(Diagnostic.problem(
                            maskPlace(),
                            "BBMASK: `" + pattern.text() + "` takes too many steps on " + file
                                    + ", which is taken as not masked; " + Limits.RAISE));
                case NO -> {}
            }
        }
        return Optional.empty();
    }

    private void tell(Diagnostic diagnostic) {
        sightings.notes().add(diagnostic);
    }

    private Span maskPlace() {
        return place("BBMASK").orElseGet(() -> SourceFile.of("", "").span(0, 0));
    }

    private List<BoundedPattern> mask() {
        List<BoundedPattern> patterns = new ArrayList<>();
        for (String word : Blanks.words(store.text("BBMASK").toString())) {
            BoundedPattern.compile(word.startsWith("|") ? word.substring(1) : word)
                    .ifPresentOrElse(
                            patterns::add,
                            () -> tell(Diagnostic.warning(
                                    maskPlace(),
                                    "BBMASK holds an invalid regular expression, which BitBake ignores: " + word)));
        }
        return patterns;
    }

    private Optional<Span> place(String name) {
        return store.history(name).stream()
                .flatMap(event -> event.place().span().stream())
                .reduce((first, last) -> last);
    }

    private void addAppend(String file) {
        String recipe = Paths.name(file).replace(".bbappend", ".bb");
        int percent = recipe.indexOf('%');
        if (percent < 0) {
            byName.computeIfAbsent(recipe, name -> new ArrayList<>(1)).add(appends.size());
        } else {
            byStart.add(recipe.substring(0, percent), appends.size());
        }
        appends.add(file);
    }

    /** Appends of a recipe in the order in which they apply: as collected, the layer of least priority first. */
    List<String> appends(String recipe) {
        return positions(Paths.name(recipe)).stream().map(appends::get).toList();
    }

    private SortedSet<Integer> positions(String name) {
        SortedSet<Integer> positions = new TreeSet<>(byName.getOrDefault(name, List.of()));
        positions.addAll(byStart.of(name));
        // BitBake compares as much as the shorter of both has
        positions.addAll(byStart.longer(name));
        return positions;
    }

    /** Appends that apply to no recipe at all: BitBake stops for them. */
    void reportUnused() {
        Set<Integer> used = new HashSet<>();
        recipes.stream().map(Paths::name).distinct().forEach(name -> used.addAll(positions(name)));
        for (int position = 0; position < appends.size(); position++) {
            if (!used.contains(position)) {
                String file = appends.get(position);
                Optional<Span> place = tree.read(file).map(source -> source.span(0, 0));
                sightings.appendWithoutRecipe(file, layer(file), place);
            }
        }
    }
}
