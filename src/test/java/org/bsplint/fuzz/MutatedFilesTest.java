package org.bsplint.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bsplint.assembly.Assembler;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;

/**
 * The sample products with one file as an accident may leave it: neither a crash nor a hang. Few in a normal run; {@code
 * tools/mutate.sh} tries 10,000. Each case can be repeated: its number and the seed are told.
 */
class MutatedFilesTest {
    private static final Duration HANG = Duration.ofMinutes(5);

    /** A tree of which one file holds other bytes. */
    private record Changed(FileTree tree, String path, byte[] bytes) implements ForwardingTree {
        @Override
        public Optional<SourceFile> read(String asked) {
            return canonical(asked).equals(path) ? Optional.of(SourceFile.of(path, bytes)) : tree.read(asked);
        }
    }

    @Test
    void neitherACrashNorAHang() throws Exception {
        Mutations asked = Mutations.asked(250);
        List<Path> products = products(asked);
        for (int i = 0; i < asked.count(); i++) {
            Random random = new Random(asked.seed() + i);
            Path product = products.get(random.nextInt(products.size()));
            List<Path> files = Mutations.files(product);
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Mutation.of(Mutations.read(file), random);
            String path = product.relativize(file).toString();
            try {
                assertTimeoutPreemptively(HANG, () -> run(product, path, bytes));
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError broken) {
                fail("seed " + (asked.seed() + i) + ", " + product + ", " + path, broken);
            }
        }
        System.getLogger("mutations").log(System.Logger.Level.DEBUG, () -> asked.count() + " mutated files");
    }

    private static void run(Path product, String path, byte[] bytes) {
        FileTree tree = new Changed(new DiskTree(product), path, bytes);
        Assembler assembler = new Assembler(Target.Shared.KNOWLEDGE);
        ProjectSettings settings = SettingsReader.read(tree).tree();
        ProductRun.render(Target.Shared.RULES
                .linter(new ProductFiles(tree, Discovery.discover(tree)))
                .lint(new LintInput(assembler.assemble(tree, settings), tree, Optional.empty()), LintSettings.DEFAULT));
    }

    private static List<Path> products(Mutations asked) throws Exception {
        List<Path> products = new ArrayList<>();
        try (Stream<Path> samples = Files.list(asked.trees().orElse(Path.of("samples")))) {
            samples.filter(Files::isDirectory).sorted().forEach(products::add);
        }
        products.add(Path.of("src/test/resources/cli/founding"));
        return products;
    }
}
