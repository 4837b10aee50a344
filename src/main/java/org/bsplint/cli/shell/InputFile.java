package org.bsplint.cli.shell;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;
import org.bsplint.source.SourceFile;

/** Reads a file that the command line names; pipes such as {@code <(…)} too. */
public final class InputFile {
    private InputFile() {}

    /** @throws UsageException if it cannot be read */
    public static SourceFile read(Path path) {
        return SourceFile.of(path.toString(), bytes(path));
    }

    /** @throws UsageException if it cannot be read, or is larger than any input may be */
    public static byte[] bytes(Path path) {
        try (InputStream in = new FileInputStream(path.toFile())) {
            byte[] bytes = in.readNBytes(FileTree.MAX_FILE_SIZE + 1);
            if (bytes.length > FileTree.MAX_FILE_SIZE) {
                throw new UsageException("cannot read " + path + ": larger than " + (FileTree.MAX_FILE_SIZE >> 20)
                        + " MiB; " + Limits.RAISE);
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new UsageException(
                    "cannot read " + path + ": " + (Files.exists(path) ? "not a readable file" : "no such file"));
        }
    }
}
