package org.bsplint.cli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Threads that end when nothing waits for them, and with the program. With one job for all, nothing is run. */
public final class Beside implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /** @param jobs threads that may be used, its user's own among them */
    public Beside(int jobs) {
        this.free = jobs - 1;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (free > 0) {
            free--;
            Thread thread = new Thread(this::run, "beside");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, exhausted) -> {}); // so does who asks for it
            thread.start();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                continue; // who asks for the result fails as well
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        Runnable task = waiting.poll();
        free += task == null ? 1 : 0;
        return task;
    }
}
