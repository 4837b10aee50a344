package org.bsplint.eval.make.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Threads for work that nests deeply, as makefiles' macros do. */
public final class DeepStack {
    /** Only what is used of it is ever taken (unit: bytes). */
    private static final long SIZE = 512L << 20;

    private DeepStack() {}

    /** What the work gives; it is done in a thread of its own. */
    public static <T> T call(Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        List<Throwable> failure = new ArrayList<>(1);
        Thread thread = new Thread(null, () -> result.add(work.get()), "make", SIZE);
        thread.setUncaughtExceptionHandler((where, what) -> failure.add(what));
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failure.isEmpty()) {
            throw new IllegalStateException("an evaluation failed", failure.get(0));
        }
        return result.get(0);
    }
}
