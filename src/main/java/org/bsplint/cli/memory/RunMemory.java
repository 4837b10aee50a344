package org.bsplint.cli.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;

/**
 * A folder of runs that ended, a file each. Files are written beside and moved into place, so that runs side by side never
 * see half of one; a file that is damaged, of another version or of another program counts as absent. What cannot be
 * written is not kept: the memory never makes a run fail.
 */
public final class RunMemory {
    private static final String FORMAT = "bsplint-run/1";
    private static final String SUFFIX = ".run";
    private static final SipHash NAMES = new SipHash(0, 0);
    private static final int LARGEST = 64 << 20;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;
    private final String program;

    /** @param program what tells one build of the program from another */
    public RunMemory(Path folder, String program) {
        this.folder = folder;
        this.program = program;
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
                    + Files.getLastModifiedTime(archive).toMillis() + " "
                    + System.getProperty(Limits.PROPERTY, "") + " " + System.getProperty("sun.jnu.encoding");
            Path folder = caches != null && caches.startsWith("/") ? Path.of(caches) : Path.of(home, ".cache");
            return Optional.of(new RunMemory(folder.resolve("bsplint/runs"), program));
        } catch (IOException | InvalidPathException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Makes the run of a command, or writes what it wrote before, where the tree answers all as it did then.
     *
     * @param command all that the run depends on beside the program and the files: the command line, the folder
     * @return the exit status
     */
    public int run(String command, FileTree tree, Console console, Run run) {
        String key = program + "\0" + command;
        Optional<Ended> before = recall(key, tree);
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
        if (outcome.repeatable() && witness.isWhole()) {
            keep(key, witness, ended);
        }
        return ended.status();
    }

    private Optional<Ended> recall(String key, FileTree tree) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            try (InputStream in = new FileInputStream(file.toFile())) {
                return recall(in.readNBytes(LARGEST), key, tree);
            }
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<Ended> recall(byte[] bytes, String key, FileTree tree) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (!FORMAT.equals(in.readUTF())) {
            return Optional.empty();
        }
        SipHash hash = new SipHash(in.readLong(), in.readLong());
        int body = bytes.length - Long.BYTES;
        if (body < 0 || digestAtEnd(bytes, body) != hash.of(bytes, body) || !key.equals(text(in))) {
            return Optional.empty();
        }
        int questions = in.readInt();
        for (int i = 0; i < questions; i++) {
            Question question = new Question(in.readByte(), in.readUTF());
            if (question.ask(tree, hash) != in.readLong()) {
                return Optional.empty();
            }
        }
        if (!tree.unread().isEmpty()) {
            return Optional.empty(); // what was absent then may now be there and not to be read
        }
        return Optional.of(new Ended(in.readInt(), text(in), text(in)));
    }

    /** Keeps a run; where another of the same key ends at the same time, one of the two is kept. */
    private void keep(String key, Witness witness, Ended ended) {
        try {
            byte[] bytes = bytes(key, witness, ended);
            if (bytes.length > LARGEST) {
                return;
            }
            Files.createDirectories(folder);
            Path part = folder.resolve(Long.toHexString(witness.hash().first()) + ".part"); // a secret: nobody else's
            part.toFile().deleteOnExit(); // an interrupt leaves nothing behind
            try {
                OutputFile.bytes(part, bytes);
                Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            forget();
        } catch (IOException notKept) {
            // a full disk or a folder of others: the next run is made again
        }
    }

    private static byte[] bytes(String key, Witness witness, Ended ended) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(FORMAT);
        out.writeLong(witness.hash().first());
        out.writeLong(witness.hash().second());
        write(key, out);
        Map<Question, Long> answers = witness.answers();
        out.writeInt(answers.size());
        for (Map.Entry<Question, Long> answer : answers.entrySet()) {
            out.writeByte(answer.getKey().kind());
            out.writeUTF(answer.getKey().path());
            out.writeLong(answer.getValue());
        }
        out.writeInt(ended.status());
        write(ended.out(), out);
        write(ended.err(), out);
        out.writeLong(witness.hash().of(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** What is left of long ago, so that the folder does not grow for ever. */
    private void forget() throws IOException {
        long limit = System.currentTimeMillis() - KEPT.toMillis();
        List<Path> old = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                if (Files.getLastModifiedTime(path).toMillis() < limit) {
                    old.add(path);
                }
            }
        }
        for (Path path : old) {
            Files.deleteIfExists(path);
        }
    }

    private Path file(String key) {
        return folder.resolve(Long.toHexString(NAMES.of(key)) + SUFFIX);
    }

    private static long digestAtEnd(byte[] bytes, int from) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(bytes, from, Long.BYTES)).readLong();
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
