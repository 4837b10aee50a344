package org.bsplint.lsp.work;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bsplint.source.Superseded;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** One thread on which everything happens, in the order it was asked for. */
public final class Worker {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(null, task, "bsplint-lsp", 64L << 20);
        worker.setDaemon(true);
        return worker;
    });

    /** Changes that were told and not yet taken over. */
    private final AtomicInteger coming = new AtomicInteger();
    /** What is being answered. */
    private Optional<CompletableFuture<?>> asked = Optional.empty();

    public void shutdown() {
        thread.shutdownNow();
    }

    /** Is what is being done of no use any more: was it cancelled, or does a change wait? Asked on the thread itself. */
    public boolean isOver() {
        return asked.map(CompletableFuture::isDone).orElseGet(() -> coming.get() > 0);
    }

    /** What a client tells after {@code shutdown} is of no use any more. */
    public void execute(Runnable task) {
        if (!thread.isShutdown()) {
            submit(new CompletableFuture<Void>(), task);
        }
    }

    /** As {@link #execute}; what is being evaluated is out of date from now on. */
    public void change(Runnable task) {
        coming.incrementAndGet();
        execute(() -> {
            coming.decrementAndGet();
            task.run();
        });
    }

    /**
     * Answers a question. A cancelled one is not asked, or ends at its next step; one whose evaluation was overtaken by a
     * change is answered so.
     *
     * @param known what has to be evaluated for it, which others want, too: it ends for a change only
     * @param question asked of that
     */
    public <S, T> CompletableFuture<T> ask(Supplier<S> known, Function<S, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(answer, () -> answer(answer, known, question));
        return answer;
    }

    private <S, T> void answer(CompletableFuture<T> answer, Supplier<S> known, Function<S, T> question) {
        if (answer.isDone()) {
            return;
        }
        try {
            S now = known.get();
            asked = Optional.of(answer);
            answer.complete(question.apply(now));
        } catch (Superseded over) {
            answer.completeExceptionally(error(ResponseErrorCode.ContentModified, String.valueOf(over.getMessage())));
        } catch (RuntimeException broken) {
            answer.completeExceptionally(broken);
        } finally {
            asked = Optional.empty();
        }
    }

    /** A question after {@code shutdown} is an error of the client's, as the protocol says. */
    private void submit(CompletableFuture<?> answer, Runnable question) {
        try {
            thread.execute(question);
        } catch (RejectedExecutionException over) {
            answer.completeExceptionally(error(ResponseErrorCode.InvalidRequest, "the server was shut down"));
        }
    }

    private static ResponseErrorException error(ResponseErrorCode code, String message) {
        return new ResponseErrorException(new ResponseError(code, message, null));
    }

    /** An answer as the protocol wants it; who cancels it cancels the question. */
    public static <T, R> CompletableFuture<R> answered(CompletableFuture<T> answer, Function<T, R> how) {
        CompletableFuture<R> answered = answer.thenApply(how);
        answered.whenComplete((result, failure) -> {
            if (answered.isCancelled()) {
                answer.cancel(false);
            }
        });
        return answered;
    }
}
