package org.bsplint.assembly.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.TreeBuild;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * The device trees that an image's components are built with: what they say, and trees that an option names but no file
 * holds.
 */
public final class DeviceTrees {
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
    private final EvaluationCache cache;
    private final TreeFacts asked;
    private final KnownTrees known;
    /** What a tree says is asked for each boot configuration that has it. */
    private final Map<List<Object>, Map<String, Option>> said = new HashMap<>();

    public DeviceTrees(Project project, YoctoView yocto, EvaluationCache cache) {
        this.project = project;
        this.cache = cache;
        this.asked = new TreeFacts(project.knowledge().vendors());
        this.known = new KnownTrees(project, yocto, asked);
    }

    /** Options of a component that bring a further folder of trees. */
    static List<String> externalOptions(String component) {
        return KINDS.stream()
                .filter(kind -> kind.component().equals(component))
                .flatMap(kind -> kind.external().stream())
                .toList();
    }

    /** Trees that an option names, but that a whole source tree does not hold. */
    public List<Observation> observations(Map<String, Component> components) {
        List<Observation> missing = new ArrayList<>();
        for (Kind kind : KINDS) {
            OptionSet options = KnownTrees.options(components, kind.component());
            Optional<String> file = named(kind, options).map(tree -> tree + ".dts");
            boolean external = kind.external().stream()
                    .anyMatch(name -> !options.value(name).isUnset());
            if (file.isPresent() && !external && !file.get().contains("/")) {
                boolean found = candidates(kind, file.get()).stream()
                        .anyMatch(path -> project.tree().isFile(path));
                if (!found) {
                    whole(kind)
                            .ifPresent(source ->
                                    missing.add(observation(kind, options.get(kind.option()), file.get(), source)));
                }
            }
        }
        return missing;
    }

    /**
     * What the trees of a boot configuration say, as facts of the image. Where several boards' trees are built, what all of
     * them say.
     *
     * @param components as they are in it
     */
    public List<Option> facts(Identity identity, Optional<BootBuild> build, Map<String, Component> components) {
        List<Option> facts = new ArrayList<>();
        for (String component : TreeFacts.COMPONENTS) {
            OptionSet options = KnownTrees.options(components, component);
            Map<String, Map<String, Option>> trees = new LinkedHashMap<>();
            for (String tree : names(component, build, components)) {
                trees.put(
                        tree,
                        said.computeIfAbsent(
                                List.of(component, tree, identity, options),
                                asked -> said(component, tree, identity, options)));
            }
            if (!trees.isEmpty()) {
                asked.names(component).forEach(name -> facts.add(joined(name, trees)));
            }
        }
        return facts;
    }

    private static Option joined(String name, Map<String, Map<String, Option>> trees) {
        String first = trees.keySet().iterator().next();
        Option said = of(name, trees.getOrDefault(first, Map.of()));
        for (Map.Entry<String, Map<String, Option>> other : trees.entrySet()) {
            Option option = of(name, other.getValue());
            if (option.value().isUndecided()) {
                return option;
            }
            if (!option.value().equals(said.value())) {
                return Option.unknown(
                        name,
                        Cause.of(
                                Cause.Kind.MISSING_INPUT,
                                "the device trees " + first + " and " + other.getKey() + ", which are both built,"
                                        + " differ in it"));
            }
        }
        return said;
    }

    private static Option of(String name, Map<String, Option> told) {
        return told.getOrDefault(name, Option.unset(name));
    }

    private Map<String, Option> said(String component, String tree, Identity identity, OptionSet options) {
        Optional<String> path = path(component, tree);
        if (path.isEmpty()) {
            return known.of(component, tree, identity, options);
        }
        Map<String, Option> said = new HashMap<>();
        read(component, path.get(), options).forEach(option -> said.put(option.name(), option));
        return said;
    }

    // ---- which tree

    /** Names of the trees that are built, without ending; empty where nothing names one. */
    private List<String> names(String component, Optional<BootBuild> build, Map<String, Component> components) {
        List<String> boards = build.map(BootBuild::trees).orElse(List.of());
        if (component.equals("linux")) {
            return kernelTrees(boards, components);
        }
        List<String> own = KINDS.stream()
                .filter(kind -> kind.component().equals(component))
                .flatMap(kind -> named(kind, KnownTrees.options(components, component)).stream())
                .toList();
        return boards.isEmpty() ? own : boards;
    }

