package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void addressesOfFilesInEveryClientsSpelling() {
        assertEquals(
                Path.of("/a/b_%.bbappend"),
                Places.path("file:///a/b_%25.bbappend").orElseThrow());
        assertEquals(
                Path.of("/a/b_%.bbappend"),
                Places.path("file:///a/b_%.bbappend").orElseThrow());
        assertEquals(Path.of("/a b"), Places.path("file:///a%20b").orElseThrow());
        assertTrue(Places.path("untitled:1").isEmpty());
    }

    @Test
    void wordsAreFoundAtBothTheirEnds() {
        SourceFile file = SourceFile.of("a", "x CFG_A=y");
        assertEquals(
                "CFG_A", Places.word(file, new Position(0, 2), "").orElseThrow().text());
        assertEquals(
                "CFG_A", Places.word(file, new Position(0, 7), "").orElseThrow().text());
        assertTrue(
                Places.word(SourceFile.of("a", " = "), new Position(0, 1), "").isEmpty());
    }

    @Test
    void changesAreAppliedAtTheirRange() {
        Range range = new Range(new Position(1, 1), new Position(2, 0));
        assertEquals("a\nbXc", Buffer.apply("a\nbb\nc", new TextDocumentContentChangeEvent(range, "X")));
        Range past = new Range(new Position(9, 0), new Position(9, 0));
        assertEquals("abc", Buffer.apply("ab", new TextDocumentContentChangeEvent(past, "c")));
        assertEquals("new", Buffer.apply("old", new TextDocumentContentChangeEvent("new")));
    }
}
