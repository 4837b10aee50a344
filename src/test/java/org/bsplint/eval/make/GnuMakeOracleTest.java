package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;

/** Makefiles made at random print the same here and in the installed GNU make 4.3; without one the test is skipped. */
class GnuMakeOracleTest {
    private static final MakeLibrary LIBRARY = new MakeLibrary();
    private static final java.util.concurrent.atomic.AtomicReference<Path> FOLDER =
            new java.util.concurrent.atomic.AtomicReference<>(Path.of("."));
    private static final boolean THERE = GnuMake.isThere();

    @BeforeContainer
    static void makeFolder() throws IOException {
        FOLDER.set(Files.createTempDirectory("make"));
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(FOLDER.get().resolve("Makefile"));
        Files.delete(FOLDER.get());
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.BOUNDED)
    void printsWhatMakePrints(@ForAll("makefiles") String text, @ForAll("commandLines") List<String> words) {
        if (!THERE) {
            return; // not an assumption: a property of which none holds is a failure
        }
        Evaluation evaluation = new MakeEvaluator(LIBRARY)
                .evaluate(MakeRun.of(new MemoryTree(Map.of("Makefile", text)), "", "Makefile")
                        .withWords(words.stream()
                                .map(word -> CommandLineWord.parse(word).orElseThrow())
                                .toList()));
        List<String> ours = evaluation.output().stream()
                .filter(line -> !line.startsWith("make: "))
                .sorted()
                .toList();
        // Endless recursion: make itself crashes.
        Assume.that(ours.stream().noneMatch(line -> line.contains("evaluation was given up here")));
        List<String> truth = GnuMake.output(FOLDER.get(), text, words);
        // After a malformed `else if`, make goes on with memory that it never set.
        Assume.that(truth.stream().noneMatch(line -> line.contains("extraneous text after 'else'"))
                || ours.stream().noneMatch(line -> line.contains("invalid syntax in conditional")));
        List<String> onlyMake = new ArrayList<>(truth);
        ours.forEach(onlyMake::remove);
        List<String> onlyHere = new ArrayList<>(ours);
        truth.forEach(onlyHere::remove);
        assertEquals(onlyMake, onlyHere, () -> words + "\n" + text);
    }

    @Provide
    Arbitrary<String> makefiles() {
        return Makefiles.any();
    }

    @Provide
    Arbitrary<List<String>> commandLines() {
        return Arbitraries.of("A=cmd", "B=", "C:=$(A) x", "D=$(B)", "E+=e", "f=$(1)-$(2)")
                .list()
                .ofMaxSize(2);
    }
}
