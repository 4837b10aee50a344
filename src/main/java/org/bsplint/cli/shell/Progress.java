package org.bsplint.cli.shell;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.diagnostic.Count;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.SourceFile;

/**
 * What a run is doing, for people who wait: after a second one line on standard error that changes in place, on a
 * terminal only (the launcher says whether it is one). It is gone when the run is over.
 */
public final class Progress implements AutoCloseable {
    private static final long FIRST_MILLIS = 1000;
    private static final long NEXT_MILLIS = 200;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final Thread ticker;
    private final long start = System.nanoTime();
    private final Set<String> files = ConcurrentHashMap.newKeySet();
    private final Set<String> recipes = ConcurrentHashMap.newKeySet();
    private volatile String step = "reading";
    private volatile boolean over;

    private Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.ticker = new Thread(this::tick, "progress");
        ticker.setDaemon(true);
        if (shown) {
            ticker.start();
        }
    }

    /** @param quiet show nothing, even on a terminal */
    public static Progress start(PrintWriter err, boolean quiet) {
        return new Progress(err, !quiet && Boolean.getBoolean("bsplint.terminal.errors"));
    }

    /** The same tree, whose reads are counted. */
    public FileTree watch(FileTree tree) {
        return new Watched(tree);
    }

    /** What is done from now on: {@code evaluating}, {@code applying rules}. */
    public void step(String name) {
        step = name;
    }

    /** {@code applying rules: 120 files read, 14 recipes}. */
    public String line() {
        return step + ": " + counts();
    }

    /** For {@code --stats}: the one place where a duration is printed. */
    public String stats() {
        double seconds = (System.nanoTime() - start) / 1e9;
        long megabytes =
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        return String.format(Locale.ROOT, "stats: %s, %.2f s, %d MB in use", counts(), seconds, megabytes);
    }

    @Override
    public void close() {
        over = true;
        ticker.interrupt();
        try {
            ticker.join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private String counts() {
        return Count.of(files.size(), "file") + " read"
                + (recipes.isEmpty() ? "" : ", " + Count.of(recipes.size(), "recipe"));
    }

    private void tick() {
        boolean shown = false;
        long pause = FIRST_MILLIS;
        while (!over) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException finished) {
                break;
            }
            pause = NEXT_MILLIS;
            shown = true;
            err.print(CLEAR + line());
            err.flush();
        }
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }

    private final class Watched implements ForwardingTree {
        private final FileTree tree;

        Watched(FileTree tree) {
            this.tree = tree;
        }

        @Override
        public FileTree tree() {
            return tree;
        }

        @Override
        public Optional<SourceFile> read(String path) {
            Optional<SourceFile> file = tree.read(path);
            if (file.isPresent()) {
                files.add(path);
                if (path.endsWith(".bb")) {
                    recipes.add(path);
                }
            }
            return file;
        }

        /** What lies below all overlays would not be counted. */
        @Override
        public FileTree base() {
            return this;
        }

        @Override
        public Set<String> overlaid() {
            return Set.of();
        }
    }
}
