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

    public static <T> Background<T> start(Supplier<T> maker) {
        return new Background<>(CompletableFuture.supplyAsync(maker));
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
