package org.bsplint.assembly.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.Superseded;
import org.bsplint.source.TreeMemory;
import org.junit.jupiter.api.Test;

class ForesightTest {
    private final TreeMemory<Object, String> results = new TreeMemory<>(8);
    private final Foresight<String> foresight = new Foresight<>(results);
    private final AtomicInteger made = new AtomicInteger();

    /** The text of a file, and its length. */
    private Function<FileTree, String> text(String path) {
        return tree -> {
            made.incrementAndGet();
            return tree.read(path).orElseThrow().text();
        };
    }

    private static FileTree tree(String text) {
        return new MemoryTree(Map.of("a", text, "b", "b"));
    }

    private String assembled(String text, String... keys) {
        FileTree tree = tree(text);
        foresight.begin(tree);
        StringBuilder all = new StringBuilder();
        for (String key : keys) {
            all.append(foresight.of(key, tree, text(key)));
        }
        return all.toString();
    }

    @Test
    void whatIsForeseenIsMadeOnceAndOfTheNewFiles() {
        assertEquals("1b", assembled("1", "a", "b"));
        assertEquals(2, made.get());
        assertEquals("2b", assembled("2", "a", "b"));
        assertEquals("3b", assembled("3", "a", "b"));
        assertEquals(4, made.get());
    }

    @Test
    void aWrongGuessIsNotMadeTwice() throws InterruptedException {
        assembled("1", "a");
        assembled("2", "b");
        for (int tries = 0; made.get() < 3 && tries < 200; tries++) {
            Thread.sleep(5); // where there are several processors, the guess is made by another thread
        }
        int guesses = made.get();
        assertEquals("b", assembled("3", "b"));
        assertEquals(guesses, made.get());
    }

    @Test
    void anAssemblyThatAsksForNothingForgetsNothing() {
        assembled("1", "a");
        assembled("1");
        assertEquals("2", assembled("2", "a"));
        assertEquals(2, made.get());
    }

    @Test
    void whatFailsFailsForTheAskerAlone() {
        assembled("1", "a");
        FileTree without = new MemoryTree(Map.of("b", "b"));
        foresight.begin(without);
        assertThrows(java.util.NoSuchElementException.class, () -> foresight.of("a", without, text("a")));
    }

    @Test
    void whoAsksForAnAssemblyThatIsOverIsTold() {
        record Over(FileTree tree) implements ForwardingTree {
            @Override
            public void stillWanted() {
                throw new Superseded();
            }
        }
        assembled("1", "a");
        FileTree over = new Over(tree("2"));
        assertThrows(Superseded.class, () -> foresight.of("a", over, text("a")));
    }
}
