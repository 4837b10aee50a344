package org.bsplint.eval.bitbake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.PythonEvaluator;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is broken or meant to hurt: one diagnostic, and the rest is evaluated. */
class HostileInputTest {
    private static DataStore run(FileTree tree, String main) {
        BitbakeFiles files = new BitbakeFiles(tree, Dialect.SCARTHGAP);
        return new PlainFiles(files, PythonEvaluator.none()).store(main, Map.of());
    }

    private static DataStore run(String text) {
        return run(new MemoryTree(Map.of("t.bb", text)), "t.bb");
    }

    private static void assertOneDiagnostic(DataStore store) {
        assertEquals(
                1, store.notes().diagnostics().size(), () -> "" + store.notes().diagnostics());
    }

    @Test
    void aLongLine() {
        String word = "x".repeat(8 << 20);
        DataStore store = run("A = \"" + word + "\"\nB = \"${A}\"\nC = " + word + "\nD = \"4\"\n");
        assertOneDiagnostic(store);
        assertEquals(Value.known(word), store.value("B"));
        assertEquals(Value.known("4"), store.value("D"));
    }

    @Test
    void aLongLineOfOpenings() {
        String openings = "${@${".repeat(1 << 18);
        DataStore store = run("A = \"" + openings + "\"\nB = \"2\"\n");
        assertEquals(Value.known(openings), store.value("A"));
        assertEquals(Value.known("2"), store.value("B"));
    }

    @Test
    void carriageReturns() {
        DataStore store = run("A = \"1\"\r\nB = \"a \\\r\n b\"\r\ndo_x() {\r\n  :\r\n}\r\nC = \"3\"\r\n");
        assertTrue(store.notes().diagnostics().isEmpty());
        assertEquals(Value.known("a  b"), store.value("B"));
        assertEquals(Value.known("  :\n"), store.value("do_x"));
        assertEquals(Value.known("3"), store.value("C"));
    }

    @Test
    void zeroBytes() {
        DataStore store = run("A = \"a\0b\"\nB = \"2\"\n");
        assertOneDiagnostic(store);
        assertEquals(Value.known("a\0b"), store.value("A"));
        assertEquals(Value.known("2"), store.value("B"));
    }

    @Test
    void bytesThatAreNoUtf8(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("t.bb"), "A = \"\u00e9\"\nB = \"2\"\n".getBytes(StandardCharsets.ISO_8859_1));
        DataStore store = run(new DiskTree(folder), "t.bb");
        assertOneDiagnostic(store);
        assertEquals(Value.known("2"), store.value("B"));
    }

    @Test
    void linksThatLeadToThemselves(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.bb"), "A = \"1\"\ninclude loop.inc\nrequire x.inc\nC = \"3\"\n");
        Files.writeString(folder.resolve("x.inc"), "B = \"2\"\nrequire link/x.inc\n");
        Files.createSymbolicLink(folder.resolve("loop.inc"), Path.of("loop.inc"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("."));
        DataStore store = run(new DiskTree(folder), "t.bb");
        assertOneDiagnostic(store);
        assertEquals(Value.known("2"), store.value("B"));
        assertEquals(Value.known("3"), store.value("C"));
    }

    @Test
    void includeCycles() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("t.bb", "require a.inc\nC = \"3\"\n");
        files.put("a.inc", "require b.inc\nA = \"1\"\n");
        files.put("b.inc", "B .= \"2\"\nrequire a.inc\nrequire a.inc\n");
        DataStore store = run(new MemoryTree(files), "t.bb");
        assertOneDiagnostic(store);
        assertEquals(Value.known("1"), store.value("A"));
        assertEquals(Value.known("2"), store.value("B"));
        assertEquals(Value.known("3"), store.value("C"));
    }

    @Test
    void unclosedFunction() {
        DataStore store = run("A = \"1\"\ndo_x() {\n  :\nB = \"2\"\n");
        assertOneDiagnostic(store);
        assertEquals(Value.known("1"), store.value("A"));
    }

    @Test
    void referencesThatDouble() {
        StringBuilder text = new StringBuilder("V0 = \"0123456789\"\n");
        for (int i = 1; i < 64; i++) {
            text.append("V" + i + " = \"${V" + (i - 1) + "}${V" + (i - 1) + "}\"\n");
        }
        DataStore store = run(text + "B = \"2\"\n");
        assertInstanceOf(Value.Unknown.class, store.value("V63"));
        assertEquals(Value.known("01234567890123456789"), store.value("V1"));
        assertEquals(Value.known("2"), store.value("B"));
    }

    @Test
    void deepReferences() {
        StringBuilder text = new StringBuilder("V0 = \"x\"\n");
        for (int i = 1; i < 20_000; i++) {
            text.append("V" + i + " = \"${V" + (i - 1) + "}\"\n");
        }
        DataStore store = run(text.toString());
        assertFalse(store.value("V19999").isKnown(), "BitBake meets its own limit long before");
        assertEquals(Value.known("x"), store.value("V100"));
    }

    @Test
    void manyAppends() {
        String text = "A:append = \" x\"\n".repeat(20_000);
        assertEquals(Value.known(" x".repeat(20_000)), run(text).value("A"));
    }

    @Test
    void manyOverrides() {
        StringBuilder text = new StringBuilder("OVERRIDES = \"x\"\nA = \"0\"\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("A:o" + i + " = \"1\"\n");
        }
        assertEquals(Value.known("0"), run(text.toString()).value("A"));
    }

    @Test
    void overridesThatNeverSettle() {
        DataStore store =
                run("OVERRIDES = \"${X}\"\nX = \"a\"\nX:a = \"b\"\nX:b = \"a\"\nA = \"0\"\nA:q = \"1\"\nB = \"2\"\n");
        assertFalse(store.value("A").isKnown());
        assertEquals(Value.known("2"), store.value("B"));
    }
}
