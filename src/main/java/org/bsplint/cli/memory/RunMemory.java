package org.bsplint.cli.memory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bsplint.cli.shell.Console;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;

/** Runs that ended, each with what it asked of the files. The memory never makes a run fail. */
public final class RunMemory {
    private final RunFolder folder;

    /** @param program what tells one build of the program from another */
    public RunMemory(Path folder, String program) {
        this.folder = new RunFolder(folder, program);
    }

    /**
     * The user's own: below {@code XDG_CACHE_HOME} or {@code ~/.cache}. Empty where there is neither, and where the program is
     * no single archive, whose time and size tell one build from another. Other limits are another program.
     */
    public static Optional<RunMemory> ofUser() {
        String caches = System.getenv("XDG_CACHE_HOME");
        String home = System.getenv("HOME");
        if ((caches == null || !caches.startsWith("/")) && (home == null || !home.startsWith("/"))) {
            return Optional.empty();
        }
        try {
            Path archive = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
            if (!Files.isRegularFile(archive)) {
                return Optional.empty();
            }
            String program = archive + " " + Files.size(archive) + " "
                    + Files.getLastModifiedTime(archive).toMillis() + " " + surroundings();
            Path folder = caches != null && caches.startsWith("/") ? Path.of(caches) : Path.of(home, ".cache");
            return Optional.of(new RunMemory(folder.resolve("bsplint/runs"), program));
        } catch (IOException | InvalidPathException unknown) {
            return Optional.empty();
        }
    }

    /**
     * What else may lead to other answers: a build of the same size and time, another Java, its room for nested work, how it
     * spells names of files.
     */
    private static String surroundings() {
        String options = System.getenv("BSPLINT_JAVA_OPTS");
        return String.join(
                "\0",
                System.getProperty("bsplint.build", ""),
                System.getProperty("java.vm.version", ""),
                options == null ? "" : options,
                System.getProperty(Limits.PROPERTY, ""),
                System.getProperty("sun.jnu.encoding", ""));
    }

    RunFolder folder() {
        return folder;
    }

    /**
     * Makes the run of a command, or writes what it wrote before, where the tree answers all as it did then.
     *
     * @param here all that the run depends on beside the program and the files: the command line, the folder
     * @param anywhere the same without the folder, for a run that asks of nothing outside its tree; empty for none
     * @return the exit status
     */
    public int run(String here, Optional<String> anywhere, FileTree tree, Console console, Run run) {
        Optional<Ended> before = recall(here, tree).or(() -> anywhere.flatMap(key -> recall(key, tree)));
        if (before.isPresent()) {
            before.get().print(console);
            return before.get().status();
        }
        Witness witness = new Witness(tree, SipHash.secret());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Run.Outcome outcome = run.over(witness, new Console(new PrintWriter(out), new PrintWriter(err)));
        Ended ended = new Ended(outcome.status(), out.toString(), err.toString());
        ended.print(console);
        if (outcome.repeats() != Run.Repeats.NEVER && witness.isWhole()) {
            keep(here, witness, ended);
            anywhere.filter(key -> outcome.repeats() == Run.Repeats.ANYWHERE
                            && witness.staysInside()
                            && !ended.mentions(witness.root()))
                    .ifPresent(key -> keep(key, witness, ended));
        }
        return ended.status();
    }

    private Optional<Ended> recall(String key, FileTree tree) {
        return folder.read(key).flatMap(kept -> {
            try {
                return recall(kept.body(), tree, kept.hash());
            } catch (IOException damaged) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Ended> recall(DataInputStream in, FileTree tree, SipHash hash) throws IOException {
        String root = tree.identity(".");
        int questions = in.readInt();
        for (int i = 0; i < questions; i++) {
            Question question = Question.read(in);
            if (question.ask(tree, root, hash) != in.readLong()) {
                return Optional.empty();
            }
        }
        if (!tree.unread().isEmpty()) {
            return Optional.empty(); // what was absent then may now be there and not to be read
        }
        return Optional.of(Ended.read(in));
    }

    private void keep(String key, Witness witness, Ended ended) {
        folder.write(key, witness.hash(), out -> write(out, witness.answers(), ended));
    }

    private static void write(DataOutputStream out, Map<Question, Long> answers, Ended ended) throws IOException {
        out.writeInt(answers.size());
        for (Map.Entry<Question, Long> answer : answers.entrySet()) {
            answer.getKey().write(out);
            out.writeLong(answer.getValue());
        }
        ended.write(out);
    }
}
