package org.bsplint.assembly.devicetree;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.DtNode;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * The facts that one device tree of a component tells: a value of each fact that is asked of such trees, unset if the tree
 * certainly has no such node, unknown where the tree cannot be followed.
 *
 * @param vendors whose facts are asked for
 */
public record TreeFacts(List<Vendor> vendors) {
    /** Components whose trees are looked at. */
    public static final List<String> COMPONENTS = List.of("optee", "u-boot", "linux");

    static final String GRANTS = "device-tree.otp-grants";

    /** Compatibles of SCMI servers that a tree takes clocks from (Linux: bindings/firmware/arm,scmi.yaml). */
    private static final List<String> SCMI = List.of("arm,scmi", "arm,scmi-smc", "linaro,scmi-optee");
    /** A block of nvmem cells or of memory longer than this is none that a tree lists. */
    private static final int MAX_WORDS = 512;

    public TreeFacts {
        vendors = List.copyOf(vendors);
    }

    /** Names of the facts that trees of this component tell. */
    public List<String> names(String component) {
        Set<String> names = new LinkedHashSet<>();
        for (Vendor vendor : vendors) {
            vendor.treeFacts().stream()
                    .filter(row -> row.component().equals(component))
                    .forEach(row -> names.add(row.fact()));
            if (component.equals("optee") && !vendor.otpGrants().isEmpty()) {
                names.add(GRANTS);
            }
        }
        if (!component.equals("optee")) {
            String start = "device-tree." + component;
            names.addAll(List.of(start + "-scmi", start + "-optee", start + "-optee-size"));
        }
        return List.copyOf(names);
    }

    /** What the tree says, by name of the fact. */
    public Map<String, Value> of(String component, DeviceTree tree) {
        Map<String, Value> facts = new LinkedHashMap<>();
        for (Vendor vendor : vendors) {
            vendor.treeFacts().stream()
                    .filter(row -> row.component().equals(component))
                    .forEach(row -> facts.put(row.fact(), said(tree, row)));
            if (component.equals("optee") && !vendor.otpGrants().isEmpty()) {
                facts.put(GRANTS, grants(tree, vendor.otpGrants()));
            }
        }
        if (!component.equals("optee")) {
            facts.put("device-tree." + component + "-scmi", said(scmi(tree), "yes", "no", tree));
            List<Value> memory = opteeMemory(tree);
            facts.put("device-tree." + component + "-optee", memory.get(0));
            facts.put("device-tree." + component + "-optee-size", memory.get(1));
        }
        return facts;
    }

    private static Value said(Truth truth, String yes, String no, DeviceTree tree) {
        return truth == Truth.UNKNOWN ? unknown(tree) : Value.known(truth == Truth.TRUE ? yes : no);
    }

    /** Why a tree does not tell. */
    private static Value unknown(DeviceTree tree) {
        return Value.unknown(tree.missing().stream()
                .findFirst()
                .or(() -> new TreeSet<>(tree.open())
                        .stream()
                                .findFirst()
                                .map(name -> Cause.of(
                                        Cause.Kind.MISSING_INPUT, "nothing says whether `" + name + "` is defined")))
                .orElse(Cause.of(Cause.Kind.UNSUPPORTED, "the device tree does not say it in numbers")));
    }

    /** Has the row's node its compatible? OP-TEE on STM32MP15: is the clock controller secure? */
    private static Value said(DeviceTree tree, Vendor.TreeFact row) {
        Truth has = has(tree, row, row.compatible());
        Truth among = row.among().map(other -> has(tree, row, other)).orElse(Truth.TRUE);
        return has == Truth.FALSE && among != Truth.TRUE
                ? among == Truth.FALSE ? Value.UNSET : unknown(tree)
                : said(has, row.then(), row.otherwise(), tree);
    }

    private static Truth has(DeviceTree tree, Vendor.TreeFact row, String compatible) {
        return tree.node(row.node())
                .map(node -> node.isCompatible(compatible))
                .orElseGet(() -> tree.hasCompatible(compatible));
    }

    /** Is there an SCMI server that is not disabled? */
    private static Truth scmi(DeviceTree tree) {
        Truth any = Truth.FALSE;
        for (String compatible : SCMI) {
            Truth there = tree.hasCompatible(compatible);
            Truth used = tree.compatible(compatible).stream()
                    .map(node -> node.isCertain() ? node.isEnabled() : Truth.UNKNOWN)
                    .reduce(Truth.FALSE, Truth::or);
            any = any.or(there == Truth.TRUE ? used : there);
        }
        return any;
    }

    /** Address and length of {@code /reserved-memory/optee…}, where they are written in numbers: one or two cells each. */
    private static List<Value> opteeMemory(DeviceTree tree) {
        Truth listed = tree.has("/reserved-memory");
        List<DtNode> nodes = tree.node("/reserved-memory").stream()
                .flatMap(memory -> memory.children().stream())
                .filter(node -> node.name().startsWith("optee") && !node.name().contains("shm"))
                .filter(node -> !node.isCertain() || node.isEnabled() != Truth.FALSE)
                .toList();
        List<DtNode> own = nodes.stream()
                .filter(node -> node.name().equals("optee") || node.name().startsWith("optee@"))
                .toList();
        List<DtNode> chosen = own.isEmpty() ? nodes : own;
        if (chosen.isEmpty()) {
            return twice(tree.isComplete() && listed != Truth.UNKNOWN ? Value.UNSET : unknown(tree));
        }
        return Stream.of(chosen)
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0))
                .filter(node -> node.isCertain() && node.isEnabled() == Truth.TRUE)
                .filter(node -> node.has("reg") == Truth.TRUE)
                .flatMap(node -> node.property("reg").stream())
                .map(DtNode.Property::cells)
                .filter(cells -> cells.size() == 2 || cells.size() == 4)
                .flatMap(cells -> range(cells).stream())
                .findFirst()
                .orElseGet(() -> twice(unknown(tree)));
    }

    private static List<Value> twice(Value value) {
        return List.of(value, value);
    }

    private static Optional<List<Value>> range(List<String> cells) {
        int half = cells.size() / 2;
        Optional<String> size = address(cells.subList(half, cells.size()));
        return address(cells.subList(0, half))
                .flatMap(start -> size.map(length -> List.of(Value.known(start), Value.known(length))));
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
    private static Value grants(DeviceTree tree, List<String> properties) {
        if (!tree.isComplete()) {
            return unknown(tree);
        }
        Set<String> words = new LinkedHashSet<>();
        for (DtNode node : tree.nodes()) {
            boolean granted = properties.stream().anyMatch(property -> node.has(property) != Truth.FALSE);
            if (granted) {
                List<String> reg =
                        node.property("reg").map(DtNode.Property::cells).orElse(List.of());
                if (reg.size() != 2 || !words(reg, words)) {
                    return unknown(tree);
                }
            }
        }
        return Value.known(String.join(" ", words));
    }

    /** Adds the words of a {@code reg} of byte offset and length; false if it is not in numbers. */
    private static boolean words(List<String> reg, Set<String> words) {
        try {
            long first = Long.decode(reg.get(0)) / 4;
            long count = (Long.decode(reg.get(1)) + 3) / 4;
            for (long word = first; word < first + Math.min(count, MAX_WORDS); word++) {
                words.add(String.valueOf(word));
            }
            return true;
        } catch (NumberFormatException macro) {
            return false;
        }
    }
}
