package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;

/** The recipes and appends that the layers offer ({@code CookerCollectFiles} in BitBake's {@code cooker.py}). */
final class RecipeFiles {
    private final FileTree tree;
    private final DataStore store;
    private final Configuration configuration;
    private final List<Collection> byPattern;
    /** Sorting asks for each file many times. */
    private final Map<String, Optional<Collection>> claimed = new ConcurrentHashMap<>();

    private final Sightings sightings;
    private final Globs globs;
    private final List<String> recipes = new ArrayList<>();
    private final List<Append> appends = new ArrayList<>();

    /** An append: the recipe name that it is for, perhaps with {@code %}, and its path. */
    private record Append(String recipe, String file) {
        boolean appliesTo(String name) {
            int percent = recipe.indexOf('%');
            return percent < 0
                    ? recipe.equals(name)
                    : recipe.startsWith(name.substring(0, Math.min(percent, name.length())));
        }
    }

    RecipeFiles(FileTree tree, Configuration configuration, Sightings sightings) {
        this.tree = tree;
        this.store = configuration.store();
        this.configuration = configuration;
        this.byPattern = Collection.byPattern(configuration.collections());
        this.sightings = sightings;
        this.globs = new Globs(tree);
        collect();
    }

    /** Paths of recipes, those of the layer of least priority first. */
    List<String> recipes() {
        return recipes;
    }

    Optional<Collection> collection(String file) {
        return claimed.computeIfAbsent(
                file, path -> byPattern.stream().filter(one -> one.claims(path)).findFirst());
    }

    int priority(String file) {
        return collection(file).map(Collection::priority).orElse(0);
    }

    /** Name of the layer that offers a file. */
    String layer(String file) {
        return collection(file)
                .map(Collection::name)
                .orElseGet(() -> configuration.layers().stream()
                        .filter(layer -> file.startsWith(layer.path() + "/"))
                        .map(layer -> layer.collections().get(0))
                        .findFirst()
                        .orElse(""));
    }

    private void collect() {
        List<String> entries =
                new ArrayList<>(Blanks.words(store.text("BBFILES").toString()));
        for (Layer layer : configuration.layers()) {
            boolean offers = entries.stream().anyMatch(entry -> entry.startsWith(layer.path() + "/"));
            if (!offers) {
                entries.add(layer.path());
            }
        }
        entries.sort(Comparator.comparingInt(this::priority));
        Set<String> files = new LinkedHashSet<>();
        for (String entry : entries) {
            files.addAll(tree.isDirectory(entry) ? globs.recipesBelow(entry) : globs.find(entry));
        }
        List<BoundedPattern> mask = mask();
        for (String file : files) {
            Optional<String> masked = maskOf(file, mask);
            if (masked.isPresent()) {
                sightings.masked(file, masked.get(), place("BBMASK"));
            } else if (file.endsWith(".bb")) {
                recipes.add(file);
            } else if (file.endsWith(".bbappend")) {
                appends.add(new Append(Paths.name(file).replace(".bbappend", ".bb"), file));
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

    /** Appends of a recipe in the order in which they apply: as collected, the layer of least priority first. */
    List<String> appends(String recipe) {
        String name = Paths.name(recipe);
        return appends.stream()
                .filter(append -> append.appliesTo(name))
                .map(Append::file)
                .toList();
    }

    /** Appends that apply to no recipe at all: BitBake stops for them. */
    void reportUnused() {
        for (Append append : appends) {
            boolean used = recipes.stream().anyMatch(recipe -> append.appliesTo(Paths.name(recipe)));
            if (!used) {
                Optional<Span> place = tree.read(append.file()).map(source -> source.span(0, 0));
                sightings.appendWithoutRecipe(append.file(), layer(append.file()), place);
            }
        }
    }
}
