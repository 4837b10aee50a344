package org.bsplint.assembly.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bsplint.assembly.component.FilesBelow;
import org.bsplint.assembly.view.LocalFile;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;

/**
 * A recipe as its own layer has it: whether the product changes what is fetched, patched and built, so that a device tree
 * may be another than the one in the vendor's sources. Decided by who wrote each assignment that counts in the evaluated
 * recipe: its own layer, or a layer that products take from others.
 */
final class VendorRecipe {
    private static final String COLLECTIONS = "BBFILE_COLLECTIONS";
    private static final Letters NAME = Letters.WORD.and("-");
    /** What is fetched, and where it lies. */
    private static final List<String> SOURCES = List.of("SRC_URI", "SRCREV", "S", "B", "EXTERNALSRC");

    private static final List<String> AROUND_TASKS = List.of("prefuncs", "postfuncs");
    private static final List<String> HARMLESS = List.of(".cfg", ".config", ".patch", ".diff");
    private static final Regex OF_TREES =
            Regex.of("(?m)^(?:\\+\\+\\+|---|rename to|copy to) .*(?:\\.dtsi?\\b|/dts/|/dt-bindings/|/fdts/)");

    private final Project project;
    private final RecipeView recipe;
    private final String layer;
    private final Map<String, String> layers = new HashMap<>();

    VendorRecipe(Project project, RecipeView recipe) {
        this.project = project;
        this.recipe = recipe;
        this.layer = layer(Paths.normalize(recipe.file()));
    }

    /** Why the sources may be others than the vendor's; empty if they certainly are the vendor's. */
    Optional<String> changed() {
        String file = Paths.normalize(recipe.file());
        if (!recipe.whole()) {
            return Optional.of("the recipe that " + file + " appends to is not in this project");
        }
        // where openembedded-core is absent, what nothing sets is not known to be unset
        Option external = recipe.options().get("EXTERNALSRC");
        if (external.value().isKnown() || !external.history().isEmpty()) {
            return Optional.of("`EXTERNALSRC` takes the sources from elsewhere");
        }
        return SOURCES.stream()
                .flatMap(name -> foreign(recipe.options().get(name), name.equals("SRC_URI")).stream())
                .findFirst()
                .or(this::replacedFile)
                .or(this::changedTask)
                .or(() -> Optional.of("what " + file + " fetches is not wholly known")
                        .filter(reason -> !recipe.options().value("SRC_URI").isKnown()));
    }

    /** A file of the product that is found before the vendor's of the same name. */
    private Optional<String> replacedFile() {
        Set<String> names =
                files(recipe.options().value("SRC_URI").partial().toString()).collect(Collectors.toSet());
        recipe.options().get("SRC_URI").history().stream()
                .filter(this::isForeign)
                .flatMap(step -> files(step.text()))
                .forEach(names::remove);
        return recipe.options().get("FILESEXTRAPATHS").history().stream()
                .filter(this::isForeign)
                .filter(step -> !step.text().strip().startsWith("${THISDIR}/")
                        || step.text().contains("..")
                        || !FilesBelow.in(project.tree(), folder(step), names::contains)
                                .isEmpty())
                .map(step -> told("FILESEXTRAPATHS", step))
                .findFirst();
    }

    private static Stream<String> files(String text) {
        return LocalFile.in(text, LocalFile.PATH).stream().map(file -> Paths.name(file.path()));
    }

    private Optional<String> changedTask() {
        List<String> functions = new ArrayList<>();
        for (String task : recipe.options().namesLike(name -> name.startsWith("do_"))) {
            functions.add(task);
            AROUND_TASKS.stream()
                    .flatMap(flag -> Optional.ofNullable(
                            recipe.options().get(task).flags().get(flag))
                            .stream())
                    .flatMap(value -> words(value.partial().toString()).stream())
                    .filter(name -> !name.isEmpty())
                    .forEach(functions::add);
        }
        return functions.stream()
                .distinct()
                .flatMap(name -> foreign(recipe.options().get(name), false).stream())
                .findFirst();
    }

