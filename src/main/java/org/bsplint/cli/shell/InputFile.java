package org.bsplint.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bsplint.source.SourceFile;

/** Reads a file that the command line names. */
public final class InputFile {
    private InputFile() {}

    /** @throws UsageException if it cannot be read */
    public static SourceFile read(Path path) {
        try {
            return SourceFile.of(path.toString(), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UsageException(
                    "cannot read " + path + ": " + (Files.exists(path) ? "not a readable file" : "no such file"));
        }
    }
}
