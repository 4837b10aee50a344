package org.bsplint.cli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work on many things by several threads; results are handed on one by one, in the order of the things. */
public final class Parallel {
    /** Results that wait to be handed on, for each thread: so few that memory does not grow with the number of things. */
    private static final int WAITING = 8;

    private Parallel() {}

    /**
     * Throws what the work on the first thing that failed threw.
     *
     * @param jobs threads, from 1
     */
    public static <A, B> void each(int jobs, List<A> things, Function<A, B> work, Consumer<B> results) {
        if (jobs == 1 || things.size() == 1) {
            things.forEach(thing -> results.accept(work.apply(thing)));
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            Deque<Future<B>> started = new ArrayDeque<>();
            for (A thing : things) {
                started.add(threads.submit(() -> work.apply(thing)));
                if (started.size() > WAITING * jobs) {
                    results.accept(result(started.remove()));
                }
            }
            while (!started.isEmpty()) {
                results.accept(result(started.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked);
        }
    }
}
