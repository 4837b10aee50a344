package org.bsplint.source;

import java.util.List;
import java.util.Set;

/**
 * A tree of which only some folders or files are listed, so that discovery stays within them; everything can still be read
 * by name, as includes need.
 */
public final class ScopedTree implements ForwardingTree {
    private final FileTree whole;
    private final List<String> scopes;

    /** @param scopes normalized paths; the empty path is everything */
    public ScopedTree(FileTree whole, List<String> scopes) {
        this.whole = whole;
        this.scopes = List.copyOf(scopes);
    }

    @Override
    public FileTree tree() {
        return whole;
    }

    @Override
    public List<String> list(String directory) {
        String folder = Paths.normalize(directory);
        return whole.list(directory).stream()
                .filter(name -> isInScope(folder.isEmpty() ? name : folder + "/" + name))
                .toList();
    }

    /** What lies below all overlays would list more. */
    @Override
    public FileTree base() {
        return this;
    }

    @Override
    public Set<String> overlaid() {
        return Set.of();
    }

    private boolean isInScope(String path) {
        return scopes.stream()
                .anyMatch(scope -> scope.isEmpty()
                        || path.equals(scope)
                        || path.startsWith(scope + "/")
                        || scope.startsWith(path + "/"));
    }
}
