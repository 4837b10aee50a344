package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * All workspace folders. Everything happens on one worker thread, in the order it was asked for; a change is evaluated when
 * all that came before it is done, or at once when a request needs the answer.
 */
final class Projects {
    private final ExecutorService worker;
    private final Consumer<Snapshot> published;
    private final Consumer<Path> closed;
    private final Consumer<Runnable> progress;
    private final Consumer<RuntimeException> failed;
    private final List<Project> projects = new ArrayList<>();
    private final Map<Path, Buffer> open = new HashMap<>();
    private final Set<Project> pending = new HashSet<>();
    /** Both take a moment, and the first evaluation needs the rules only at its end. */
    private final CompletableFuture<KnowledgeBase> knowledge = CompletableFuture.supplyAsync(KnowledgeBase::load);

    private final CompletableFuture<RuleBook> rules = CompletableFuture.supplyAsync(() -> RuleBook.prepared(""));
    private ClientSettings settings = ClientSettings.NONE;

    /**
     * @param published told of each evaluation
     * @param closed told of each folder that is no longer looked at
     * @param progress runs a long task and shows that it runs
     * @param failed told of an evaluation that broke; the server goes on
     */
    Projects(
            Consumer<Snapshot> published,
            Consumer<Path> closed,
            Consumer<Runnable> progress,
            Consumer<RuntimeException> failed) {
        this.worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "bsplint-lsp", 64L << 20);
            thread.setDaemon(true);
            return thread;
        });
        this.published = published;
        this.closed = closed;
        this.progress = progress;
        this.failed = failed;
    }

    void shutdown() {
        worker.shutdownNow();
    }

    void addRoot(Path root) {
        execute(() -> {
            if (projects.stream().noneMatch(project -> project.root().equals(root))) {
                Project project = newProject(root);
                open.forEach((file, buffer) -> {
                    if (file.startsWith(root)) {
                        project.edit(Places.relative(root, file), buffer);
                    }
                });
                schedule(project);
            }
        });
    }

    void removeRoot(Path root) {
        execute(() -> {
            if (projects.removeIf(project -> project.root().equals(root))) {
                closed.accept(root);
            }
        });
    }

    void configure(ClientSettings changed) {
        execute(() -> {
            settings = changed;
            projects.forEach(project -> {
                project.configure(changed);
                schedule(project);
            });
        });
    }

    void edit(Path file, Buffer buffer) {
        execute(() -> {
            open.put(file, buffer);
            Project project = of(file);
            project.edit(Places.relative(project.root(), file), buffer);
            schedule(project);
        });
    }

    void close(Path file) {
        execute(() -> {
            open.remove(file);
            Project project = of(file);
            project.close(Places.relative(project.root(), file));
            schedule(project);
        });
    }

    /** Files changed on disk; an empty list for any. */
    void refresh(List<Path> written) {
        execute(() -> projects.forEach(project -> {
            project.refresh(written);
            schedule(project);
        }));
    }

    /** Answers a question about a file on the project as it is now; a cancelled question is not asked. */
    <T> CompletableFuture<T> ask(String uri, T nothing, BiFunction<Snapshot, String, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Optional<Path> file = Places.path(uri);
        if (file.isEmpty()) {
            answer.complete(nothing);
            return answer;
        }
        submit(answer, () -> {
            if (answer.isCancelled()) {
                return;
            }
            try {
                Project project = of(file.get());
                answer.complete(question.apply(evaluated(project), Places.relative(project.root(), file.get())));
            } catch (RuntimeException broken) {
                answer.completeExceptionally(broken);
            }
        });
        return answer;
    }

    /** Answers a question about all projects. */
    <T> CompletableFuture<List<T>> askAll(java.util.function.Function<Snapshot, List<T>> question) {
        CompletableFuture<List<T>> answer = new CompletableFuture<>();
        submit(answer, () -> {
            try {
                List<T> all = new ArrayList<>();
                projects.forEach(project -> all.addAll(question.apply(evaluated(project))));
                answer.complete(all);
            } catch (RuntimeException broken) {
                answer.completeExceptionally(broken);
            }
        });
        return answer;
    }

    /** A question after {@code shutdown} is an error of the client's, as the protocol says. */
    private void submit(CompletableFuture<?> answer, Runnable question) {
        try {
            worker.execute(question);
        } catch (RejectedExecutionException over) {
            answer.completeExceptionally(new ResponseErrorException(
                    new ResponseError(ResponseErrorCode.InvalidRequest, "the server was shut down", null)));
        }
    }

    /** What a client tells after {@code shutdown} is of no use any more. */
    private void execute(Runnable task) {
        if (!worker.isShutdown()) {
            submit(new CompletableFuture<Void>(), task);
        }
    }

    /** The project a file belongs to: the deepest folder that holds it, or its own folder. */
    private Project of(Path file) {
        return projects.stream()
                .filter(project -> file.startsWith(project.root()))
                .max(Comparator.comparingInt(project -> project.root().getNameCount()))
                .orElseGet(() -> newProject(alone(file)));
    }

    private static Path alone(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private Project newProject(Path root) {
        Project project = new Project(root, new Assembler(knowledge.join()), rules.join());
        project.configure(settings);
        projects.add(project);
        return project;
    }

    /** Behind what waits already: of several changes that came while the worker was busy, only the last is evaluated. */
    private void schedule(Project project) {
        if (pending.add(project)) {
            execute(() -> evaluatedQuietly(project));
        }
    }

    private void evaluatedQuietly(Project project) {
        pending.remove(project);
        if (!projects.contains(project)) {
            return;
        }
        try {
            evaluated(project);
        } catch (RuntimeException broken) {
            failed.accept(broken);
        }
    }

    private Snapshot evaluated(Project project) {
        if (project.isStale()) {
            if (project.isNew()) {
                progress.accept(project::snapshot);
            }
            published.accept(project.snapshot());
        }
        return project.snapshot();
    }
}
