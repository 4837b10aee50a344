package org.bsplint.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tree that answers as another does, but for what it overrides. */
public interface ForwardingTree extends FileTree {
    /** The tree that is asked. */
    FileTree tree();

    @Override
    default void stillWanted() {
        tree().stillWanted();
    }

    @Override
    default Optional<SourceFile> read(String path) {
        return tree().read(path);
    }

    @Override
    default boolean isFile(String path) {
        return tree().isFile(path);
    }

    @Override
    default boolean isDirectory(String path) {
        return tree().isDirectory(path);
    }

    @Override
    default List<String> list(String directory) {
        return tree().list(directory);
    }

    @Override
    default boolean exists(String path) {
        return tree().exists(path);
    }

    @Override
    default String canonical(String path) {
        return tree().canonical(path);
    }

    @Override
    default FileTree base() {
        return tree().base();
    }

    @Override
    default Set<String> overlaid() {
        return tree().overlaid();
    }

    @Override
    default Optional<String> unread(String path) {
        return tree().unread(path);
    }

    @Override
    default List<Unread> unread() {
        return tree().unread();
    }

    @Override
    default String identity(String path) {
        return tree().identity(path);
    }
}
