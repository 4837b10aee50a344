package org.bsplint.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.SteadyTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File systems list folders in any order: every format says the same to the byte, whatever that order is. */
class ShuffledListingsTest {
    @TempDir
    private Path folder;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theOrderOfListingsDoesNotMatter(Path sample) {
        Map<String, String> usual = ProductRun.everything(new SteadyTree(new DiskTree(sample)));
        assertTrue(usual.size() > 8, "all formats are there");
        for (long seed = 1; seed <= 2; seed++) {
            Map<String, String> shuffled =
                    ProductRun.everything(new Shuffled(new SteadyTree(new DiskTree(sample)), new Random(seed)));
            usual.forEach((format, text) -> assertEquals(text, shuffled.get(format), format + " of " + sample));
        }
    }

    @Test
    void namesThatDifferOnlyInCaseAreEachOthersNeighboursAndBothThere() throws IOException {
        List<String> names = new ArrayList<>(List.of("a.mk", "A.mk", "b.mk", "B.MK", "Ä.mk", "ä.mk", "z", "Z", "_"));
        Collections.shuffle(names, new Random(7));
        for (String name : names) {
            Files.writeString(folder.resolve(name), name + "\n");
        }
        FileTree tree = new DiskTree(folder);
        assertEquals(names.stream().sorted().toList(), tree.list(""));
        for (String name : names) {
            assertEquals(Optional.of(name + "\n"), tree.read(name).map(SourceFile::text));
        }
    }

    /** A tree whose folders list in another order each time. */
    private record Shuffled(FileTree tree, Random random) implements ForwardingTree {
        @Override
        public List<String> list(String directory) {
            List<String> names = new ArrayList<>(tree.list(directory));
            Collections.shuffle(names, random);
            return List.copyOf(names);
        }
    }
}
