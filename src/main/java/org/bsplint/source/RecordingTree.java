package org.bsplint.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tree that remembers what it was asked and what it answered, so that a result made from it can be used again for another
 * tree that would answer the same. Safe for several threads.
 */
public final class RecordingTree implements ForwardingTree {
    private volatile FileTree tree;
    private final Map<String, Optional<SourceFile>> reads = new ConcurrentHashMap<>();
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    public RecordingTree(FileTree tree) {
        this.tree = tree;
    }

    /**
     * Would the other tree have answered every question in the same way? If so, further questions are answered from it: what
     * was made from this tree is then what would be made from the other.
     */
    public boolean follow(FileTree other) {
        if (other instanceof RecordingTree asking) {
            boolean holds = follow(asking.tree);
            if (holds) {
                asking.learn(this);
            }
            return holds;
        }
        Optional<Set<String>> changed = other.changesSince(tree);
        boolean holds = changed.map(paths -> paths.stream().allMatch(path -> holdsAt(path, other)))
                .orElseGet(() -> holdsEverywhere(other));
        if (holds) {
            tree = other;
        }
        return holds;
    }

    /** A result that is used again for what is asked here has asked all this. */
    private void learn(RecordingTree used) {
        reads.putAll(used.reads);
        files.putAll(used.files);
        directories.putAll(used.directories);
        lists.putAll(used.lists);
    }

    private boolean holdsEverywhere(FileTree other) {
        return files.entrySet().stream().allMatch(asked -> other.isFile(asked.getKey()) == asked.getValue())
                && directories.entrySet().stream()
                        .allMatch(asked -> other.isDirectory(asked.getKey()) == asked.getValue())
                && lists.entrySet().stream()
                        .allMatch(asked -> other.list(asked.getKey()).equals(asked.getValue()))
                && reads.entrySet().stream()
                        .allMatch(asked -> SourceFile.same(asked.getValue(), other.read(asked.getKey())));
    }

    private boolean holdsAt(String path, FileTree other) {
        Optional<SourceFile> read = reads.get(path);
        boolean sameText = read == null || SourceFile.same(read, other.read(path));
        return sameText && holdsAbove(path, other);
    }

    /**
     * A path that appears or vanishes changes what the folders above it hold, and whether they exist. The earlier tree cannot
     * tell that it did: what it was not asked in its time it may answer from the disk of today.
     */
    private boolean holdsAbove(String path, FileTree other) {
        for (String at = path; ; at = Paths.parent(at)) {
            Boolean file = files.get(at);
            Boolean directory = directories.get(at);
            List<String> list = lists.get(at);
            if (file != null && file != other.isFile(at)
                    || directory != null && directory != other.isDirectory(at)
                    || list != null && !list.equals(other.list(at))) {
                return false;
            }
            if (at.isEmpty() || at.equals("/")) {
                return true;
            }
        }
    }

    @Override
    public FileTree tree() {
        return tree;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return reads.computeIfAbsent(canonical(path), tree::read);
    }

    @Override
    public boolean isFile(String path) {
        return files.computeIfAbsent(canonical(path), tree::isFile);
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.computeIfAbsent(canonical(path), tree::isDirectory);
    }

    @Override
    public List<String> list(String directory) {
        return lists.computeIfAbsent(canonical(directory), tree::list);
    }

    @Override
    public boolean exists(String path) {
        return isFile(path) || isDirectory(path) || tree.exists(path);
    }
}
