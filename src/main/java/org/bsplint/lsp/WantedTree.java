package org.bsplint.lsp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Superseded;
import org.bsplint.source.Unread;

/**
 * A tree as it is at one moment: work on it ends at its next step once it is out of date, or nobody waits for it.
 *
 * @param over is it?
 */
record WantedTree(FileTree tree, BooleanSupplier over) implements FileTree {
    @Override
    public void stillWanted() {
        if (over.getAsBoolean()) {
            throw new Superseded();
        }
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return tree.read(path);
    }

    @Override
    public boolean isFile(String path) {
        return tree.isFile(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return tree.isDirectory(path);
    }

    @Override
    public List<String> list(String directory) {
        return tree.list(directory);
    }

    @Override
    public boolean exists(String path) {
        return tree.exists(path);
    }

    @Override
    public String canonical(String path) {
        return tree.canonical(path);
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
