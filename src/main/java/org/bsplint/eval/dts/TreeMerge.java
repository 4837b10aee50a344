package org.bsplint.eval.dts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.dts.DtsFile;
import org.bsplint.syntax.dts.DtsItem;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/** Applies the items of a source and its includes in order, as dtc does: later statements win. */
final class TreeMerge {
    private static final int MAX_INCLUDES = 400;
    private static final int MAX_NESTING = 40;

    private final FileTree files;
    private final TreeBuild build;
    private final DtNode root;
    private final Map<String, DtNode> labels = new HashMap<>();
    private final Map<String, DtNode> loose = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> inputs = new LinkedHashSet<>();
    private final List<Cause> missing = new ArrayList<>();
    private final Conditions conditions;
    private final List<String> including = new ArrayList<>();
    /** An overlay's references are resolved in a tree that is not here. */
    private boolean overlay;

    TreeMerge(FileTree files, TreeBuild build) {
        this.files = files;
        this.build = build;
        this.conditions = new Conditions(build.symbols());
        this.root = new DtNode("", SourceFile.of("", "").span(0, 0));
    }

    DeviceTree load(SourceFile top, String path) {
        file(top, path, root, true);
        build.appended().forEach(name -> include(name, top.span(0, 0), root, true, Paths.parent(path)));
        return new DeviceTree(root, loose, diagnostics, List.copyOf(inputs), missing, conditions.open());
    }

    private void file(SourceFile source, String path, DtNode at, boolean topLevel) {
        inputs.add(source.path());
        including.add(path);
        var parsed = DtsFile.parse(source);
        diagnostics.addAll(parsed.diagnostics());
        parsed.diagnostics().stream()
                .findFirst()
                .ifPresent(error -> lose(Cause.of(Cause.Kind.UNSUPPORTED, error.message(), error.span()), at));
        apply(parsed.tree().items(), at, topLevel, Paths.parent(path));
        including.remove(including.size() - 1);
    }

    private void apply(List<DtsItem> items, DtNode at, boolean topLevel, String folder) {
        for (int i = 0; i < items.size(); i++) {
            DtsItem item = items.get(i);
            if (item instanceof DtsItem.Directive directive) {
                boolean more = i + 1 < items.size() && items.get(i + 1) instanceof DtsItem.Directive;
                conditions.followedBy(more ? ((DtsItem.Directive) items.get(i + 1)).text() : "");
                directive(directive, at, topLevel, folder);
            } else if (conditions.active() != Truth.FALSE) {
                apply(item, at, topLevel, folder);
            }
        }
    }

    private void apply(DtsItem item, DtNode at, boolean topLevel, String folder) {
        if (item instanceof DtsItem.Node node) {
            target(node, at, topLevel).ifPresent(target -> {
                node.labels().forEach(label -> label(label, target));
                target.certain &= !node.omittable();
                apply(node.items(), target, false, folder);
            });
        } else if (item instanceof DtsItem.Property property) {
            set(at, property);
        } else if (item instanceof DtsItem.DeleteProperty delete) {
            delete(at, delete.name());
        } else if (item instanceof DtsItem.DeleteNode delete) {
            delete(at, delete);
        } else if (item instanceof DtsItem.Plugin) {
            overlay = true;
        } else if (item instanceof DtsItem.Include include) {
            include(include.path(), include.span(), at, topLevel, folder);
        }
    }

    private boolean sure() {
        return conditions.active() == Truth.TRUE;
    }

    private void set(DtNode node, DtsItem.Property property) {
        if (sure()) {
            node.unsure.remove(property.name());
        } else {
            node.unsure.add(property.name());
        }
        node.properties.put(
                property.name(), new DtNode.Property(property.name(), property.values(), property.span(), sure()));
    }

    private void delete(DtNode node, String property) {
        if (sure()) {
            node.properties.remove(property);
            node.unsure.remove(property);
        } else {
            node.unsure.add(property);
        }
    }

    private void label(String label, DtNode node) {
        labels.put(label, node);
        node.labels.add(label);
    }

