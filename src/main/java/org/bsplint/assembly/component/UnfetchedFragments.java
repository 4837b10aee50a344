package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;

/**
 * Fragments of a configuration that lie beside a recipe or an append of the product's and that no {@code SRC_URI} names: BitBake
 * never sees them. A folder without a recipe or an append tells nothing, and what a variable may name is left alone.
 */
public final class UnfetchedFragments {
    private static final Regex RECIPE = Regex.of("\\.(bb|bbappend)$");
    private static final Regex READ = Regex.of("\\.(bb|bbappend|inc|bbclass|scc|conf)$");
    private static final Regex COMMENT = Regex.of("(?m)^\\s*#.*$");
    /** A file or folder that only the build can name. */
    private static final Regex ANY = Regex.of("file://[^\\s\"';]*[$*]");

    private final Project project;
    private final ProductLayers layers;

    public UnfetchedFragments(Project project) {
        this.project = project;
        this.layers = new ProductLayers(project);
    }

    /** One observation for each, at its first line. */
    public List<Observation> observations() {
        List<Observation> found = new ArrayList<>();
        for (String component : List.of("u-boot", "linux")) {
            for (String path : project.inputs().paths(Role.FRAGMENT, component)) {
                home(path)
                        .filter(home -> isLeftOut(path, home))
                        .ifPresent(home ->
                                project.read(path).ifPresent(file -> found.add(seen(component, file, path, home))));
            }
        }
        return found;
    }

    /** Does the build certainly not get this file? */
    boolean has(String path) {
        return home(path).filter(home -> isLeftOut(path, home)).isPresent();
    }

    private static Observation seen(String component, SourceFile file, String path, String home) {
        return new Observation(
                "fragment-not-fetched",
                component,
                List.of(Paths.name(path)),
                Optional.of(file.line(1)),
                Map.of("file", Paths.name(path), "folder", home),
                List.of(),
                Optional.empty());
    }

    /** The folder of the recipe ({@code recipes-X/Y}) in a layer of the product's. */
    private Optional<String> home(String path) {
        return layers.own().stream()
                .filter(layer -> layer.isEmpty() || path.startsWith(layer + "/"))
                .flatMap(layer -> {
                    String[] parts = path.substring(layer.isEmpty() ? 0 : layer.length() + 1)
                            .split("/", 3);
                    boolean deep = parts.length == 3 && parts[0].startsWith("recipes-");
                    return deep
                            ? Optional.of(Paths.resolve(layer, parts[0] + "/" + parts[1])).stream()
                            : Optional.<String>empty().stream();
                })
                .findFirst();
    }

    private boolean isLeftOut(String path, String home) {
        List<SourceFile> near = FilesBelow.in(project.tree(), home, name -> READ.in(name));
        boolean recipe = near.stream().anyMatch(file -> RECIPE.in(file.path()));
        String texts = texts(near);
        if (!recipe || ANY.in(texts) || isNamed(path, home, texts)) {
            return false;
        }
        List<SourceFile> all = new ArrayList<>();
        layers.own().stream()
                .flatMap(layer -> layers.files(layer).stream())
                .forEach(file -> project.tree().read(file).ifPresent(all::add));
        project.inputs()
                .paths(Role.BUILD)
                .forEach(build -> project.tree()
                        .read(Paths.resolve(build, "conf/local.conf"))
                        .ifPresent(all::add));
        project.inputs().paths(Role.KAS).forEach(kas -> project.tree().read(kas).ifPresent(all::add));
        return !isNamed(path, home, texts(all));
    }

    private static String texts(List<SourceFile> files) {
        return files.stream()
                .map(file -> COMMENT.matcher(file.text()).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }

    /** Is the file or a folder that it lies in named? */
    private static boolean isNamed(String path, String home, String texts) {
        String below = path.substring(home.length() + 1);
        String name = Paths.name(below);
        List<String> folders = new ArrayList<>(List.of(below.split("/")));
        folders.remove(folders.size() - 1);
        return texts.contains(name)
                || texts.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 1)) + ".scc")
                || folders.stream().anyMatch(folder -> texts.contains("file://" + folder));
    }
}
