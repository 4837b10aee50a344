package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.bsplint.assembly.words.RecipeWords;
import org.bsplint.project.ComponentFolder;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;

/**
 * Appends of boot chain recipes that are not among the inputs: the layer that holds the recipe is missing. What they add is
 * still evaluated, on a stand-in that knows nothing but that the recipe sets something.
 */
final class OrphanAppends {
    private static final String RECIPE = "EXTRA_OEMAKE = \"" + RecipeWords.NO_RECIPE + "\"\n";
    private static final String VERSION = "PV = \"" + RecipeWords.NO_RECIPE + "\"\n";
    private static final String APPEND = ".bbappend";
    private static final String LAYER = "/conf/layer.conf";

    /** A name that a configuration file sets for one recipe alone. */
    private static final Regex FOR_RECIPE =
            Regex.of("(?m)^[ \\t]*+[A-Z][A-Z0-9_]*[\\w:-]*?[_:]pn-([a-z0-9][a-z0-9+.-]*)");

    static final List<String> MADE_BY_WORDS = List.of("optee", "tf-a");

    private OrphanAppends() {}

    /**
     * Recipes that are not among the inputs and that configuration files name all the same ({@code X:append:pn-NAME}), by
     * component.
     *
     * @param file the stand-in, in no layer
     * @param conf the configuration file that names it
     */
    record Named(String recipe, String file, String conf) {
        FileTree over(FileTree tree) {
            return new OverlayTree(tree, Map.of(file, VERSION + RECIPE));
        }
    }

    /**
     * @param confs the configuration files that were read
     * @param missing of {@link #MADE_BY_WORDS}
     */
    static Map<String, Named> named(FileTree tree, List<String> confs, List<String> missing) {
        Map<String, Named> found = new TreeMap<>();
        for (String conf : confs) {
            Matcher matcher =
                    FOR_RECIPE.matcher(tree.read(conf).map(SourceFile::text).orElse(""));
            while (matcher.find()) {
                String recipe = matcher.group(1);
                ComponentFolder.ofRecipe(recipe + "_")
                        .filter(missing::contains)
                        .filter(component -> YoctoProject.BESIDE.stream().noneMatch(recipe::contains))
                        .ifPresent(component -> found.putIfAbsent(
                                component, new Named(recipe, "bsplint-stand-in/" + recipe + "_0.bb", conf)));
            }
        }
        return found;
    }

    /**
     * The tree with a stand-in recipe beside each orphan of a component that has no recipe; empty if there is none.
     *
     * @param offered whether the layers' own BBFILES are to be widened to the stand-ins: a layer of appends alone lists no
     *     recipes
     */
    static Optional<FileTree> withStandIns(
            FileTree tree, List<Observation> observations, List<String> missing, boolean offered) {
        Map<String, String> files = new TreeMap<>();
        Map<String, List<String>> byLayer = new TreeMap<>();
        for (Observation observation : observations) {
            String append = observation.details().getOrDefault("append", "");
            boolean orphan = observation.kind().equals("append-without-recipe") && append.endsWith(APPEND);
            String name = Paths.name(append);
            if (orphan
                    && ComponentFolder.ofRecipe(name).filter(missing::contains).isPresent()) {
                String recipe =
                        name.substring(0, name.length() - APPEND.length()).replace("%", "0");
                String text = name.contains("%") ? VERSION + RECIPE : RECIPE;
                String path = Paths.resolve(Paths.parent(append), recipe + ".bb");
                files.put(path, text);
                layer(tree, path)
                        .ifPresent(layer -> byLayer.computeIfAbsent(layer, first -> new ArrayList<>())
                                .add(path));
            }
        }
        if (offered) {
            byLayer.forEach((layer, paths) -> files.putAll(widened(tree, layer, paths)));
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new OverlayTree(tree, files));
    }

    /** The layer's folder, of which the file is a part. */
    private static Optional<String> layer(FileTree tree, String path) {
        for (String folder = Paths.parent(path); !folder.isEmpty(); folder = Paths.parent(folder)) {
            if (tree.isFile(folder + LAYER)) {
                return Optional.of(folder);
            }
        }
        return tree.isFile(LAYER.substring(1)) ? Optional.of("") : Optional.empty();
    }

    private static Map<String, String> widened(FileTree tree, String layer, List<String> paths) {
        String conf = layer.isEmpty() ? LAYER.substring(1) : layer + LAYER;
        StringBuilder text =
                new StringBuilder(tree.read(conf).map(SourceFile::text).orElse(""));
        for (String path : paths) {
            String own = layer.isEmpty() ? path : path.substring(layer.length() + 1);
            text.append("\nBBFILES += \"${LAYERDIR}/").append(own).append("\"\n");
        }
        return Map.of(conf, text.toString());
    }
}
