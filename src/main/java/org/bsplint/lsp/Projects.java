package org.bsplint.lsp;

import java.nio.file.Files;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Addresses;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.lsp.client.ClientSettings;
import org.bsplint.lsp.work.Worker;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.Superseded;

/**
 * All workspace folders. Everything happens on one worker thread, in the order it was asked for; a change is evaluated when
 * all that came before it is done, or at once when a request needs the answer. A change that comes meanwhile ends an
 * evaluation at its next step, and what is out of date is not published.
 */
final class Projects {
    /** A project as it is now, and the path of a file in it. */
    private record Known(Snapshot snapshot, String path) {}

    private final Worker worker = new Worker();
    private final Consumer<Snapshot> published;
    private final Consumer<Path> closed;
    private final Consumer<Runnable> progress;
    private final Consumer<RuntimeException> failed;
    private final List<Project> projects = new ArrayList<>();
    /** Those of files outside of all folders of the workspace. */
    private final Set<Project> strays = new HashSet<>();
    /** The workspace's folders, and the folder of the project that each belongs to. */
    private final Map<Path, Path> folders = new HashMap<>();

    private final Addresses addresses = new Addresses();
    private final Map<Path, Buffer> open = new HashMap<>();
    private final Set<Project> pending = new HashSet<>();
    /** Both take a moment, and the first evaluation needs the rules only at its end. */
    private final CompletableFuture<KnowledgeBase> knowledge = CompletableFuture.supplyAsync(KnowledgeBase::load);

