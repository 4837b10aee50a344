package org.bsplint.eval.yocto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bsplint.eval.bitbake.Continuation;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.FileTree;
import org.bsplint.source.RecordingTree;

/**
 * How recipes were finished last: keys expanded, anonymous functions run. That takes most of a recipe's time, and most lines
 * that someone types into an append do not concern it. Safe for several threads.
 */
final class Finishes {
    private final Map<Recipe, Kept> kept;

    /** @param files what was asked of them on the way */
    private record Kept(Continuation work, RecordingTree files) {}

    /** @param most how many recipes are kept */
    Finishes(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Recipe, Kept> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The recipe's store, finished.
     *
     * @param read what its file and appends say; not to be written any more
     * @param finish for the files as they are seen by it
     */
    DataStore of(Recipe recipe, DataStore read, FileTree files, Function<FileTree, Continuation> finish) {
        Optional<Kept> known = known(recipe)
                .filter(last -> last.work().holdsFor(read) && last.files().follow(files));
        return known.orElseGet(() -> fresh(recipe, files, finish)).work().after(read);
    }

    private Kept fresh(Recipe recipe, FileTree files, Function<FileTree, Continuation> finish) {
        RecordingTree asked = new RecordingTree(files);
        Kept fresh = new Kept(finish.apply(asked), asked);
        synchronized (kept) {
            kept.put(recipe, fresh);
        }
        return fresh;
    }

    private Optional<Kept> known(Recipe recipe) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(recipe));
        }
    }
}
