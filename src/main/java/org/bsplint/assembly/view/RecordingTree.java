package org.bsplint.assembly.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/**
 * A tree that remembers what it was asked and what it answered, so that a result made from it can be used again for
 * another tree that would answer the same.
 */
public final class RecordingTree implements FileTree {
    private final FileTree tree;
    private final Map<String, Optional<SourceFile>> reads = new ConcurrentHashMap<>();
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    public RecordingTree(FileTree tree) {
        this.tree = tree;
    }

    /** Would the other tree have answered every question in the same way? */
    public boolean holdsFor(FileTree other) {
        return files.entrySet().stream().allMatch(asked -> other.isFile(asked.getKey()) == asked.getValue())
                && directories.entrySet().stream()
                        .allMatch(asked -> other.isDirectory(asked.getKey()) == asked.getValue())
                && lists.entrySet().stream()
                        .allMatch(asked -> other.list(asked.getKey()).equals(asked.getValue()))
                && reads.entrySet().stream().allMatch(asked -> same(asked.getValue(), other.read(asked.getKey())));
    }

    private static boolean same(Optional<SourceFile> one, Optional<SourceFile> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return one.get() == other.get() || one.get().text().equals(other.get().text());
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return reads.computeIfAbsent(path, tree::read);
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
        return tree.identity(path);
    }
}
