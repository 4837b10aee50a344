package org.bsplint.engine;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.bsplint.model.Bsp;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;

/**
 * What is linted: the evaluated product, the files it came from (for comments that suppress), and, where a run can afford
 * it, a way to evaluate one image, named, of changed files, which is what verifies fixes.
 *
 * @param beside runs what it is given on another thread, or never
 */
public record LintInput(
        Bsp bsp, FileTree files, Optional<BiFunction<FileTree, String, Bsp>> evaluate, Executor beside) {
    /** Of a run on one thread. */
    public LintInput(Bsp bsp, FileTree files, Optional<BiFunction<FileTree, String, Bsp>> evaluate) {
        this(bsp, files, evaluate, task -> {});
    }

    public static LintInput of(Bsp bsp) {
        return new LintInput(bsp, new MemoryTree(java.util.Map.of()), Optional.empty());
    }
}