    /** The assignment of somebody else that counts. */
    private Optional<String> foreign(Option option, boolean additions) {
        return option.history().stream()
                .filter(this::isForeign)
                .filter(step -> !additions || !isHarmless(step))
                .map(step -> told(option.name(), step))
                .findFirst();
    }

    private boolean isForeign(Assignment step) {
        return step.effect() == Assignment.Effect.APPLIED
                && step.span().isPresent()
                && !isVendors(Paths.normalize(step.span().get().path()));
    }

    private static String told(String name, Assignment step) {
        return "`" + name + "` is changed at "
                + Paths.normalize(step.span().orElseThrow().path()) + ":"
                + step.span().orElseThrow().line();
    }

    private static String folder(Assignment step) {
        return Paths.parent(Paths.normalize(step.span().orElseThrow().path()));
    }

    /** Adds nothing but fragments of a configuration and patches that leave device trees alone. */
    private boolean isHarmless(Assignment step) {
        boolean adds = step.operator().contains("append")
                || step.operator().contains("prepend")
                || step.operator().equals("+=")
                || step.operator().equals("=+")
                || step.operator().equals(".=")
                || step.operator().equals("=.");
        return adds
                && words(step.text()).stream()
                        .filter(word -> !word.isEmpty())
                        .allMatch(word -> isHarmless(word) && !isOfTrees(folder(step), word));
    }

    private static List<String> words(String text) {
        return Letters.BLANKS.split(text.strip());
    }

    /** A fragment or a patch of the layer itself, and perhaps its parameters. */
    static boolean isHarmless(String word) {
        Cursor at = new Cursor(word, 0);
        boolean local = at.take("file://");
        String path = at.take(LocalFile.PATH);
        return local
                && HARMLESS.stream().anyMatch(end -> path.length() > end.length() && path.endsWith(end))
                && (at.isAtEnd() || at.take(";"));
    }

    private boolean isOfTrees(String folder, String word) {
        Optional<String> patch = patch(word);
        if (patch.isEmpty()) {
            return false;
        }
        List<SourceFile> found = FilesBelow.in(project.tree(), folder, Paths.name(patch.get())::equals);
        return found.isEmpty() || found.stream().anyMatch(file -> OF_TREES.in(file.text()));
    }

    /** The path of the patch that a word of SRC_URI names. */
    static Optional<String> patch(String word) {
        Cursor at = new Cursor(word, 0);
        boolean local = at.take("file://");
        String path = at.take(LocalFile.PATH);
        int patch = path.lastIndexOf(".patch");
        int diff = path.lastIndexOf(".diff");
        int end = patch > diff ? patch + ".patch".length() : diff + ".diff".length();
        return local && Math.max(patch, diff) > 0 ? Optional.of(path.substring(0, end)) : Optional.empty();
    }

    private boolean isVendors(String path) {
        String own = layer(path);
        return !own.isEmpty() && (own.equals(layer) || isPublic(own));
    }

    private boolean isPublic(String folder) {
        return project.tree()
                .read(folder + "/conf/layer.conf")
                .flatMap(file -> collection(file.text()))
                .filter(project.knowledge().publicLayers()::contains)
                .isPresent();
    }

    /** The first that is put into BBFILE_COLLECTIONS. */
    static Optional<String> collection(String text) {
        for (int at = text.indexOf(COLLECTIONS); at >= 0; at = text.indexOf(COLLECTIONS, at + 1)) {
            Cursor line = new Cursor(text, at + COLLECTIONS.length()).skip(Letters.BLANKS);
            line.take("+");
            boolean assigned = line.take("=") && line.skip(Letters.BLANKS).take("\"");
            String name = line.skip(Letters.BLANKS).take(NAME);
            if (assigned && !name.isEmpty() && Letters.BLANKS.openLine(text, at)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The layer's folder that a file lies in; empty if it lies in none. */
    private String layer(String path) {
        return layers.computeIfAbsent(Paths.parent(path), folder -> {
            String at = folder;
            while (!at.isEmpty() && !at.equals("/")) {
                if (project.tree().isFile(at + "/conf/layer.conf")) {
                    return at;
                }
                at = Paths.parent(at);
            }
            return "";
        });
    }
}
