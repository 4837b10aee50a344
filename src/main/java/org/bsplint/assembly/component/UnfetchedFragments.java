package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.search.Beginnings;
import org.bsplint.source.search.Needles;
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
    private final Beginnings<Integer> ownLayers = new Beginnings<>();
    /** Fragments that are left out, and the folder of the recipe; by component. */
    private final Map<String, Map<String, String>> leftOut = new HashMap<>();

    public UnfetchedFragments(Project project) {
        this.project = project;
        this.layers = new ProductLayers(project);
    }

    /** One observation for each, at its first line. */
    public List<Observation> observations() {
        List<Observation> found = new ArrayList<>();
        for (String component : List.of("u-boot", "linux")) {
            leftOut(component)
                    .forEach((path, home) ->
                            project.read(path).ifPresent(file -> found.add(seen(component, file, path, home))));
        }
        return found;
    }

    /** Does the build certainly not get this fragment of the component's? */
    boolean has(String component, String path) {
        return leftOut(component).containsKey(path);
    }

    private Map<String, String> leftOut(String component) {
        return leftOut.computeIfAbsent(component, name -> look(project.inputs().paths(Role.FRAGMENT, name)));
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

    private Map<String, String> look(List<String> fragments) {
        Map<String, List<String>> byHome = new LinkedHashMap<>();
        fragments.forEach(path -> home(path)
                .ifPresent(home ->
                        byHome.computeIfAbsent(home, key -> new ArrayList<>()).add(path)));
        Map<String, String> unnamed = new HashMap<>();
        byHome.forEach((home, paths) -> {
            List<SourceFile> near = FilesBelow.in(project.tree(), home, name -> READ.in(name));
            boolean recipe = near.stream().anyMatch(file -> RECIPE.in(file.path()));
            String texts = texts(near);
            if (recipe && !ANY.in(texts)) {
                Map<String, String> these = new HashMap<>();
                paths.forEach(path -> these.put(path, home));
                unnamed.putAll(unnamed(these, texts));
            }
        });
        Map<String, String> nowhere = unnamed.isEmpty() ? unnamed : unnamed(unnamed, texts(all()));
        Map<String, String> ordered = new LinkedHashMap<>();
        fragments.stream()
                .filter(nowhere::containsKey)
                .forEach(path -> ordered.put(path, nowhere.getOrDefault(path, "")));
        return ordered;
    }

    /** All that the product's own files say. */
    private List<SourceFile> all() {
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
        return all;
    }

    /** The folder of the recipe ({@code recipes-X/Y}) in the first layer of the product's that has one. */
    private Optional<String> home(String path) {
        List<String> own = layers.own();
        if (ownLayers.isEmpty()) {
            for (int position = 0; position < own.size(); position++) {
                ownLayers.add(own.get(position).isEmpty() ? "" : own.get(position) + "/", position);
            }
        }
        return ownLayers.of(path).stream()
                .sorted()
                .map(own::get)
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

    private static String texts(List<SourceFile> files) {
        return files.stream()
                .map(file -> COMMENT.matcher(file.text()).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }

    /** Those of these files, with the recipe's folder, that the texts do not name, nor a folder that they lie in. */
    private static Map<String, String> unnamed(Map<String, String> files, String texts) {
        Needles needles = new Needles();
        files.forEach((path, home) -> names(path, home).forEach(needles::add));
        Set<String> found = needles.in(texts);
        Map<String, String> unnamed = new HashMap<>(files);
        unnamed.entrySet()
                .removeIf(file -> names(file.getKey(), file.getValue()).stream().anyMatch(found::contains));
        return unnamed;
    }

    /** What the file may be called by. */
    private static List<String> names(String path, String home) {
        String below = path.substring(home.length() + 1);
        String name = Paths.name(below);
        List<String> names = new ArrayList<>();
        for (String folder : below.split("/")) {
            names.add("file://" + folder);
        }
        names.remove(names.size() - 1);
        names.add(name);
        names.add(name.substring(0, Math.max(name.lastIndexOf('.'), 1)) + ".scc");
        return names;
    }
}
