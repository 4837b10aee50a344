package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.Vendor;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.DtNode;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Truth;

/**
 * The device trees that an image's components are built with, as far as rules ask: the facts {@code device-tree.…}, and trees
 * that an option names but no file holds. A fact is given only where the sources decide it.
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
    /** Compatibles of SCMI servers that a tree takes clocks from (Linux: bindings/firmware/arm,scmi.yaml). */
    private static final List<String> SCMI = List.of("arm,scmi", "arm,scmi-smc", "linaro,scmi-optee");

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
        List<Option> facts = new ArrayList<>();
        for (Vendor vendor : project.knowledge().vendors()) {
            for (Vendor.TreeFact row : vendor.treeFacts()) {
                tree(row.component())
                        .ifPresent(tree ->
                                add(facts, row.fact(), row.component(), has(tree, row), row.then(), row.otherwise()));
            }
            Optional<String> words = vendor.otpGrants().isEmpty()
                    ? Optional.empty()
                    : tree("optee").flatMap(tree -> grants(tree, vendor.otpGrants()));
            words.ifPresent(granted -> facts.add(known("device-tree.otp-grants", "optee", granted)));
        }
        for (String component : List.of("u-boot", "linux")) {
            tree(component)
                    .ifPresent(tree ->
                            add(facts, "device-tree." + component + "-scmi", component, scmi(tree), "yes", "no"));
            tree(component)
                    .flatMap(DeviceTrees::opteeMemory)
                    .ifPresent(start -> facts.add(known("device-tree." + component + "-optee", component, start)));
        }
        return facts;
    }

    private void add(List<Option> facts, String name, String component, Truth truth, String yes, String no) {
        if (truth != Truth.UNKNOWN) {
            facts.add(known(name, component, truth == Truth.TRUE ? yes : no));
        }
    }

    private Option known(String name, String component, String text) {
        String path = paths.getOrDefault(component, "");
        return project.read(path)
                .map(file -> Fact.at(text, file.line(1)))
                .orElseGet(() -> Fact.known(text, path))
                .option(name);
    }

    private Optional<DeviceTree> tree(String component) {
        return Optional.ofNullable(paths.get(component)).flatMap(path -> {
            project.read(path);
            return cache.deviceTree(project.tree(), path);
        });
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

    // ---- what it says

    /** Has the row's node its compatible? OP-TEE on STM32MP15: is the clock controller secure? */
    private static Truth has(DeviceTree tree, Vendor.TreeFact row) {
        return tree.node(row.node())
                .map(node -> node.isCompatible(row.compatible()))
                .orElseGet(() -> tree.hasCompatible(row.compatible()));
    }

    private static Truth scmi(DeviceTree tree) {
        List<Truth> each = SCMI.stream().map(tree::hasCompatible).toList();
        return each.stream().reduce(Truth.FALSE, Truth::or);
    }

    /** First address of {@code /reserved-memory/optee…}, where it is written in numbers: one or two cells. */
    private static Optional<String> opteeMemory(DeviceTree tree) {
        return tree.node("/reserved-memory").stream()
                .flatMap(memory -> memory.children().stream())
                .filter(node -> node.name().startsWith("optee")
                        && node.isCertain()
                        && !node.name().contains("shm"))
                .flatMap(node -> node.property("reg").stream())
                .map(DtNode.Property::cells)
                .filter(cells -> cells.size() == 2 || cells.size() == 4)
                .flatMap(cells -> address(cells.subList(0, cells.size() / 2)).stream())
                .findFirst();
    }

    private static Optional<String> address(List<String> cells) {
        try {
            long address = 0;
            for (String cell : cells) {
                address = (address << 32) + Long.decode(cell);
            }
            return Optional.of("0x" + Long.toHexString(address));
        } catch (NumberFormatException macro) {
            return Optional.empty();
        }
    }

    /** OTP words (numbers, in decimal) that the secure world lets the non-secure one write or read. */
    private static Optional<String> grants(DeviceTree tree, List<String> properties) {
        if (!tree.isComplete()) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        for (DtNode node : tree.nodes()) {
            boolean granted = properties.stream().anyMatch(property -> node.has(property) != Truth.FALSE);
            if (granted) {
                List<String> reg =
                        node.property("reg").map(DtNode.Property::cells).orElse(List.of());
                if (reg.size() != 2 || !words(reg, words)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(String.join(" ", words));
    }

    /** Adds the words of a {@code reg} of byte offset and length; false if it is not in numbers. */
    private static boolean words(List<String> reg, Set<String> words) {
        try {
            long first = Long.decode(reg.get(0)) / 4;
            long count = (Long.decode(reg.get(1)) + 3) / 4;
            for (long word = first; word < first + Math.min(count, 512); word++) {
                words.add(String.valueOf(word));
            }
            return true;
        } catch (NumberFormatException macro) {
            return false;
        }
    }
}
