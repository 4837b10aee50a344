package org.bsplint.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many mutated files a run tries, from which seed, and of which files beside the project's own: system properties, so that
 * {@code tools/mutate.sh} can ask for many and the normal test run for few.
 */
public record Mutations(int count, long seed, Optional<Path> trees) {
    private static final int LARGEST = 60_000;

    /** @param few for a normal test run */
    public static Mutations asked(int few) {
        return new Mutations(
                Integer.getInteger("bsplint.mutations", few),
                Long.getLong("bsplint.mutations.seed", 20261125),
                Optional.ofNullable(System.getProperty("bsplint.mutations.trees"))
                        .filter(text -> !text.isEmpty())
                        .map(Path::of));
    }

    /** Regular files below a folder that are not large, in order of path. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() <= LARGEST)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
