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
import java.util.Locale;

/** Writes a result whole or not at all: into a neighbouring file first, which then replaces the target in one step. */
public final class OutputFile {
    private OutputFile() {}

    /** @throws UsageException if the file cannot be written; what was there before is then untouched */
    public static void write(Path target, String text) {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute) && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
            writeThrough(absolute, text);
            return;
        }
        Path part = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit(); // an interrupt leaves nothing behind
        try {
            bytes(part, text.getBytes(StandardCharsets.UTF_8));
            move(part, absolute);
        } catch (IOException failed) {
            throw new UsageException("cannot write " + target + ": " + reason(failed));
        } finally {
            remove(part);
        }
    }

    /** Links, pipes and devices such as /dev/stdout cannot be replaced: they are written to. */
    private static void writeThrough(Path target, String text) {
        try {
            bytes(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UsageException("cannot write " + target + ": " + reason(failed));
        }
    }

    /** Through a plain stream: a channel would load the network library, which opens sockets to look for what there is. */
    public static void bytes(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException leftBehind) {
            // a stray part file is no result; the error that left it was reported
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
