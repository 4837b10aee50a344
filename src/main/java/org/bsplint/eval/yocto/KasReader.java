package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * Merges a kas project file with the files that it includes, as {@code kas/includehandler.py} does: included files come
 * first, in the order listed, and what is read later wins.
 */
final class KasReader {
    private static final int MAX_INCLUDES = 50;
    /** Folders above the project file that are tried as the root of its repository. */
    private static final int MAX_LEVELS = 8;

    /** The path of the repository that holds the project file itself. */
    private static final String OWN = ".";

    private static final Set<String> SWITCHED_OFF = Set.of("excluded", "disabled", "0", "n", "no", "false");

    private final FileTree tree;
    private final Notes notes;
    private final String first;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> layers = new TreeMap<>();
    private final Map<String, String> paths = new TreeMap<>();
    private final Map<String, Span> keys = new TreeMap<>();
    private final Map<String, Map<String, Span>> layerKeys = new TreeMap<>();
    private final Map<String, SourceFile> headers = new TreeMap<>();
    private Optional<SourceFile> machine = Optional.empty();
    private Optional<SourceFile> distro = Optional.empty();
    /** Once all files are read. */
    private Optional<String> settledRoot = Optional.empty();

    KasReader(FileTree tree, Notes notes, String first) {
        this.tree = tree;
        this.notes = notes;
        this.first = first;
    }

    /** Those of the files that no other one includes: each is a build of its own. */
    static List<String> builds(FileTree tree, List<String> files) {
        Set<String> included = new LinkedHashSet<>();
        for (String file : files) {
            KasReader reader = new KasReader(tree, new Notes(), file);
            reader.read(file);
            reader.seen.remove(tree.identity(file));
            included.addAll(reader.seen);
        }
        return files.stream()
                .filter(file -> !included.contains(tree.identity(file)))
                .toList();
    }

    void read(String file) {
        Optional<SourceFile> source = tree.read(file);
        if (source.isEmpty() || seen.size() >= MAX_INCLUDES || !seen.add(tree.identity(file))) {
            return;
        }
        ParseResult<Optional<YamlNode>> parsed = YamlReader.read(source.get());
        parsed.diagnostics().forEach(notes::add);
        notes.input(source.get().path());
        parsed.tree().ifPresent(document -> merge(document, source.get()));
    }

    private void merge(YamlNode document, SourceFile file) {
        includes(document).forEach(include -> include(include, file));
        machine = text(document, "machine")
                .map(name -> assignment(file, "MACHINE", name))
                .or(() -> machine);
        distro = text(document, "distro")
                .map(name -> assignment(file, "DISTRO", name))
                .or(() -> distro);
        member(document, "local_conf_header")
                .ifPresent(pieces -> members(pieces).forEach((name, node) -> {
                    if (node instanceof YamlNode.Scalar piece) {
                        headers.put(name, piece(file, piece));
                    }
                }));
        member(document, "repos")
                .ifPresent(repositories -> entries(repositories).forEach(this::repository));
    }

    private static Stream<YamlNode> includes(YamlNode document) {
        return member(document, "header").flatMap(header -> member(header, "includes")).stream()
                .flatMap(list -> list instanceof YamlNode.Sequence items ? items.items().stream() : Stream.empty());
    }

    /** A text is a file of the same repository; a mapping names a file of another one. */
    private void include(YamlNode include, SourceFile from) {
        Optional<YamlNode.Scalar> name =
                include instanceof YamlNode.Scalar scalar ? Optional.of(scalar) : text(include, "file");
        Optional<String> repository = text(include, "repo").map(YamlNode.Scalar::text);
        name.ifPresent(path -> {
            Optional<String> found = candidates(path.text(), from.directory(), repository)
                    .filter(tree::isFile)
                    .findFirst();
            found.ifPresent(this::read);
            if (found.isEmpty()) {
                notes.add(Diagnostic.problem(
                        path.span(),
                        "the included file `" + path.text() + "`"
                                + repository
                                        .map(other -> " of repository `" + other + "`")
                                        .orElse("")
                                + " is not here: what it sets is missing"));
            }
        });
    }

    private Stream<String> candidates(String path, String beside, Optional<String> repository) {
        return repository.isPresent()
                ? Stream.of(Paths.resolve(folder(repository.get()), path))
                : Stream.concat(Stream.of(root(), beside), above().stream()).map(folder -> Paths.resolve(folder, path));
    }

