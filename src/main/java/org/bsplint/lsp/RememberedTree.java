package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Unread;

/**
 * A folder on disk as it was when it was asked, each question asked of the disk once: valid until something changes there.
 * A tree that follows another knows where the two may differ.
 */
final class RememberedTree implements FileTree {
    private final Path root;
    /** A file that lies in it is looked at for itself: nothing else of such a folder is. */
    private final boolean noProject;

    private final DiskTree names;
    private final Map<String, Optional<SourceFile>> reads = new ConcurrentHashMap<>();
    private final Map<String, Boolean> files = new ConcurrentHashMap<>();
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, String> unread = new ConcurrentHashMap<>();
    private final Map<String, String> identities = new ConcurrentHashMap<>();
    /** The last text of each file, in whatever state of the folder: who reads the same again gets the same file. */
    private final Map<String, SourceFile> texts;
    /** Where this tree may differ from those that it follows. */
    private final Map<FileTree, Set<String>> changes = new java.util.WeakHashMap<>();

    RememberedTree(Path root) {
        this(root, Places.isNoProject(root));
    }

    /** @param alone of the folder only what is asked for by name is looked at */
    RememberedTree(Path root, boolean alone) {
        this(root, alone, new ConcurrentHashMap<>());
    }

    private RememberedTree(Path root, boolean alone, Map<String, SourceFile> texts) {
        this.root = root;
        this.noProject = alone;
        this.names = new DiskTree(root);
        this.texts = texts;
    }

    /** The folder after anything may have changed there; this tree forgets its answers, see {@link #after}. */
    RememberedTree anew() {
        forget();
        return new RememberedTree(root, noProject, texts);
    }

    /**
     * The folder after files at these paths were written, made or deleted; the rest is as it was. This tree forgets its
     * answers: what was made from it has kept those that it was given, and would keep all the others alive.
     */
    RememberedTree after(Set<String> written) {
        RememberedTree next = new RememberedTree(root, noProject, texts);
        Predicate<String> kept = path -> written.stream().noneMatch(one -> concerns(one, path));
        copy(reads, next.reads, kept);
        copy(files, next.files, kept);
        copy(directories, next.directories, kept);
        copy(identities, next.identities, kept);
        copy(lists, next.lists, kept);
        copy(unread, next.unread, kept);
        changes.forEach((tree, paths) -> {
            Set<String> all = new java.util.TreeSet<>(paths);
            all.addAll(written);
            next.changes.put(tree, all);
        });
        next.changes.put(this, written);
        forget();
        return next;
    }

    private void forget() {
        List.of(reads, files, directories, lists, unread, identities).forEach(Map::clear);
    }

    /** A path that was written concerns itself, what lies below it, and the folders above it. */
    private static boolean concerns(String written, String path) {
        return path.equals(written)
                || path.startsWith(written + "/")
                || path.isEmpty()
                || written.startsWith(path + "/");
    }

    private static <T> void copy(Map<String, T> from, Map<String, T> to, Predicate<String> kept) {
        from.forEach((path, answer) -> {
            if (kept.test(path)) {
                to.put(path, answer);
            }
        });
    }

    @Override
    public Optional<Set<String>> changesOfBase(FileTree earlier) {
        return earlier == this ? Optional.of(Set.of()) : Optional.ofNullable(changes.get(earlier));
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return reads.computeIfAbsent(
                canonical(path),
                normal -> asked(new DiskTree(root), disk -> disk.read(normal)).map(file -> known(normal, file)));
    }

    private SourceFile known(String path, SourceFile now) {
        return texts.merge(
                path, now, (last, same) -> SourceFile.same(Optional.of(last), Optional.of(now)) ? last : now);
    }

    @Override
    public boolean isFile(String path) {
        return files.computeIfAbsent(canonical(path), names::isFile);
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.computeIfAbsent(canonical(path), names::isDirectory);
    }

    @Override
    public List<String> list(String directory) {
        if (noProject) {
            return List.of();
        }
        return lists.computeIfAbsent(canonical(directory), folder -> asked(names, disk -> disk.list(folder)));
    }

    @Override
    public String canonical(String path) {
        return names.canonical(path);
    }

    @Override
    public boolean exists(String path) {
        return isFile(path) || isDirectory(path) || names.exists(path);
    }

    @Override
    public Optional<String> unread(String path) {
        return Optional.ofNullable(unread.get(canonical(path)));
    }

    @Override
    public List<Unread> unread() {
        return unread.entrySet().stream()
                .map(one -> new Unread(one.getKey(), one.getValue()))
                .sorted(java.util.Comparator.comparing(Unread::path))
                .toList();
    }

    /** Asks a disk, and keeps what it could not read. */
    private <T> T asked(DiskTree disk, java.util.function.Function<DiskTree, T> question) {
        T answer = question.apply(disk);
        disk.unread().forEach(one -> unread.put(one.path(), one.reason()));
        return answer;
    }

    @Override
    public String identity(String path) {
        return identities.computeIfAbsent(Paths.normalize(path), names::identity);
    }
}
