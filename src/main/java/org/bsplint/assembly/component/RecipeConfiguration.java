package org.bsplint.assembly.component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceConfiguration;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.Sha256;
import org.bsplint.source.SourceFile;

/**
 * What a recipe says that it makes a kernel's configuration of. The vendor's configurations are known only as the vendor's
 * recipe makes them: of its own fragments, with no step of the product's in between.
 *
 * @param folder of the recipe
 * @param files the base, and the names of the fragments in the order in which they are merged
 * @param appends the recipe's appends
 * @param variables those of the recipe that a configuration of the vendor's hangs on, as far as they are known
 */
public record RecipeConfiguration(
        String folder, List<String> files, List<String> appends, Map<String, String> variables) {
    private static final Regex COUNTS = Regex.of("CONFIG_\\w+=.*|# CONFIG_\\w+ is not set");
    /** Steps of a build that may write another configuration, and files whose steps are not looked at. */
    private static final Regex STEPS =
            Regex.of("(?m)do_(\\w*config\\w*|kernel_metadata|patch|unpack)\\b|\\.(cfg|scc)\\b|defconfig"
                    + "|^\\s*(inherit|require|include)\\s");

    private static final Regex PATCH = Regex.of("file://([\\w./+-]+\\.(?:patch|diff))");
    private static final Regex OF_CONFIGURATION =
            Regex.of("(?m)^(\\+\\+\\+|---|rename to) .*(Kconfig|/configs/|defconfig|\\.config\\b|/Makefile)");

    public RecipeConfiguration {
        files = List.copyOf(files);
        appends = List.copyOf(appends);
        variables = Map.copyOf(variables);
    }

    /** Empty if the recipe is no such recipe, or if what it merges is not known. */
    public static Optional<RecipeConfiguration> of(RecipeView recipe, SourceCatalog catalog) {
        List<String> variables = catalog.recipeVariables();
        List<String> files = new ArrayList<>();
        for (String variable : recipe.whole() ? variables : List.<String>of()) {
            Optional<String> text = recipe.options().value(variable).asKnown();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Letters.BLANKS.split(text.get().strip()).stream()
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> files.add(Paths.name(word)));
        }
        Map<String, String> texts = new TreeMap<>();
        for (String name : recipe.whole() ? catalog.configurationVariables() : List.<String>of()) {
            recipe.options().value(name).asKnown().ifPresent(text -> texts.put(name, text));
        }
        return files.isEmpty() && texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecipeConfiguration(
                        Paths.parent(Paths.normalize(recipe.file())),
                        files,
                        recipe.appends().stream().map(Paths::normalize).toList(),
                        texts));
    }

    /** Is this file one of the recipe's own, but not among those that are merged? */
    boolean leavesOut(String path) {
        return !files.isEmpty() && path.startsWith(folder + "/") && !files.contains(Paths.name(path));
    }

    /** The vendor's configuration that this is; empty if the product has a hand in it, or if it was not looked at. */
    Optional<SourceConfiguration> known(SourceCatalog catalog, FileTree tree, String origin, String version) {
        return catalog.configuration(origin, version, files).filter(made -> makes(made, tree));
    }

    /** Is it certainly this configuration of the vendor's, if the recipe makes one of its name? */
    boolean makes(SourceConfiguration made, FileTree tree) {
        return appends.stream()
                        .filter(append -> !append.startsWith(folder + "/"))
                        .allMatch(append -> leavesAlone(tree, append))
                && made.variables().entrySet().stream()
                        .allMatch(one -> one.getValue().equals(variables.get(one.getKey())))
                && made.digests().entrySet().stream().allMatch(one -> isUnchanged(tree, one.getKey(), one.getValue()));
    }

    /** The fragment that is found is the vendor's; another one of the same name may be the one that is built. */
    private boolean isUnchanged(FileTree tree, String name, String digest) {
        List<SourceFile> found = new ArrayList<>(FilesBelow.in(tree, folder, name::equals));
        appends.forEach(append -> found.addAll(FilesBelow.in(tree, Paths.parent(append), name::equals)));
        return !found.isEmpty()
                && found.stream().allMatch(file -> digest(file.text()).equals(digest));
    }

    /** An append without a step that may change the configuration, and without a patch of what decides it. */
    private static boolean leavesAlone(FileTree tree, String append) {
        String text = tree.read(append).map(SourceFile::text).orElse("do_configure");
        return !STEPS.in(text)
                && PATCH.matcher(text).results().allMatch(match -> {
                    List<SourceFile> patches =
                            FilesBelow.in(tree, Paths.parent(append), Paths.name(match.group(1))::equals);
                    return !patches.isEmpty() && patches.stream().noneMatch(patch -> OF_CONFIGURATION.in(patch.text()));
                });
    }

    /** Of the lines that count, in eight digits, as tools/catalogue/kernels.py writes it. */
    static String digest(String text) {
        String lines = text.lines()
                .map(String::strip)
                .filter(line -> COUNTS.matches(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return Sha256.hex(lines.getBytes(StandardCharsets.UTF_8), 4);
    }
}
