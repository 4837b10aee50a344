package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTreeTest {
    @TempDir
    private Path folder;

    private DiskTree tree;

    @BeforeEach
    void aFolder() throws IOException {
        Files.createDirectories(folder.resolve("a b/c"));
        Files.writeString(folder.resolve("a b/what?.txt"), "text");
        Files.writeString(folder.resolve("a b/\u00e9t\u00e9.txt"), "summer");
        Files.createSymbolicLink(folder.resolve("a b/gone"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a b"));
        tree = new DiskTree(folder.resolve("a b/..").toFile());
    }

    @Test
    void foldersAreListedInOrderWhateverTheNames() {
        assertEquals(List.of("a b", "link"), tree.list(""));
        assertEquals(List.of("c", "gone", "what?.txt", "\u00e9t\u00e9.txt"), tree.list("a b"));
        assertEquals(List.of(), tree.list("a b/what?.txt"));
        assertEquals(List.of(), tree.list("nowhere"));
        assertEquals(List.of(), tree.unread());
    }

    @Test
    void filesAreReadByAnyPathThatLeadsThere() {
        String whole = folder.resolve("a b/what?.txt").toString();
        for (String path : List.of("a b/what?.txt", "./a b//what?.txt", "link/../a b/what?.txt", whole)) {
            assertEquals(Optional.of("text"), tree.read(path).map(SourceFile::text), path);
            assertEquals("a b/what?.txt", tree.canonical(path));
        }
        assertEquals(Optional.of("summer"), tree.read("a b/\u00e9t\u00e9.txt").map(SourceFile::text));
    }

    @Test
    void whatIsThereIsTold() {
        assertTrue(tree.isFile("a b/what?.txt") && tree.exists("a b/what?.txt") && !tree.isDirectory("a b/what?.txt"));
        assertTrue(tree.isDirectory("a b/c") && tree.isDirectory("link") && !tree.isFile("link"));
        for (String path : List.of("a b/gone", "nowhere", "a\0b")) {
            assertFalse(tree.exists(path) || tree.isFile(path) || tree.isDirectory(path), path);
            assertEquals(Optional.empty(), tree.read(path));
        }
    }

    @Test
    void linksAreTheSameAsWhereTheyLead() {
        assertEquals(tree.identity("a b/what?.txt"), tree.identity("link/what?.txt"));
        assertEquals("no/such", tree.identity("no/./such"));
    }

    @Test
    void whatTheKernelMakesUpIsNotRead() {
        assertEquals(Optional.empty(), tree.read("/proc/self/status"));
        assertEquals(Optional.of("cannot be read: a file of the kernel's own"), tree.unread("/proc/self/status"));
        assertEquals(Optional.empty(), tree.read("/dev/null"));
        assertEquals(Optional.of("is a device, pipe or socket"), tree.unread("/dev/null"));
    }
}
