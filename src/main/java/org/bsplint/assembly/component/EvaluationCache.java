package org.bsplint.assembly.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/**
 * Evaluations of whole source trees, kept while every file that they read is still the same: a fix is verified, and an
 * edited file checked, by assembling again, and a component's own sources are seldom what changed. Safe for several threads.
 */
public final class EvaluationCache {
    private static final int MAX_ENTRIES = 64;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(Evaluation evaluation, Map<String, Optional<SourceFile>> files) {
        boolean isCurrent(FileTree tree) {
            return files.entrySet().stream().allMatch(file -> same(tree.read(file.getKey()), file.getValue()));
        }

        private static boolean same(Optional<SourceFile> now, Optional<SourceFile> then) {
            return now.isPresent() == then.isPresent()
                    && (now.isEmpty()
                            || now.get() == then.get()
                            || now.get().text().equals(then.get().text()));
        }
    }

    /** The evaluation that this key stands for; {@code key} names all that goes into it but the files. */
    Evaluation of(FileTree tree, String key, Supplier<Evaluation> evaluate) {
        Entry known = entries.get(key);
        if (known != null && known.isCurrent(tree)) {
            return known.evaluation();
        }
        Evaluation evaluation = evaluate.get();
        Map<String, Optional<SourceFile>> files = new LinkedHashMap<>();
        evaluation.inputs().forEach(path -> files.put(path, tree.read(path)));
        if (entries.size() >= MAX_ENTRIES) {
            entries.clear();
        }
        entries.put(key, new Entry(evaluation, files));
        return evaluation;
    }
}
