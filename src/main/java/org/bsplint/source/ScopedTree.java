package org.bsplint.source;

import java.util.List;
import java.util.Optional;

/**
 * A tree of which only some folders or files are listed, so that discovery stays within them; everything can still be read
 * by name, as includes need.
 */
public final class ScopedTree implements FileTree {
    private final FileTree whole;
    private final List<String> scopes;

    /** @param scopes normalized paths; the empty path is everything */
    public ScopedTree(FileTree whole, List<String> scopes) {
        this.whole = whole;
        this.scopes = List.copyOf(scopes);
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return whole.read(path);
    }

    @Override
    public boolean isFile(String path) {
        return whole.isFile(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return whole.isDirectory(path);
    }

    @Override
    public List<String> list(String directory) {
        String folder = Paths.normalize(directory);
        return whole.list(directory).stream()
                .filter(name -> isInScope(folder.isEmpty() ? name : folder + "/" + name))
                .toList();
    }

    @Override
    public boolean exists(String path) {
        return isFile(path) || isDirectory(path) || whole.exists(path);
    }

    @Override
    public Optional<String> unread(String path) {
        return whole.unread(path);
    }

    @Override
    public List<Unread> unread() {
        return whole.unread();
    }

    @Override
    public String identity(String path) {
        return whole.identity(path);
    }

    private boolean isInScope(String path) {
        return scopes.stream()
                .anyMatch(scope -> scope.isEmpty()
                        || path.equals(scope)
                        || path.startsWith(scope + "/")
                        || scope.startsWith(path + "/"));
    }
}
