package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeMemoryTest {
    private static final FileTree TREE = new MemoryTree(Map.of("a", "1"));

    /** A key that counts how often it is compared. */
    private record Key(String subject, int state, List<Object> compared) {
        @Override
        public boolean equals(Object other) {
            compared.add(other);
            return other instanceof Key key && key.state == state && key.subject.equals(subject);
        }

        @Override
        public int hashCode() {
            return subject.hashCode() + state;
        }
    }

    @Test
    void resultsOfOtherSubjectsAreNotLookedAt() {
        TreeMemory<Key, String> memory = new TreeMemory<>(1_000, Key::subject);
        List<Object> compared = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            memory.of(new Key("s" + i, 0, compared), TREE, tree -> "made");
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("made", memory.of(new Key("s" + i, 0, compared), TREE, tree -> "again"));
        }
        assertTrue(compared.size() <= 400, compared.size() + " comparisons");
    }

    @Test
    void ofOneSubjectTheLastTwoAreKept() {
        TreeMemory<Key, Integer> memory = new TreeMemory<>(1_000, Key::subject);
        for (int i = 0; i < 3; i++) {
            int state = i;
            memory.of(new Key("s", i, new ArrayList<>()), TREE, tree -> state);
        }
        assertEquals(
                List.of(false, true, true), List.of(has(memory, "s", 0), has(memory, "s", 1), has(memory, "s", 2)));
    }

    @Test
    void whatWasUsedLongAgoGoesFirst() {
        TreeMemory<Key, Integer> memory = new TreeMemory<>(2, Key::subject);
        memory.of(new Key("a", 0, new ArrayList<>()), TREE, tree -> 1);
        memory.of(new Key("b", 0, new ArrayList<>()), TREE, tree -> 2);
        assertTrue(has(memory, "a", 0));
        memory.of(new Key("c", 0, new ArrayList<>()), TREE, tree -> 3);
        assertEquals(
                List.of(true, false, true), List.of(has(memory, "a", 0), has(memory, "b", 0), has(memory, "c", 0)));
    }

    private static boolean has(TreeMemory<Key, Integer> memory, String subject, int state) {
        return memory.has(new Key(subject, state, new ArrayList<>()), TREE);
    }
}
