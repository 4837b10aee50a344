package org.bsplint.source.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningsTest {
    @Test
    void findsAllBeginningsOfATextAndAllThatGoOn() {
        Beginnings<Integer> beginnings = new Beginnings<>();
        beginnings.add("a/", 1);
        beginnings.add("a/b/", 2);
        beginnings.add("a/", 3);
        beginnings.add("", 4);
        beginnings.add("ab", 5);
        assertEquals(List.of(4, 1, 3, 2), beginnings.of("a/b/c"));
        assertEquals(List.of(4, 1, 3), beginnings.of("a/"));
        assertEquals(List.of(2), beginnings.longer("a/"));
        assertEquals(List.of(1, 3, 2, 5), beginnings.longer("a"));
        assertEquals(List.of(), beginnings.longer("b"));
    }
}
