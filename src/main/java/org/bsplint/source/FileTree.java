package org.bsplint.source;

import java.util.List;
import java.util.Optional;

/**
 * A tree of files to read from. Paths are text with {@code /}, relative to the tree's root or absolute. Nothing is ever
 * written, and reading never throws: what cannot be read is absent.
 */
public interface FileTree {
    /** Files larger than this are not read (units: bytes). */
    long MAX_FILE_SIZE = 64L << 20;

    /** The file's text; empty if it does not exist, is no regular file, is too large or cannot be read. */
    Optional<SourceFile> read(String path);

    boolean isFile(String path);

    boolean isDirectory(String path);

    /** Names (not paths) of a directory's entries, sorted; empty if it is no readable directory. */
    List<String> list(String directory);

    default boolean exists(String path) {
        return isFile(path) || isDirectory(path);
    }

    /** One identity for one file, whatever path leads to it (symbolic links resolved): for cycle checks. */
    default String identity(String path) {
        return Paths.normalize(path);
    }
}
