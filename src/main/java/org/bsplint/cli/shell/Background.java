package org.bsplint.cli.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made on another thread while its user does what does not need it yet. */
public final class Background<T> implements Supplier<T> {
    private final CompletableFuture<T> future;

    private Background(CompletableFuture<T> future) {
        this.future = future;
    }

    /** @param jobs threads that may be used; with one, it is made here and now */
    public static <T> Background<T> start(int jobs, Supplier<T> maker) {
        return new Background<>(
                jobs == 1 ? CompletableFuture.completedFuture(maker.get()) : CompletableFuture.supplyAsync(maker));
    }

    /** Waits for it; throws what its maker threw. */
    @Override
    public T get() {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
