package org.bsplint.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tree of files to read from. Paths are text with {@code /}, relative to the tree's root or absolute. Nothing is ever
 * written, and reading never throws: what cannot be read is absent.
 */
public interface FileTree {
    /** Files larger than this are not read (units: bytes). */
    int MAX_FILE_SIZE = Limits.times(64 << 20);

    /** The file's text; empty if it does not exist, is no regular file, is too large or cannot be read. */
    Optional<SourceFile> read(String path);

    boolean isFile(String path);

    boolean isDirectory(String path);

    /** Names (not paths) of a directory's entries, sorted; empty if it is no readable directory. */
    List<String> list(String directory);

    default boolean exists(String path) {
        return isFile(path) || isDirectory(path);
    }

    /**
     * Asked before each step of long work on this tree.
     *
     * @throws Superseded if nobody waits for the end of the work any more
     */
    default void stillWanted() {}

    /** The one path by which this tree knows what a path means: normalized, and relative where it lies below the root. */
    default String canonical(String path) {
        return Paths.normalize(path);
    }

    /** The tree that others may be laid over: this one, or what lies below all overlays. */
    default FileTree base() {
        return this;
    }

    /** Canonical paths of files that are laid over {@link #base()}. */
    default Set<String> overlaid() {
        return Set.of();
    }

    /** {@link #changesSince} for two trees without overlays. */
    default Optional<Set<String>> changesOfBase(FileTree earlier) {
        return this == earlier ? Optional.of(Set.of()) : Optional.empty();
    }

    /**
     * Canonical paths at which this tree may answer otherwise than an earlier state of it did; where one appeared or vanished,
     * the folders above it list otherwise, too. Empty if that cannot be told.
     */
    default Optional<Set<String>> changesSince(FileTree earlier) {
        return base().changesOfBase(earlier.base()).map(below -> {
            Set<String> changed = new TreeSet<>(overlaid());
            changed.addAll(earlier.overlaid());
            changed.removeIf(path -> SourceFile.same(read(path), earlier.read(path)));
            changed.addAll(below);
            return changed;
        });
    }

    /**
     * Why a file cannot be read although it is there; empty for one that was read, or is not there. Whoever finds nothing to
     * read has to ask: what a file that was not read may hold is not known, which is more than that it is absent.
     */
    default Optional<String> unread(String path) {
        return Optional.empty();
    }

    /** All that was asked for so far, is there, and could not be read; by path. */
    default List<Unread> unread() {
        return List.of();
    }

    /** One identity for one file, whatever path leads to it (symbolic links resolved): for cycle checks. */
    default String identity(String path) {
        return Paths.normalize(path);
    }
}
