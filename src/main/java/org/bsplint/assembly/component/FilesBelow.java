package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** The files of a name below a recipe's or an append's folder, where BitBake may find them; bounded in depth and number. */
public final class FilesBelow {
    private static final int DEPTH = 4;
    private static final int MAX_FILES = 2_000;

    private final FileTree tree;
    private final Predicate<String> wanted;
    private final List<SourceFile> found = new ArrayList<>();
    private int budget = MAX_FILES;

    private FilesBelow(FileTree tree, Predicate<String> wanted) {
        this.tree = tree;
        this.wanted = wanted;
    }

    /** @param wanted asked with a file's name */
    public static List<SourceFile> in(FileTree tree, String folder, Predicate<String> wanted) {
        FilesBelow files = new FilesBelow(tree, wanted);
        files.look(folder, DEPTH);
        return List.copyOf(files.found);
    }

    private void look(String folder, int depth) {
        for (String name : tree.list(folder)) {
            String path = Paths.resolve(folder, name);
            if (budget-- <= 0) {
                return;
            }
            if (wanted.test(name)) {
                tree.read(path).ifPresent(found::add);
            } else if (depth > 0 && !name.contains(".bb") && tree.isDirectory(path)) {
                look(path, depth - 1);
            }
        }
    }
}
