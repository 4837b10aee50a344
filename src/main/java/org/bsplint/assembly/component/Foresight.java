package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.TreeMemory;

/**
 * Results that an assembly will most likely ask for, since the last one did: those that are out of date are made on other
 * cores while the rest is assembled. A guess that was wrong costs time and changes nothing. Safe for several threads.
 *
 * @param <V> a result
 */
final class Foresight<V> {
    private final TreeMemory<Object, V> results;
    /** What the last assembly that asked for anything asked for, in order. */
    private final Map<Object, Function<FileTree, V>> asked = new LinkedHashMap<>();

    private final Map<Object, FutureTask<V>> begun = new LinkedHashMap<>();
    private boolean isNew;

    /** Files for a guess: it is none of the work that a change ends. */
    private record Unhurried(FileTree tree) implements ForwardingTree {
        @Override
        public void stillWanted() {}
    }

    Foresight(TreeMemory<Object, V> results) {
        this.results = results;
    }

    /** An assembly of these files begins. */
    void begin(FileTree tree) {
        FileTree files = new Unhurried(tree);
        List<FutureTask<V>> tasks = new ArrayList<>();
        int processors;
        synchronized (this) {
            begun.clear();
            isNew = true;
            if (asked.isEmpty()) {
                return;
            }
            processors = Runtime.getRuntime().availableProcessors();
            asked.forEach((key, make) -> {
                if (processors > 1 && !results.has(key, files)) {
                    FutureTask<V> task = new FutureTask<>(() -> results.of(key, files, make));
                    begun.put(key, task);
                    tasks.add(task);
                }
            });
        }
        Queue<FutureTask<V>> waiting = new ConcurrentLinkedQueue<>(tasks);
        for (int i = 0; i < Math.min(tasks.size(), processors); i++) {
            Thread thread = new Thread(() -> runAll(waiting), "bsplint-foresight");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void runAll(Queue<? extends FutureTask<?>> waiting) {
        for (FutureTask<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** As {@link TreeMemory#of}; what was begun is waited for. */
    V of(Object key, FileTree tree, Function<FileTree, V> make) {
        FutureTask<V> foreseen;
        synchronized (this) {
            if (isNew) {
                asked.clear();
                isNew = false;
            }
            asked.put(key, make);
            foreseen = begun.remove(key);
        }
        if (foreseen != null) {
            foreseen.run(); // here, if no other thread has begun it
            waitFor(foreseen);
        }
        return results.of(key, tree, make);
    }

    private static void waitFor(FutureTask<?> task) {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException noResult) {
            // made again, and told of, by whoever asks
        }
    }
}
