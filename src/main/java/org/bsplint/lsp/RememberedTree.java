package org.bsplint.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/** Answers about another tree, each asked for once: valid until something changes on disk. */
final class RememberedTree implements FileTree {
    private final FileTree tree;
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, String> identities = new ConcurrentHashMap<>();

    RememberedTree(FileTree tree) {
        this.tree = tree;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return tree.read(path);
    }

    @Override
    public boolean isFile(String path) {
        return files.computeIfAbsent(path, tree::isFile);
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.computeIfAbsent(path, tree::isDirectory);
    }

    @Override
    public List<String> list(String directory) {
        return lists.computeIfAbsent(directory, tree::list);
    }

    @Override
    public String identity(String path) {
        return identities.computeIfAbsent(path, tree::identity);
    }
}
