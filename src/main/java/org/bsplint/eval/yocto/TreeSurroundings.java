package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Optional;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Truth;

/**
 * The analysed tree as Python sees it: what lies below a layer or the build folder is certainly there or not; of any other
 * place only what is there is certain. Layers bring modules along in {@code lib/}.
 */
final class TreeSurroundings implements Surroundings {
    private final FileTree tree;
    private volatile List<String> roots = List.of();
    private volatile List<String> path = List.of();

    TreeSurroundings(FileTree tree) {
        this.tree = tree;
    }

    /** The same places in another tree. */
    TreeSurroundings in(FileTree other) {
        TreeSurroundings same = new TreeSurroundings(other);
        same.roots = roots;
        same.path = path;
        return same;
    }

    /** Folders of which everything is known. */
    void roots(List<String> folders) {
        roots = List.copyOf(folders);
    }

    /** BBPATH: where modules are looked for, each in its {@code lib/}. */
    void path(List<String> folders) {
        path = List.copyOf(folders);
    }

    @Override
    public Truth isFile(String name) {
        if (name.isEmpty()) {
            return Truth.FALSE;
        }
        return tree.isFile(name) ? Truth.TRUE : absent(name);
    }

    @Override
    public Truth isDirectory(String name) {
        if (name.isEmpty()) {
            return Truth.FALSE;
        }
        return tree.isDirectory(name) ? Truth.TRUE : absent(name);
    }

    private Truth absent(String name) {
        boolean inside = roots.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + "/"));
        return inside || tree.exists(name) ? Truth.FALSE : Truth.UNKNOWN;
    }

    @Override
    public Optional<List<String>> list(String name) {
        return tree.isDirectory(name) ? Optional.of(tree.list(name)) : Optional.empty();
    }

    @Override
    public Optional<String> read(String name) {
        return tree.read(name).map(SourceFile::text);
    }

    @Override
    public Optional<String> module(String name) {
        String file = "/lib/" + name.replace('.', '/');
        for (String folder : path) {
            for (String candidate : List.of(folder + file + ".py", folder + file + "/__init__.py")) {
                if (tree.isFile(candidate)) {
                    return read(candidate);
                }
            }
        }
        return Optional.empty();
    }
}
