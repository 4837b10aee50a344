package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * A kas project: repositories with their layers, machine, distro, and pieces of {@code local.conf}. Files that it includes
 * from the same repository are read before it ({@code header.includes}); those of other repositories only where they lie
 * beside it.
 *
 * @param layers layer folders in kas' order: repositories by name, layers as listed
 * @param localConf text of {@code conf/local.conf} as kas would write it
 */
record KasProject(List<String> layers, String localConf) {
    private static final int MAX_INCLUDES = 50;

    KasProject {
        layers = List.copyOf(layers);
    }

    static KasProject read(FileTree tree, String file, Notes notes) {
        Reader reader = new Reader(tree, notes);
        reader.read(file, Paths.parent(file));
        return reader.project(Paths.parent(file));
    }

    /** Merges a project with the files that it includes: what is read later wins. */
    private static final class Reader {
        private final FileTree tree;
        private final Notes notes;
        private final Set<String> seen = new LinkedHashSet<>();
        private final Map<String, Map<String, String>> layers = new TreeMap<>();
        private final Map<String, String> paths = new TreeMap<>();
        private final Map<String, String> headers = new TreeMap<>();
        private Optional<String> machine = Optional.empty();
        private Optional<String> distro = Optional.empty();

        Reader(FileTree tree, Notes notes) {
            this.tree = tree;
            this.notes = notes;
        }

        void read(String file, String root) {
            Optional<SourceFile> source = tree.read(file);
            if (source.isEmpty() || seen.size() >= MAX_INCLUDES || !seen.add(tree.identity(file))) {
                return;
            }
            ParseResult<Optional<YamlNode>> parsed = YamlReader.read(source.get());
            parsed.diagnostics().forEach(notes::add);
            notes.input(source.get().path());
            parsed.tree().ifPresent(document -> merge(document, file, root));
        }

        private void merge(YamlNode document, String file, String root) {
            member(document, "header")
                    .flatMap(header -> member(header, "includes"))
                    .ifPresent(includes -> {
                        for (YamlNode include : items(includes)) {
                            Optional<String> name = text(include)
                                    .or(() -> member(include, "file").flatMap(Reader::text));
                            name.ifPresent(path -> {
                                String beside = Paths.resolve(Paths.parent(file), path);
                                read(tree.isFile(beside) ? beside : Paths.resolve(root, path), root);
                            });
                        }
                    });
            machine = member(document, "machine").flatMap(Reader::text).or(() -> machine);
            distro = member(document, "distro").flatMap(Reader::text).or(() -> distro);
            member(document, "local_conf_header")
                    .ifPresent(pieces -> members(pieces)
                            .forEach((name, text) -> text(text).ifPresent(value -> headers.put(name, value))));
            member(document, "repos")
                    .ifPresent(repositories -> members(repositories).forEach(this::repository));
        }

        private void repository(String name, YamlNode repository) {
            member(repository, "path").flatMap(Reader::text).ifPresent(path -> paths.put(name, path));
            boolean own = member(repository, "url").isEmpty()
                    && member(repository, "path").isEmpty();
            if (own) {
                paths.putIfAbsent(name, ".");
            }
            Map<String, String> known = layers.computeIfAbsent(name, key -> new LinkedHashMap<>());
            member(repository, "layers")
                    .ifPresent(list -> members(list)
                            .forEach((layer, use) -> known.put(layer, text(use).orElse(""))));
        }

        KasProject project(String root) {
            List<String> folders = new ArrayList<>();
            layers.forEach((name, list) -> {
                String folder = Paths.resolve(root, paths.getOrDefault(name, name));
                if (list.isEmpty()) {
                    folders.add(folder);
                }
                list.forEach((layer, use) -> {
                    if (!Set.of("excluded", "disabled", "0", "n", "no", "false").contains(use)) {
                        folders.add(Paths.resolve(folder, layer));
                    }
                });
            });
            StringBuilder text = new StringBuilder();
            headers.forEach((name, piece) ->
                    text.append("# ").append(name).append('\n').append(piece).append('\n'));
            text.append("MACHINE ??= \"").append(machine.orElse("qemux86-64")).append("\"\n");
            text.append("DISTRO ??= \"").append(distro.orElse("poky")).append("\"\n");
            return new KasProject(folders, text.toString());
        }

        private static Optional<YamlNode> member(YamlNode node, String name) {
            return Optional.ofNullable(members(node).get(name));
        }

        private static Map<String, YamlNode> members(YamlNode node) {
            Map<String, YamlNode> members = new LinkedHashMap<>();
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries().forEach(entry -> members.put(entry.key().text(), entry.value()));
            }
            return members;
        }

        private static List<YamlNode> items(YamlNode node) {
            return node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        }

        private static Optional<String> text(YamlNode node) {
            return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
        }
    }
}
