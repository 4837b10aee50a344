package org.bsplint.assembly;

import java.util.ArrayList;
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
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/**
 * What the device trees of an image say, as far as rules ask: the facts {@code device-tree.…}. A fact is given only where
 * the sources decide it.
 *
 * @param paths of the trees, by component
 */
record DeviceTreeFacts(Project project, Map<String, String> paths, EvaluationCache cache) {
    /** Compatibles of SCMI servers that a tree takes clocks from (Linux: bindings/firmware/arm,scmi.yaml). */
    private static final List<String> SCMI = List.of("arm,scmi", "arm,scmi-smc", "linaro,scmi-optee");

    DeviceTreeFacts {
        paths = Map.copyOf(paths);
    }

    List<Option> all() {
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
                    .flatMap(DeviceTreeFacts::opteeMemory)
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
