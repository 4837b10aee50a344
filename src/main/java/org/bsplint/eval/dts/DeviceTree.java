package org.bsplint.eval.dts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/**
 * A device tree as dtc would merge it from a source file and its includes.
 *
 * @param root the node {@code /}
 * @param loose nodes that are known only as {@code &label}, because the file that defines them is not there
 * @param inputs paths of the files that were read
 * @param missing why parts of it are not known; empty if everything could be followed
 * @param open names that a condition of the preprocessor asks for, and that nothing decides
 */
public record DeviceTree(
        DtNode root,
        Map<String, DtNode> loose,
        List<Diagnostic> diagnostics,
        List<String> inputs,
        List<Cause> missing,
        Set<String> open) {
    /** Letters that no address has. */
    private static final Letters NO_DIGITS = Letters.of("G-Zg-z_");

    public DeviceTree {
        loose = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(loose));
        diagnostics = List.copyOf(diagnostics);
        inputs = List.copyOf(inputs);
        missing = List.copyOf(missing);
        open = Set.copyOf(open);
    }

    /**
     * Reads a device tree source.
     *
     * @param includeFolders where {@code #include} looks after the including file's own folder
     * @return empty if there is no such file
     */
    public static Optional<DeviceTree> load(FileTree files, String path, List<String> includeFolders) {
        return load(files, path, TreeBuild.of(includeFolders));
    }

    /** Reads a device tree source as a build does. */
    public static Optional<DeviceTree> load(FileTree files, String path, TreeBuild build) {
        Optional<SourceFile> file = files.read(path);
        return file.map(found -> new TreeMerge(files, build).load(found, path));
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** All nodes, parents before children; loose ones last. */
    public List<DtNode> nodes() {
        return Stream.concat(root.all().stream(), loose.values().stream().flatMap(node -> node.all().stream()))
                .toList();
    }

    /** The node of a path ({@code /soc/rcc@50000000}, unit addresses may be left out) or a label ({@code &rcc}). */
    public Optional<DtNode> node(String name) {
        if (name.startsWith("&")) {
            String label = name.substring(1);
            return nodes().stream()
                    .filter(node -> node.labels().contains(label))
                    .findFirst();
        }
        Optional<DtNode> node = Optional.of(root);
        for (String part : name.split("/")) {
            node = part.isEmpty() ? node : node.flatMap(parent -> child(parent, part));
        }
        return node;
    }

    private static Optional<DtNode> child(DtNode parent, String name) {
        return parent.children().stream()
                .filter(child -> child.name().equals(name) || child.name().startsWith(name + "@"))
                .findFirst();
    }

    /** Is there a node of this path or label? */
    public Truth has(String name) {
        return node(name)
                .map(node -> node.isCertain() ? Truth.TRUE : Truth.UNKNOWN)
                .orElse(isComplete() && !hasMacroNames() ? Truth.FALSE : Truth.UNKNOWN);
    }

    /** Some unit address is a macro of the preprocessor, so that a path may be there under another name. */
    private boolean hasMacroNames() {
        return nodes().stream().map(DtNode::name).anyMatch(DeviceTree::isOfMacro);
    }

    private static boolean isOfMacro(String name) {
        int unit = name.indexOf('@');
        return unit >= 0 && NO_DIGITS.next(name, unit) < name.length();
    }

    /** Nodes that certainly or possibly have this string in {@code compatible}. */
    public List<DtNode> compatible(String text) {
        return nodes().stream()
                .filter(node -> node.property("compatible")
                        .filter(property -> property.texts().contains(text))
                        .isPresent())
                .toList();
    }

    /** Is there a node with this string in {@code compatible}? */
    public Truth hasCompatible(String text) {
        List<DtNode> found = compatible(text);
        if (found.stream().anyMatch(node -> node.isCertain() && node.isCompatible(text) == Truth.TRUE)) {
            return Truth.TRUE;
        }
        boolean open = !isComplete()
                || !found.isEmpty()
                || nodes().stream().anyMatch(node -> node.isCompatible(text) == Truth.UNKNOWN);
        return open ? Truth.UNKNOWN : Truth.FALSE;
    }
}
