package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Placement;
import org.bsplint.engine.RuleBook;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;
import org.junit.jupiter.api.Test;

/**
 * Guards cost by counted work, which unlike seconds is the same on each machine: files that are read, and bytes that are
 * allocated. A limit is some half above what it was when it was set; who lowers the work lowers the limit.
 */
class CountedWorkTest {
    private static final Path SAMPLE = Path.of("samples/close-device-ecosystem-3.0");

    @Test
    void eachFileOfTheFoundingSampleIsReadFromDiskOnce() {
        Counting tree = new Counting(new DiskTree(SAMPLE));
        Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
        assertTrue(tree.reads.size() <= 20, tree.reads.size() + " paths: " + tree.reads.keySet());
        int most =
                tree.reads.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        assertTrue(most <= 2, "one file is asked for " + most + " times: " + tree.reads);
    }

    @Test
    void loadingRulesAndFactsAllocatesLittle() {
        within(1, () -> RuleBook.prepared(""));
        within(5, KnowledgeBase::load);
    }

    @Test
    void theFoundingSampleIsEvaluatedAndJudgedInLittleMemory() {
        DiskTree tree = new DiskTree(SAMPLE);
        Assembler fresh = Assembler.standard();
        Bsp bsp = fresh.assemble(tree, SettingsReader.read(tree).tree());
        within(
                6, // a quarter of it looks for misspelt options
                () -> new Assembler(fresh.knowledge())
                        .assemble(tree, SettingsReader.read(tree).tree()));
        RuleBook rules = RuleBook.prepared("");
        within(
                6, // each of the sample's boot configurations is judged
                () -> rules.linter(Placement.NOWHERE)
                        .lint(new LintInput(bsp, tree, Optional.empty()), LintSettings.DEFAULT));
    }

    @Test
    void tenTimesTheFilesCostAtMostElevenTimes() {
        long small = allocated(() -> evaluate(200));
        long large = allocated(() -> evaluate(2000));
        assertTrue(large <= 11 * small, small + " bytes grew to " + large);
    }

    private static int evaluate(int files) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < files; i++) {
            texts.put(
                    "r" + i + ".bb",
                    "require c.inc\nA = \"${B} x\"\nA:append = \" ${@d.getVar('B')}\"\nC[f] = \"1\"\n");
        }
        texts.put("c.inc", "B = \"b\"\nD ?= \"${A}\"\n");
        BitbakeFiles read = new BitbakeFiles(
                new MemoryTree(texts), Dialect.ofSeries("scarthgap").orElseThrow());
        PlainFiles evaluator = new PlainFiles(read, new InlinePython(Surroundings.none()));
        int options = 0;
        for (int i = 0; i < files; i++) {
            options += evaluator
                    .evaluate("r" + i + ".bb", Map.of())
                    .options()
                    .all()
                    .size();
        }
        return options;
    }

    private static void within(int megabytes, Supplier<?> work) {
        long bytes = allocated(work);
        assertTrue(bytes <= megabytes * 1_000_000L, bytes + " bytes, limit " + megabytes + " MB");
    }

    /** The second time, when classes are loaded. */
    private static long allocated(Supplier<?> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        List<Object> results = new java.util.ArrayList<>(List.of(work.get()));
        long before = threads.getThreadAllocatedBytes(thread);
        results.add(work.get());
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static final class Counting implements FileTree {
        private final FileTree tree;
        private final Map<String, Integer> reads = new HashMap<>();

        Counting(FileTree tree) {
            this.tree = tree;
        }

        @Override
        public Optional<SourceFile> read(String path) {
            Optional<SourceFile> file = tree.read(path);
            file.ifPresent(found -> reads.merge(path, 1, Integer::sum));
            return file;
        }

        @Override
        public boolean isFile(String path) {
            return tree.isFile(path);
        }

        @Override
        public boolean isDirectory(String path) {
            return tree.isDirectory(path);
        }

        @Override
        public List<String> list(String directory) {
            return tree.list(directory);
        }
    }
}
