package org.bsplint.source;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A tree that is taken not to change: each question about a name or a folder is asked once. For many evaluations of it. */
public final class SteadyTree implements ForwardingTree {
    private final FileTree tree;
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, Boolean> names = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    public SteadyTree(FileTree tree) {
        this.tree = tree;
    }

    @Override
    public FileTree tree() {
        return tree;
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
    public boolean exists(String path) {
        return names.computeIfAbsent(path, tree::exists);
    }

    @Override
    public List<String> list(String directory) {
        return lists.computeIfAbsent(directory, tree::list);
    }
}
