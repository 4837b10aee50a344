package org.bsplint.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tree held in memory (rule examples, tests); folders exist by the files in them. */
public final class MemoryTree implements FileTree {
    private final TreeMap<String, SourceFile> files = new TreeMap<>();

    public MemoryTree(Map<String, String> texts) {
        texts.forEach((path, text) -> {
            String normal = Paths.normalize(path);
            files.put(normal, SourceFile.of(normal, text));
        });
    }

    private MemoryTree() {}

    /** Files by the path at which the tree shows them, whatever path they go by themselves. */
    public static MemoryTree ofFiles(Map<String, SourceFile> shown) {
        MemoryTree tree = new MemoryTree();
        shown.forEach((path, file) -> tree.files.put(Paths.normalize(path), file));
        return tree;
    }

    /** Paths of all files, sorted. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return Optional.ofNullable(files.get(Paths.normalize(path)));
    }

    @Override
    public boolean isFile(String path) {
        return files.containsKey(Paths.normalize(path));
    }

    @Override
    public boolean isDirectory(String path) {
        return !list(path).isEmpty();
    }

    @Override
    public List<String> list(String directory) {
        String folder = Paths.normalize(directory);
        String prefix = folder.isEmpty() ? "" : folder.endsWith("/") ? folder : folder + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String path : files.tailMap(prefix).keySet()) {
            if (!path.startsWith(prefix)) {
                break;
            }
            if (prefix.isEmpty() && (path.startsWith("../") || path.startsWith("/"))) {
                continue; // lies outside of the root
            }
            String rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            names.add(slash < 0 ? rest : rest.substring(0, slash));
        }
        return List.copyOf(names);
    }
}
