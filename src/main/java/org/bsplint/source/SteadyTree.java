package org.bsplint.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A tree that is taken not to change: each question about a name or a folder is asked once. For many evaluations of it. */
public final class SteadyTree implements FileTree {
    private final FileTree tree;
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, Boolean> names = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    public SteadyTree(FileTree tree) {
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
    public boolean exists(String path) {
        return names.computeIfAbsent(path, tree::exists);
    }

    @Override
    public List<String> list(String directory) {
        return lists.computeIfAbsent(directory, tree::list);
    }

    @Override
    public String canonical(String path) {
        return tree.canonical(path);
    }

    @Override
    public void stillWanted() {
        tree.stillWanted();
    }

    @Override
    public FileTree base() {
        return tree.base();
    }

    @Override
    public Set<String> overlaid() {
        return tree.overlaid();
    }

    @Override
    public Optional<String> unread(String path) {
        return tree.unread(path);
    }

    @Override
    public List<Unread> unread() {
        return tree.unread();
    }

    @Override
    public String identity(String path) {
        return tree.identity(path);
    }
}
