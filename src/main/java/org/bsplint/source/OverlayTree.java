package org.bsplint.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Unsaved buffers (or what-if files) laid over another tree: a file in the overlay hides the one below. */
public final class OverlayTree implements FileTree {
    private final FileTree below;
    private final FileTree above;

    public OverlayTree(FileTree below, Map<String, String> texts) {
        this(below, new MemoryTree(texts));
    }

    public OverlayTree(FileTree below, FileTree above) {
        this.below = below;
        this.above = above;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return above.read(path).or(() -> below.read(path));
    }

    @Override
    public boolean isFile(String path) {
        return above.isFile(path) || below.isFile(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return above.isDirectory(path) || below.isDirectory(path);
    }

    @Override
    public List<String> list(String directory) {
        TreeSet<String> names = new TreeSet<>(below.list(directory));
        names.addAll(above.list(directory));
        return List.copyOf(names);
    }

    @Override
    public String identity(String path) {
        return below.identity(path);
    }
}