    private void repository(YamlNode.Entry entry) {
        String name = entry.key().text();
        YamlNode repository = entry.value();
        keys.put(name, entry.key().span());
        text(repository, "path").ifPresent(path -> paths.put(name, path.text()));
        boolean elsewhere = text(repository, "url").isPresent();
        if (elsewhere) {
            paths.remove(name, OWN);
        } else if (!layers.containsKey(name)) {
            paths.putIfAbsent(name, OWN);
        }
        Map<String, String> known = layers.computeIfAbsent(name, key -> new LinkedHashMap<>());
        Map<String, Span> places = layerKeys.computeIfAbsent(name, key -> new TreeMap<>());
        member(repository, "layers")
                .ifPresent(list -> entries(list).forEach(layer -> {
                    known.put(layer.key().text(), layer.value() instanceof YamlNode.Scalar word ? word.text() : "");
                    places.put(layer.key().text(), layer.key().span());
                }));
    }

    /**
     * The root of the project file's repository: the nearest folder at or above it that git knows or, in a tree without git's
     * data, that holds one of the repository's own layers.
     */
    private String root() {
        return settledRoot.orElseGet(this::foundRoot);
    }

    private String foundRoot() {
        return above().stream()
                .filter(candidate -> tree.exists(Paths.resolve(candidate, ".git")))
                .findFirst()
                .or(() -> above().stream().filter(this::holdsOwnLayer).findFirst())
                .orElse(Paths.parent(first));
    }

    /** The project file's folder and those above it, nearest first. */
    private List<String> above() {
        List<String> above = new ArrayList<>();
        String folder = Paths.parent(first);
        while (above.size() < MAX_LEVELS && !folder.isEmpty() && !folder.equals("/")) {
            above.add(folder);
            folder = Paths.parent(folder);
        }
        above.add(folder);
        return above;
    }

    private boolean holdsOwnLayer(String folder) {
        return layers.entrySet().stream()
                .filter(repository ->
                        paths.getOrDefault(repository.getKey(), "").equals(OWN))
                .flatMap(repository -> repository.getValue().keySet().stream())
                .anyMatch(layer -> tree.isFile(Paths.resolve(Paths.resolve(folder, layer), "conf/layer.conf")));
    }

    private String folder(String repository) {
        return Paths.resolve(root(), paths.getOrDefault(repository, repository));
    }

    KasProject project() {
        settledRoot = Optional.of(foundRoot());
        Map<String, Diagnostic> folders = new LinkedHashMap<>();
        layers.forEach((name, list) -> {
            if (list.isEmpty()) {
                folders.put(folder(name), absent(name));
            }
            list.forEach((layer, use) -> {
                if (!SWITCHED_OFF.contains(use)) {
                    folders.put(Paths.resolve(folder(name), layer), absent(name, layer));
                }
            });
        });
        List<SourceFile> pieces = new ArrayList<>(headers.values());
        pieces.add(machine.orElseGet(() -> SourceFile.of(first, "MACHINE ??= \"qemux86-64\"\n")));
        pieces.add(distro.orElseGet(() -> SourceFile.of(first, "DISTRO ??= \"poky\"\n")));
        return new KasProject(first, Paths.resolve(root(), "build"), folders, pieces);
    }

    private Span place(Map<String, Span> known, String name) {
        return known.getOrDefault(name, SourceFile.of(first, "").span(0, 0));
    }

    private Diagnostic absent(String repository) {
        return Diagnostic.problem(
                place(keys, repository),
                "the repository `" + repository + "` is not checked out here: its layers are missing");
    }

    private Diagnostic absent(String repository, String layer) {
        return tree.isDirectory(folder(repository))
                ? Diagnostic.problem(
                        place(layerKeys.getOrDefault(repository, Map.of()), layer),
                        "the repository `" + repository + "` has no folder `" + layer + "`")
                : absent(repository);
    }

    private static SourceFile assignment(SourceFile file, String name, YamlNode.Scalar value) {
        return placed(file, value.span().line(), name + " ??= \"" + value.text() + "\"\n");
    }

    /** A block scalar begins on the line after its mark. */
    private static SourceFile piece(SourceFile file, YamlNode.Scalar piece) {
        Span span = piece.span();
        String written = span.file().text().substring(span.start(), span.end());
        boolean block = written.startsWith("|") || written.startsWith(">");
        return placed(file, span.line() + (block ? 1 : 0), piece.text() + "\n");
    }

    private static SourceFile placed(SourceFile file, int line, String text) {
        return SourceFile.of(file.path(), "\n".repeat(line - 1) + text);
    }

    private static Optional<YamlNode> member(YamlNode node, String name) {
        return Optional.ofNullable(members(node).get(name));
    }

    private static Optional<YamlNode.Scalar> text(YamlNode node, String name) {
        return member(node, name)
                .flatMap(value -> value instanceof YamlNode.Scalar scalar && !scalar.isEmpty()
                        ? Optional.of(scalar)
                        : Optional.empty());
    }

    private static Map<String, YamlNode> members(YamlNode node) {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        entries(node).forEach(entry -> members.put(entry.key().text(), entry.value()));
        return members;
    }

    private static List<YamlNode.Entry> entries(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping ? mapping.entries() : List.of();
    }
}
