package org.bsplint.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Room per file and package: a file over 400 lines or a package over 25 files holds a second idea. */
class SizeTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void noFileOutgrowsItsRoom() throws IOException {
        assertEquals(List.of(), files().filter(file -> lines(file) > 400).toList());
    }

    @Test
    void noPackageOutgrowsItsRoom() throws IOException {
        Map<Path, Integer> counts = new TreeMap<>();
        files().forEach(file -> counts.merge(file.getParent(), 1, Integer::sum));
        counts.values().removeIf(count -> count <= 26);
        assertEquals(Map.of(), counts, "packages over 25 files and their package-info");
    }

    private static Stream<Path> files() throws IOException {
        return Files.walk(SOURCES).filter(path -> path.toString().endsWith(".java"));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
