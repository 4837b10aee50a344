package org.bsplint.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Unsaved buffers (or what-if files) laid over another tree: a file in the overlay hides the one below. */
public final class OverlayTree implements FileTree {
    private final FileTree below;
    private final MemoryTree above;

    public OverlayTree(FileTree below, Map<String, String> texts) {
        this(below, new MemoryTree(texts));
    }

    public OverlayTree(FileTree below, MemoryTree above) {
        this.below = below;
        this.above = above;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return above.read(canonical(path)).or(() -> below.read(path));
    }

    @Override
    public boolean isFile(String path) {
        return above.isFile(canonical(path)) || below.isFile(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return above.isDirectory(canonical(path)) || below.isDirectory(path);
    }

    @Override
    public List<String> list(String directory) {
        List<String> more = above.list(canonical(directory));
        if (more.isEmpty()) {
            return below.list(directory);
        }
        TreeSet<String> names = new TreeSet<>(below.list(directory));
        names.addAll(more);
        return List.copyOf(names);
    }

    @Override
    public String canonical(String path) {
        return below.canonical(path);
    }

    @Override
    public void stillWanted() {
        below.stillWanted();
    }

    @Override
    public FileTree base() {
        return below.base();
    }

    @Override
    public Set<String> overlaid() {
        Set<String> all = new TreeSet<>(below.overlaid());
        above.paths().forEach(path -> all.add(canonical(path)));
        return all;
    }

    @Override
    public boolean exists(String path) {
        return above.exists(canonical(path)) || below.exists(path);
    }

    @Override
    public Optional<String> unread(String path) {
        return above.isFile(canonical(path)) ? Optional.empty() : below.unread(path);
    }

    @Override
    public List<Unread> unread() {
        return below.unread().stream().filter(one -> !above.isFile(one.path())).toList();
    }

    @Override
    public String identity(String path) {
        return below.identity(path);
    }
}
