package org.bsplint.assembly.devicetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bsplint.assembly.component.FilesBelow;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;

/**
 * A recipe as its own layer has it: whether the product changes what is fetched, patched and built, so that a device tree
 * may be another than the one in the vendor's sources. Decided by who wrote each assignment that counts in the evaluated
 * recipe: its own layer, or a layer that products take from others.
 */
final class VendorRecipe {
    private static final Pattern COLLECTIONS =
            Pattern.compile("(?m)^\\s*BBFILE_COLLECTIONS\\s*\\+?=\\s*\"\\s*([\\w-]+)");
    /** What is fetched, and where it lies. */
    private static final List<String> SOURCES = List.of("SRC_URI", "SRCREV", "S", "B", "EXTERNALSRC");

    private static final List<String> AROUND_TASKS = List.of("prefuncs", "postfuncs");
    private static final Pattern HARMLESS = Pattern.compile("file://[\\w./+-]+\\.(?:cfg|config|patch|diff)(?:;\\S*)?");
    private static final Pattern FILE = Pattern.compile("file://([\\w./+-]+)");
    private static final Pattern PATCH = Pattern.compile("file://([\\w./+-]+\\.(?:patch|diff))");
    private static final Pattern OF_TREES =
            Pattern.compile("(?m)^(?:\\+\\+\\+|---|rename to|copy to) .*(?:\\.dtsi?\\b|/dts/|/dt-bindings/|/fdts/)");

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
        Set<String> names = FILE.matcher(
                        recipe.options().value("SRC_URI").partial().toString())
                .results()
                .map(match -> Paths.name(match.group(1)))
                .collect(Collectors.toSet());
        recipe.options().get("SRC_URI").history().stream()
                .filter(this::isForeign)
                .flatMap(step -> FILE.matcher(step.text()).results())
                .forEach(match -> names.remove(Paths.name(match.group(1))));
        return recipe.options().get("FILESEXTRAPATHS").history().stream()
                .filter(this::isForeign)
                .filter(step -> !step.text().strip().startsWith("${THISDIR}/")
                        || step.text().contains("..")
                        || !FilesBelow.in(project.tree(), folder(step), names::contains)
                                .isEmpty())
                .map(step -> told("FILESEXTRAPATHS", step))
                .findFirst();
    }

    private Optional<String> changedTask() {
        List<String> functions = new ArrayList<>();
        for (String task : recipe.options().namesLike(name -> name.startsWith("do_"))) {
            functions.add(task);
            AROUND_TASKS.stream()
                    .flatMap(flag -> Optional.ofNullable(
                            recipe.options().get(task).flags().get(flag))
                            .stream())
                    .flatMap(value ->
                            Arrays.stream(value.partial().toString().strip().split("\\s+")))
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
                && Arrays.stream(step.text().strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .allMatch(word -> HARMLESS.matcher(word).matches() && !isOfTrees(folder(step), word));
    }

    private boolean isOfTrees(String folder, String word) {
        Matcher patch = PATCH.matcher(word);
        if (!patch.lookingAt()) {
            return false;
        }
        List<SourceFile> found = FilesBelow.in(project.tree(), folder, Paths.name(patch.group(1))::equals);
        return found.isEmpty()
                || found.stream().anyMatch(file -> OF_TREES.matcher(file.text()).find());
    }

    private boolean isVendors(String path) {
        String own = layer(path);
        return !own.isEmpty() && (own.equals(layer) || isPublic(own));
    }

    private boolean isPublic(String folder) {
        Matcher collection = COLLECTIONS.matcher(project.tree()
                .read(folder + "/conf/layer.conf")
                .map(SourceFile::text)
                .orElse(""));
        return collection.find() && project.knowledge().publicLayers().contains(collection.group(1));
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
