package org.bsplint.engine.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.source.TreeMemory;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;

/** Recipes and appends in the layers of a project: which append of the product's own layer is a component's place. */
final class RecipeFiles {
    private static final int MAX_DEPTH = 6;
    private static final Map<String, String> RECIPES =
            Map.of("optee", "optee-os", "tf-a", "tf-a", "u-boot", "u-boot", "linux", "linux");
    /** Folders of layers that products take from others, beside those that the facts list. */
    private static final Letters AROUND_WORDS = Letters.BLANKS.and("\"'");

    private static final List<String> FOREIGN_NAMES = List.of(
            "meta", "meta-oe", "meta-python", "meta-networking", "meta-poky", "meta-yocto-bsp", "meta-skeleton");

    private final FileTree files;
    private final KnowledgeBase knowledge;
    private final List<String> layers;
    /** By component and layers: many findings ask for the same. */
    private final TreeMemory<List<Object>, Optional<String>> appends;

    RecipeFiles(
            FileTree files,
            List<String> layers,
            KnowledgeBase knowledge,
            TreeMemory<List<Object>, Optional<String>> appends) {
        this.appends = appends;
        this.files = files;
        this.knowledge = knowledge;
        this.layers = List.copyOf(layers);
    }

    boolean isVendor(String path) {
        return layers.stream().anyMatch(layer -> isForeign(layer) && (path.startsWith(layer + "/") || layer.isEmpty()));
    }

    /** The product's append for the component's recipe, existing or to be made; empty without a product layer or a recipe. */
    Optional<String> append(String component) {
        return appends.of(
                List.of(component, layers),
                files,
                seen -> new RecipeFiles(seen, layers, knowledge, appends).findAppend(component));
    }

    private Optional<String> findAppend(String component) {
        String prefix = RECIPES.getOrDefault(component, "");
        List<String> own = layers.stream().filter(layer -> !isForeign(layer)).toList();
        List<String> recipes = new ArrayList<>();
        layers.forEach(layer -> collect(layer, 0, prefix, ".bb", recipes));
        for (String layer : own) {
            List<String> appends = new ArrayList<>();
            collect(layer, 0, prefix, ".bbappend", appends);
            Optional<String> fitting = appends.stream()
                    .filter(append -> recipes.isEmpty() || fitsAny(append, recipes))
                    .findFirst();
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        return own.isEmpty() || recipes.isEmpty()
                ? Optional.empty()
                : Optional.of(newAppend(own.get(0), mainRecipe(recipes)));
    }

    /**
     * A word for make's command line: {@code EXTRA_OEMAKE += "NAME=value"}; one that is there already and counts gets the
     * value.
     */
    static Edit word(SourceFile file, Option option, String value) {
        String name = option.name();
        for (int number = 1; number <= file.lines().count(); number++) {
            String line = file.lines().text(number);
            int start = start(line, name + "=");
            int end = AROUND_WORDS.next(line, Math.max(start, 0));
            boolean other = start > 0
                    && !line.startsWith("#")
                    && !line.substring(start, end).equals(name + "=" + value)
                    && counts(file.line(number), option);
            if (other) {
                return new Edit(file.path(), number, start + 1, number, end + 1, name + "=" + value);
            }
        }
        return ProductFiles.atEnd(file, "EXTRA_OEMAKE += \"" + name + "=" + value + "\"");
    }

    /** Where a word of the line begins so; negative if none does. */
    private static int start(String line, String beginning) {
        int at = line.indexOf(beginning, 1);
        while (at > 0 && !AROUND_WORDS.has(line.charAt(at - 1))) {
            at = line.indexOf(beginning, at + 1);
        }
        return at;
    }

    /** An assignment for another machine, or one that cannot be read, leaves nothing behind. */
    private static boolean counts(Span line, Option option) {
        List<Span> told = option.history().stream()
                .filter(step -> step.effect() != Assignment.Effect.CONDITION_FALSE)
                .flatMap(step -> step.span().stream())
                .filter(span -> span.path().equals(line.path()))
                .toList();
        return told.isEmpty()
                || told.stream().anyMatch(span -> span.line() <= line.line() && span.endLine() >= line.line());
    }

    private boolean isForeign(String layer) {
        String name = Paths.name(layer);
        return FOREIGN_NAMES.contains(name)
                || knowledge.vendors().stream()
                        .flatMap(vendor -> vendor.layers().stream())
                        .anyMatch(name::startsWith);
    }

    /** {@code optee-os-stm32mp_%.bbappend} beside the recipe's own folder name. */
    private static String newAppend(String layer, String recipe) {
        String folder = Paths.parent(recipe);
        String group = Paths.name(Paths.parent(folder)) + "/" + Paths.name(folder);
        return Paths.resolve(layer, group + "/" + baseName(recipe) + "_%.bbappend");
    }

    /** Of the component's recipes the one that is built: not a header, client or development package. */
    private String mainRecipe(List<String> recipes) {
        return recipes.stream()
                .sorted(java.util.Comparator.comparingInt(
                                (String path) -> baseName(path).length())
                        .thenComparing(path -> path))
                .filter(path -> knowledge.isVendorsRecipe(baseName(path)) || recipes.size() == 1)
                .findFirst()
                .orElse(recipes.get(0));
    }

    private static boolean fitsAny(String append, List<String> recipes) {
        String stem = Paths.without(Paths.name(append), ".bbappend");
        int any = stem.indexOf('%');
        return recipes.stream()
                .map(recipe -> Paths.without(Paths.name(recipe), ".bb"))
                .anyMatch(recipe -> any >= 0 ? recipe.startsWith(stem.substring(0, any)) : recipe.equals(stem));
    }

    private static String baseName(String recipe) {
        String name = Paths.name(recipe);
        String stem = Paths.without(name, ".bb", ".bbappend");
        int version = stem.equals(name) ? -1 : stem.indexOf('_');
        return version < 0 ? stem : stem.substring(0, version);
    }

    private void collect(String folder, int depth, String prefix, String ending, List<String> found) {
        if (depth > MAX_DEPTH) {
            return;
        }
        for (String name : files.list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (name.startsWith(prefix) && name.endsWith(ending)) {
                found.add(path);
            } else if (!name.startsWith(".") && name.indexOf('.') < 0 && files.isDirectory(path)) {
                collect(path, depth + 1, prefix, ending, found);
            }
        }
    }
}
