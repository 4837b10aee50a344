package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Project;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * The device trees that an image's components are built with: what they say ({@link DeviceTreeFacts}), and trees that an
 * option names but no file holds.
 */
final class DeviceTrees {
    /**
     * Where a component keeps its trees, and which option names the one that is built in.
     *
     * @param mark a file of every whole source tree of the component, which an overlay does not hold
     * @param external names of options that bring a further folder of trees
     */
    private record Kind(String component, String option, String folder, String mark, List<String> external) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("tf-a", "DTB_FILE_NAME", "fdts", "make_helpers/defaults.mk", List.of("TFA_EXTERNAL_DT")),
            new Kind("optee", "CFG_EMBED_DTB_SOURCE_FILE", "core/arch/arm/dts", "mk/config.mk", List.of("CFG_EXT_DTS")),
            new Kind("u-boot", "CONFIG_DEFAULT_DEVICE_TREE", "arch/arm/dts", "Kconfig", List.of("EXT_DTS")));

    private final Project project;
    private final Map<String, Component> components;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final List<Observation> missing = new ArrayList<>();

    private final EvaluationCache cache;

    DeviceTrees(Project project, Map<String, Component> components, EvaluationCache cache) {
        this.cache = cache;
        this.project = project;
        this.components = components;
        KINDS.forEach(this::find);
        linux();
    }

    /** Trees that an option names, but that a whole source tree does not hold. */
    List<Observation> observations() {
        return List.copyOf(missing);
    }

    List<Option> facts() {
        EvaluationCache.Key key = new EvaluationCache.Key("device trees", List.of(Map.copyOf(paths)));
        return cache.facts(project, key, seen -> new DeviceTreeFacts(seen, paths, cache).all());
    }

    // ---- which file

    private void find(Kind kind) {
        OptionSet options = components
                .getOrDefault(kind.component(), Component.absent(kind.component()))
                .options();
        Option option = options.get(kind.option());
        Optional<String> named = option.value()
                .asKnown()
                .map(text -> text.strip().replaceAll("^\"|\"$", ""))
                .filter(text -> !text.isEmpty());
        if (named.isEmpty()) {
            return;
        }
        String file = named.get().replaceFirst("\\.dtb$|\\.dts$", "") + ".dts";
        Optional<String> found = candidates(kind, file).stream()
                .filter(path -> project.tree().isFile(path))
                .findFirst();
        found.ifPresent(path -> paths.put(kind.component(), path));
        boolean external =
                kind.external().stream().anyMatch(name -> !options.value(name).isUnset());
        if (found.isEmpty() && !external && !file.contains("/")) {
            whole(kind).ifPresent(source -> missing.add(observation(kind, option, file, source)));
        }
    }

    private List<String> candidates(Kind kind, String file) {
        Set<String> candidates = new LinkedHashSet<>();
        project.inputs()
                .paths(Role.SOURCES, kind.component())
                .forEach(source -> candidates.add(Paths.resolve(source, kind.folder() + "/" + file)));
        for (String path : project.inputs().paths(Role.DEVICE_TREE)) {
            if (path.endsWith("/" + kind.folder() + "/" + file)
                    || Paths.name(path).equals(Paths.name(file)) && path.contains("/" + kind.component() + "/")) {
                candidates.add(path);
            }
        }
        return List.copyOf(candidates);
    }

    /** The component's sources, if they are whole: only then is a tree that is not among them nowhere. */
    private Optional<String> whole(Kind kind) {
        return project.inputs().paths(Role.SOURCES, kind.component()).stream()
                .filter(source -> project.tree().isFile(Paths.resolve(source, kind.mark())))
                .filter(source -> project.tree().list(Paths.resolve(source, kind.folder())).stream()
                        .anyMatch(name -> name.endsWith(".dts")))
                .findFirst();
    }

    private static Observation observation(Kind kind, Option option, String file, String source) {
        return new Observation(
                "device-tree-missing",
                kind.component(),
                List.of(kind.option()),
                option.place(),
                Map.of("option", kind.option(), "file", file, "folder", Paths.resolve(source, kind.folder())),
                List.of(),
                Optional.empty());
    }

    private void linux() {
        List<String> named = components
                .getOrDefault("yocto", Component.absent("yocto"))
                .options()
                .value("KERNEL_DEVICETREE")
                .asKnown()
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of());
        for (String path : project.inputs().paths(Role.DEVICE_TREE)) {
            boolean kernel = path.contains("/arch/arm/boot/dts/") || path.contains("/linux/");
            boolean wanted = named.stream()
                    .anyMatch(name ->
                            Paths.name(name).replaceFirst("\\.dtb$", ".dts").equals(Paths.name(path)));
            if (kernel && wanted) {
                paths.putIfAbsent("linux", path);
            }
        }
    }
}
