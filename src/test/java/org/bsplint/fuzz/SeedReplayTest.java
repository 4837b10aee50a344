package org.bsplint.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seeds of the fuzz targets, and inputs that fuzzing once found, as they are and cut or changed a little. */
class SeedReplayTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");
    /** No answer takes nearly as long; only something that never ends does. */
    private static final Duration HANG = Duration.ofMinutes(5);

    @TestFactory
    Stream<DynamicTest> everySeed() {
        return Stream.of(Target.values())
                .flatMap(target -> seeds(target).stream()
                        .map(seed -> DynamicTest.dynamicTest(
                                target.word() + "/" + seed.getFileName(),
                                seed.toUri(),
                                () -> take(target, read(seed)))));
    }

    @ParameterizedTest
    @EnumSource
    void seedsThatAreCutOrChanged(Target target) {
        Random random = new Random(target.ordinal());
        for (Path seed : seeds(target)) {
            byte[] input = read(seed);
            if (input.length < 50_000) {
                take(target, Mutation.of(input, random));
                take(target, Mutation.of(input, random));
            }
        }
    }

    private static void take(Target target, byte[] input) {
        assertTimeoutPreemptively(HANG, () -> target.take(input));
    }

    private static List<Path> seeds(Target target) {
        List<Path> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(SEEDS.resolve(target.word()))) {
            files.sorted().forEach(seeds::add);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        assertFalse(seeds.isEmpty(), "no seeds for " + target);
        return seeds;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
