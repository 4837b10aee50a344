package org.bsplint.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
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
            Files.writeString(target, text, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UsageException("cannot write " + target + ": " + reason(failed));
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
        return failed instanceof java.nio.file.NoSuchFileException
                ? "its folder does not exist"
                : failed instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(failed.getMessage());
    }
}
