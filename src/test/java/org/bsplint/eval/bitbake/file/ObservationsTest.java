package org.bsplint.eval.bitbake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.PythonEvaluator;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Observation;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static List<Observation> observed(String text, Dialect dialect) {
        MemoryTree tree = new MemoryTree(Map.of("t.bb", text, "x.inc", "X = \"1\"\n"));
        DataStore store =
                new PlainFiles(new BitbakeFiles(tree, dialect), PythonEvaluator.none()).store("t.bb", Map.of());
        return store.notes().observations();
    }

    private static Observation only(String kind, String text) {
        return only(kind, text, Dialect.SCARTHGAP);
    }

    private static Observation only(String kind, String text, Dialect dialect) {
        List<Observation> found = observed(text, dialect);
        assertEquals(List.of(kind), found.stream().map(Observation::kind).toList());
        return found.get(0);
    }

    private static Edit edit(Observation observation) {
        return observation.fix().orElseThrow().edits().get(0);
    }

    @Test
    void oldSyntaxOfAnAssignment() {
        Observation found = only("old-override-syntax", "A = \"1\"\nIMAGE_INSTALL_append_stm32mp1 = \" x\"\n");
        assertEquals(List.of("IMAGE_INSTALL"), found.subjects());
        assertEquals(new Edit("t.bb", 2, 1, 2, 30, "IMAGE_INSTALL:append:stm32mp1"), edit(found));
    }

    @Test
    void operationConvertedByHalf() {
        Observation found = only("half-converted-operation", "A = \"1\"\nSRC_URI:append_acme = \" x\"\n");
        assertEquals(new Edit("t.bb", 2, 1, 2, 20, "SRC_URI:append:acme"), edit(found));
    }

    @Test
    void oldSyntaxOfAFunction() {
        Observation found = only("old-override-syntax", "fakeroot do_install_append() {\n  :\n}\n");
        assertEquals(new Edit("t.bb", 1, 10, 1, 27, "do_install:append"), edit(found));
    }

    @Test
    void newSyntaxInAnOldSeries() {
        Observation found =
                only("new-override-syntax-in-old-series", "A = \"1\"\nB:append:x = \" 2\"\n", Dialect.DUNFELL);
        assertEquals(new Edit("t.bb", 2, 1, 2, 11, "B_append_x"), edit(found));
        Observation function = only("new-override-syntax-in-old-series", "do_x:append() {\n  :\n}\n", Dialect.DUNFELL);
        assertEquals("do_x_append", edit(function).text());
    }

    @Test
    void appendOnAnOverride() {
        Observation found =
                only("append-on-override-replaces-base", "OVERRIDES = \"x\"\nA = \"base\"\nA:x:append = \" more\"\n");
        assertEquals("base", found.details().get("lost"));
        assertEquals(3, found.span().orElseThrow().line());
        only("append-on-override-replaces-base", "OVERRIDES = \"x\"\nA = \"base\"\nA:x += \"more\"\n");
        assertEquals(List.of(), observed("A = \"base\"\nA:x += \"more\"\n", Dialect.SCARTHGAP), "for another machine");
        assertEquals(List.of(), observed("A = \"base\"\nA:x = \"1\"\nA:x += \"2\"\n", Dialect.SCARTHGAP));
        assertEquals(List.of(), observed("A = \"base\"\nA:append:x = \" 2\"\n", Dialect.SCARTHGAP));
    }

    @Test
    void defaults() {
        Observation weak = only("weak-default-lost", "A ??= \"1\"\nA += \"2\"\n");
        assertEquals(Map.of("name", "A", "lost", "1", "operator", "+="), weak.details());
        only("weak-default-lost", "A += \"2\"\nA ??= \"1\"\n");
        assertEquals(List.of(), observed("A ??= \"1\"\nA = \"0\"\nA += \"2\"\n", Dialect.SCARTHGAP));
        only("default-after-append", "A += \"2\"\nA ?= \"1\"\n");
        assertEquals(List.of(), observed("A = \"0\"\nA += \"2\"\nA ?= \"1\"\n", Dialect.SCARTHGAP));
        only("weak-flag-overwrites", "A[f] = \"1\"\nA[f] ??= \"2\"\n");
    }

    @Test
    void appends() {
        only("append-with-plus-equals", "A = \"1\"\nA:append += \"2\"\n");
        Observation joined = only("append-without-blank", "A = \"a b\"\nA:append = \"c\"\n");
        assertEquals("c", joined.details().get("text"));
        assertEquals(List.of(), observed("A = \"a b \"\nA:append = \"c\"\n", Dialect.SCARTHGAP));
    }

    @Test
    void names() {
        only("renamed-variable", "BB_ENV_WHITELIST = \"x\"\n");
        only("key-expansion-replaces", "P = \"x\"\nV_${P} = \"1\"\nV_x = \"2\"\n");
        only("file-included-twice", "require x.inc\nrequire x.inc\n");
    }

    @Test
    void assignmentsThatAnOverrideHides() {
        MemoryTree tree = new MemoryTree(Map.of(
                "local.conf", "DEBUG = \"y\"\n", "t.bb", "OVERRIDES = \"x\"\nrequire local.conf\nDEBUG:x ?= \"n\"\n"));
        DataStore store = new PlainFiles(new BitbakeFiles(tree, Dialect.SCARTHGAP), PythonEvaluator.none())
                .store("t.bb", Map.of());
        Optional<Observation> found = store.notes().observations().stream()
                .filter(one -> one.kind().equals("assignment-hidden-by-override"))
                .findFirst();
        assertTrue(found.isPresent());
        assertEquals("local.conf", found.get().span().orElseThrow().path());
        assertEquals("DEBUG:x", found.get().details().get("key"));
    }
}
