package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that the program gave and somebody has read; {@code -Dupdate=true} writes it anew. */
public final class GoldenFile {
    private GoldenFile() {}

    public static void compare(Path file, String text) {
        try {
            if (Boolean.getBoolean("update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertEquals(Files.readString(file), text, file + " (-Dupdate=true writes it anew)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