    private Optional<DtNode> target(DtsItem.Node item, DtNode at, boolean topLevel) {
        String name = item.target();
        if (name.equals("/")) {
            return Optional.of(root);
        }
        if (name.startsWith("&{")) {
            return Optional.of(byPath(name.substring(2, name.length() - 1), item.span()));
        }
        if (name.startsWith("&")) {
            return byLabel(name.substring(1), item.span());
        }
        if (topLevel && at == root) {
            diagnostics.add(Diagnostic.error(item.span(), "a node `" + name + "` outside of `/`"));
            return Optional.empty();
        }
        return Optional.of(child(at, name, item.span()));
    }

    private DtNode byPath(String path, Span span) {
        DtNode node = root;
        for (String part : path.split("/")) {
            node = part.isEmpty() ? node : child(node, part, span);
        }
        return node;
    }

    private DtNode child(DtNode parent, String name, Span span) {
        DtNode child = parent.children.get(name);
        if (child == null) {
            child = new DtNode(parent.path() + "/" + name, span);
            child.certain = parent.certain && sure();
            child.touched = !missing.isEmpty();
            parent.children.put(name, child);
        } else if (sure() && parent.certain) {
            child.certain = true;
        }
        return child;
    }

    /** dtc stops at a label that nothing defines; where an include is missing, and in overlays, the node is kept by its label. */
    private Optional<DtNode> byLabel(String label, Span span) {
        DtNode known = labels.get(label);
        if (known != null) {
            return Optional.of(known);
        }
        if (missing.isEmpty() && !overlay) {
            diagnostics.add(Diagnostic.error(span, "label or path `" + label + "` not found"));
            return Optional.empty();
        }
        DtNode node = new DtNode("&" + label, span);
        node.touched = true;
        loose.put(label, node);
        label(label, node);
        return Optional.of(node);
    }

    private void delete(DtNode at, DtsItem.DeleteNode delete) {
        String target = delete.target();
        DtNode node = target.startsWith("&") ? labels.get(target.substring(1)) : at.children.get(target);
        if (node == null) {
            return;
        }
        if (!sure()) {
            node.all().forEach(gone -> gone.certain = false);
            return;
        }
        root.all().forEach(parent -> parent.children.values().remove(node));
        loose.values().remove(node);
        node.all().forEach(gone -> gone.labels.forEach(labels::remove));
    }

    private void directive(DtsItem.Directive directive, DtNode at, boolean topLevel, String folder) {
        Optional<String> include = conditions.read(directive.text());
        if (include.isPresent() && conditions.active() != Truth.FALSE) {
            include(include.get(), directive.span(), at, topLevel, folder);
        }
    }

    private void include(String name, Span span, DtNode at, boolean topLevel, String folder) {
        Optional<String> found = find(name, folder);
        boolean header = name.endsWith(".h");
        if (found.isEmpty()) {
            if (!header) {
                lose(Cause.of(Cause.Kind.MISSING_FILE, "`" + name + "` is not there", span), at);
            }
            return;
        }
        if (including.contains(found.get()) || including.size() > MAX_NESTING || inputs.size() > MAX_INCLUDES) {
            lose(
                    Cause.of(
                            Cause.Kind.BUDGET,
                            "`" + name + "` includes itself, or includes are nested too deeply",
                            span),
                    at);
            return;
        }
        SourceFile file = files.read(found.get()).orElseThrow();
        if (header) {
            inputs.add(file.path());
            conditions.header(file.text());
        } else {
            file(file, found.get(), at, topLevel);
        }
    }

    private Optional<String> find(String name, String folder) {
        List<String> places = new ArrayList<>();
        places.add(folder);
        places.addAll(build.includeFolders());
        return places.stream()
                .map(place -> Paths.resolve(place, name))
                .filter(files::isFile)
                .findFirst();
    }

    /** What came before may have been changed by what is not there; what follows wins over it. */
    private void lose(Cause cause, DtNode at) {
        missing.add(cause);
        for (DtNode node : root.all()) {
            node.touched = true;
            node.certain = node == root;
            node.properties.replaceAll(
                    (name, property) -> new DtNode.Property(name, property.values(), property.span(), false));
        }
        at.touched = true;
    }
}