    private final CompletableFuture<RuleBook> rules = CompletableFuture.supplyAsync(() -> RuleBook.prepared(""));
    private ClientSettings settings = ClientSettings.NONE;
    /** What was published last of each project. */
    private final Map<Project, Snapshot> shown = new HashMap<>();

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
        this.published = published;
        this.closed = closed;
        this.progress = progress;
        this.failed = failed;
    }

    void shutdown() {
        worker.shutdown();
    }

    /** A folder of the workspace; its project is that of the settings that are found there or above. */
    void addRoot(String uri) {
        Optional<Path> folder = Places.path(uri);
        folder.ifPresent(told -> addresses.tell(told, uri));
        folder.ifPresent(told -> worker.execute(() -> {
            Path root = Places.home(told);
            folders.put(told, root);
            strays.removeIf(project -> project.root().equals(root) && !project.isAlone());
            boolean known = projects.stream().anyMatch(project -> project.root().equals(root) && !project.isAlone());
            if (!Places.isNoProject(root) && !known) {
                Project project = newProject(root, false);
                open.forEach((file, buffer) -> give(project, of(file), file, buffer));
                schedule(project);
                List.copyOf(strays).forEach(this::forget);
            }
        }));
    }

    void removeRoot(String uri) {
        Places.path(uri)
                .ifPresent(told -> worker.execute(() -> {
                    Path root = Optional.ofNullable(folders.remove(told)).orElse(told);
                    if (folders.containsValue(root)) {
                        return;
                    }
                    shown.keySet().removeIf(project -> project.root().equals(root));
                    if (projects.removeIf(project -> project.root().equals(root))) {
                        closed.accept(root);
                    }
                }));
    }

    void configure(ClientSettings changed) {
        worker.change(() -> {
            settings = changed;
            projects.forEach(project -> {
                project.configure(changed);
                schedule(project);
            });
        });
    }

    /** A document is opened, most often with the text that is on disk: then nothing that is known is out of date. */
    void open(String uri, Buffer buffer) {
        Places.path(uri).ifPresent(file -> {
            addresses.tell(file, uri);
            if (Places.isOnDisk(file, buffer.text())) {
                worker.execute(() -> take(file, buffer));
            } else {
                edit(file, buffer);
            }
        });
    }

    void edit(Path file, Buffer buffer) {
        worker.change(() -> take(file, buffer));
    }

    private void take(Path file, Buffer buffer) {
        open.put(file, buffer);
        Project owner = of(file);
        for (Project project : List.copyOf(projects)) {
            give(project, owner, file, buffer);
            schedule(project); // one that does not read the file is as it was
        }
    }

    private static void give(Project project, Project owner, Path file, Buffer buffer) {
        if (project == owner) {
            project.take(file, buffer);
        } else {
            project.editOther(file, buffer);
        }
    }

    void close(Path file) {
        worker.change(() -> {
            open.remove(file);
            Project owner = of(file);
            for (Project project : List.copyOf(projects)) {
                project.close(file);
                schedule(project); // one that does not read the file is as it was
            }
            forget(owner);
        });
    }

    /** A folder that was looked at for open documents alone is left when the last of them is closed. */
    private void forget(Project project) {
        boolean wanted = open.keySet().stream().anyMatch(file -> of(file) == project);
        if (!wanted && strays.remove(project)) {
            projects.remove(project);
            shown.remove(project);
            closed.accept(project.root());
        }
    }

    /** Files changed on disk; an empty list for any. */
    void refresh(List<Path> written) {
        worker.change(() -> projects.forEach(project -> {
            project.refresh(written);
            schedule(project);
        }));
    }

    /**
     * Answers a question about a file on the project as it is now. A cancelled question is not asked, or ends at its next
     * step; one whose evaluation was overtaken by a change is answered so.
     */
    <T> CompletableFuture<T> ask(String uri, T nothing, BiFunction<Snapshot, String, T> question) {
        return Places.path(uri)
                .map(file -> worker.ask(
                        () -> {
                            Project project = knowing(file);
                            return new Known(evaluated(project), path(project, file));
                        },
                        known -> question.apply(known.snapshot(), known.path())))
                .orElseGet(() -> CompletableFuture.completedFuture(nothing));
    }

    /** Answers a question about all projects. */
    <T> CompletableFuture<List<T>> askAll(Function<Snapshot, List<T>> question) {
        return worker.ask(
                () -> {
                    boolean alone = projects.stream().allMatch(Project::isAlone);
                    return List.copyOf(projects).stream()
                            .filter(project -> alone || !project.isAlone())
                            .map(this::evaluated)
                            .toList();
                },
                all -> all.stream().flatMap(now -> question.apply(now).stream()).toList());
    }

    /** The project a file belongs to: the deepest folder that holds it, one that reads it, that of settings above it. */
    private Project of(Path file) {
        return projects.stream()
                .filter(project -> file.startsWith(project.root()) && !strays.contains(project))
                .max(Comparator.comparingInt(project -> project.root().getNameCount()))
                .or(() -> first(project ->
                        !strays.contains(project) && project.reads(file).isPresent()))
                .or(() -> first(project -> strays.contains(project) && project.isFor(file)))
                .orElseGet(() -> stray(file));
    }

    private Optional<Project> first(Predicate<Project> wanted) {
        return projects.stream().filter(wanted).findFirst();
    }

    /**
     * The project that knows most of a file: one that builds for a machine and reads the file, if the file's own does not
     * know of any.
     */
    private Project knowing(Path file) {
        Project owner = of(file);
        return projects.size() == 1 || buildsForMachine(owner)
                ? owner
                : first(other -> other != owner
                                && buildsForMachine(other)
                                && other.reads(file).isPresent())
                        .orElse(owner);
    }

    private boolean buildsForMachine(Project project) {
        Snapshot last = shown.get(project);
        return last != null && last.report().bsp().machine().isPresent();
    }

    private static String path(Project project, Path file) {
        return project.reads(file).orElseGet(() -> Places.relative(project.root(), file));
    }

    /** A file outside of all folders: nobody asked for what lies beside it, unless settings above it say what to read. */
    private Project stray(Path file) {
        Path root = Places.home(Places.folder(file));
        boolean settled = Files.isRegularFile(root.resolve(SettingsReader.NAME));
        Project project = newProject(root, !settled);
        open.forEach(project::take);
        strays.add(project);
        schedule(project);
        return project;
    }

    private Project newProject(Path root, boolean alone) {
        Project project = new Project(
                root,
                alone || Places.isNoProject(root),
                new Assembler(knowledge.join()),
                rules.join(),
                worker::isOver,
                addresses);
        project.configure(settings);
        projects.add(project);
        return project;
    }

    /** Behind what waits already: of several changes that came while the worker was busy, only the last is evaluated. */
    private void schedule(Project project) {
        if (pending.add(project)) {
            worker.execute(() -> evaluatedQuietly(project));
        }
    }

    private void evaluatedQuietly(Project project) {
        pending.remove(project);
        if (!projects.contains(project)) {
            return;
        }
        try {
            evaluated(project);
        } catch (Superseded over) {
            // evaluated again behind the change
        } catch (RuntimeException broken) {
            failed.accept(broken);
        }
    }

    /** @throws Superseded if a change came before it was done; it is evaluated again behind that */
    private Snapshot evaluated(Project project) {
        try {
            if (project.isNew()) {
                progress.accept(project::snapshot);
            }
            Snapshot now = project.snapshot();
            if (shown.get(project) != now && projects.contains(project)) {
                now.tree().stillWanted();
                published.accept(now);
                shown.put(project, now);
                List.copyOf(strays).forEach(this::forget);
            }
            return now;
        } catch (Superseded over) {
            schedule(project);
            throw over;
        }
    }
}