    /** Of the trees that the kernel's recipe builds those of these boards: their own and variants of them. */
    private List<String> kernelTrees(List<String> boards, Map<String, Component> components) {
        List<String> all = KnownTrees.options(components, "yocto")
                .value("KERNEL_DEVICETREE")
                .asKnown()
                .map(text -> Letters.BLANKS.split(text.strip()))
                .orElse(List.of())
                .stream()
                .map(word -> Paths.without(Paths.name(word), ".dtb"))
                .filter(word -> !word.isEmpty() && !word.endsWith(".dtbo"))
                .toList();
        List<String> own = all.stream()
                .filter(tree -> boards.stream().anyMatch(board -> tree.equals(board) || tree.startsWith(board + "-")))
                .toList();
        return own.isEmpty() ? all : own;
    }

    private static Optional<String> named(Kind kind, OptionSet options) {
        return options.value(kind.option())
                .asKnown()
                .map(text -> unquoted(text.strip()))
                .filter(text -> !text.isEmpty())
                .map(text -> Paths.without(text, ".dtb", ".dts"));
    }

    private static String unquoted(String text) {
        String opened = text.startsWith("\"") ? text.substring(1) : text;
        return Paths.without(opened, "\"");
    }

    // ---- which file

    private Optional<String> path(String component, String tree) {
        String file = tree + ".dts";
        if (component.equals("linux")) {
            return project.inputs().paths(Role.DEVICE_TREE).stream()
                    .filter(path -> Paths.name(path).equals(Paths.name(file)))
                    .filter(path -> path.contains("/boot/dts/") || path.contains("/linux/"))
                    .findFirst();
        }
        return KINDS.stream()
                .filter(kind -> kind.component().equals(component))
                .flatMap(kind -> candidates(kind, file).stream())
                .filter(path -> project.tree().isFile(path))
                .findFirst();
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

    // ---- what a file says

    private List<Option> read(String component, String path, OptionSet options) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : List.of("CONFIG_SYS_SOC", "CONFIG_SYS_CPU", "CONFIG_SYS_VENDOR")) {
            options.value(name).asKnown().ifPresent(text -> texts.put(name, text));
        }
        List<String> appended = TreeReader.appended(project.tree(), component, path, texts);
        List<String> folders = List.of(Paths.parent(path));
        TreeBuild plain = new TreeBuild(folders, appended, Map.of());
        Map<String, Boolean> symbols = cache.deviceTree(project.tree(), path, plain)
                .map(tree -> symbols(tree, options))
                .orElse(Map.of());
        TreeBuild build = new TreeBuild(folders, appended, symbols);
        return cache.facts(
                project,
                new EvaluationCache.Key(List.of("device tree", component, path), List.of(build)),
                seen -> cache.deviceTree(seen.tree(), path, build)
                        .map(tree -> facts(component, path, tree, seen))
                        .orElse(List.of()));
    }

    /** What the configuration says of the symbols that the tree's conditions ask for. */
    private static Map<String, Boolean> symbols(DeviceTree tree, OptionSet options) {
        Map<String, Boolean> symbols = new TreeMap<>();
        tree.open().stream()
                .filter(name -> name.startsWith("CONFIG_"))
                .filter(name -> !options.value(name).isUndecided())
                .forEach(name -> symbols.put(
                        name,
                        options.value(name)
                                .asKnown()
                                .filter(text -> !text.equals("n"))
                                .isPresent()));
        return symbols;
    }

    private List<Option> facts(String component, String path, DeviceTree tree, Project seen) {
        List<Option> facts = new ArrayList<>();
        asked.of(component, tree).forEach((name, value) -> {
            Option place = seen.read(path)
                    .map(file -> Fact.at(text(value), file.line(1)))
                    .orElseGet(() -> Fact.known(text(value), path))
                    .option(name);
            facts.add(value.isUndecided() ? Option.of(name, value, Origin.FILE, List.of()) : place.withValue(value));
        });
        return facts;
    }

    private static String text(Value value) {
        return value.asKnown().orElse("unset");
    }
}
