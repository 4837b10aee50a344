package org.bsplint.cli.shell;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes results whole or not at all: into neighbouring files first, which then replace their targets in one step each. A
 * link stays a link, and what is replaced keeps its permissions.
 */
public final class OutputFile {
    private static final int PATIENCE_SECONDS = 2;

    private OutputFile() {}

    /** @throws UsageException if the file cannot be written; what was there before is then untouched */
    public static void write(Path target, String text) {
        writeAll(Map.of(target, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * No target is replaced before all that replaces one is written, so that a full disk leaves all as it was.
     *
     * @throws UsageException if a file cannot be written; what was there before is then untouched
     */
    public static void writeAll(Map<Path, byte[]> files) {
        List<Part> parts = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread interrupt = new Thread(() -> await(done));
        try {
            Runtime.getRuntime().addShutdownHook(interrupt);
        } catch (IllegalStateException interrupted) {
            throw new UsageException("nothing is written: interrupted");
        }
        try {
            files.forEach((target, bytes) -> attempt(target, () -> {
                Path absolute = followed(target.toAbsolutePath());
                if (Files.exists(absolute) && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
                    bytes(
                            absolute,
                            bytes); // pipes and devices such as /dev/stdout cannot be replaced: they are written to
                } else {
                    Part part = Part.of(target, absolute);
                    parts.add(part);
                    part.fill(bytes);
                }
            }));
            parts.forEach(part -> attempt(part.named, part::replace));
        } finally {
            parts.forEach(Part::remove);
            done.countDown();
            forget(interrupt);
        }
    }

    /** An interrupt waits until all is written, but not for a pipe that nobody reads. */
    private static void await(CountDownLatch done) {
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException twice) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread interrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupt);
        } catch (IllegalStateException interrupted) {
            // it waited for this, and the program ends now
        }
    }

    /** What a link leads to; what the kernel offers below {@code /dev} is no file to replace. */
    private static Path followed(Path file) throws IOException {
        boolean leads = Files.isSymbolicLink(file) && Files.isRegularFile(file);
        return leads && !file.startsWith("/dev") && !file.startsWith("/proc") ? file.toRealPath() : file;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private static void attempt(Path target, Step step) {
        try {
            step.run();
        } catch (IOException failed) {
            throw new UsageException("cannot write " + target + ": " + reason(failed));
        }
    }

    /** @param named the target as the user calls it */
    private record Part(Path named, Path target, Path file) {
        static Part of(Path named, Path target) {
            Path file = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            file.toFile().deleteOnExit(); // an interrupt leaves nothing behind
            return new Part(named, target, file);
        }

        void fill(byte[] bytes) throws IOException {
            bytes(file, bytes);
            PosixFileAttributeView before = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            if (before != null && Files.exists(target)) {
                Files.getFileAttributeView(file, PosixFileAttributeView.class)
                        .setPermissions(before.readAttributes().permissions());
            }
        }

        void replace() throws IOException {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException unsupported) {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        void remove() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException leftBehind) {
                // a stray part file is no result; the error that left it was reported
            }
        }
    }

    /** Through a plain stream: a channel would load the network library, which opens sockets to look for what there is. */
    public static void bytes(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = String.valueOf(failed.getMessage());
        int bracket = message.lastIndexOf('(');
        String why = failed instanceof FileNotFoundException && bracket >= 0
                ? message.substring(bracket + 1, message.length() - 1).toLowerCase(Locale.ROOT)
                : message;
        return failed instanceof NoSuchFileException || why.equals("no such file or directory")
                ? "its folder does not exist"
                : why;
    }
}
