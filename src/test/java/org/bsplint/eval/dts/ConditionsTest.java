package org.bsplint.eval.dts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preprocessor's conditions in device trees, and nodes by path and label as dtc's manual has them. */
class ConditionsTest {
    private static DeviceTree load(String text) {
        return DeviceTree.load(new MemoryTree(Map.of("a.dts", text)), "a.dts", List.of())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "#if 1~TRUE",
                "#if 0~FALSE",
                "#if OTHER~UNKNOWN",
                "#ifdef SET~TRUE",
                "#ifndef SET~FALSE",
                "#ifdef GONE~FALSE",
                "#ifndef GONE~TRUE",
                "#ifdef OTHER~UNKNOWN",
                "#if defined(SET)~TRUE",
                "#if !defined(SET)~FALSE",
                "#if defined GONE~FALSE",
                "#if ! defined ( GONE )~TRUE",
                "#if defined(OTHER)~UNKNOWN",
                "#if defined(SET) && defined(OTHER)~UNKNOWN",
                "#  ifdef SET // why~TRUE",
            })
    void conditions(String line, Truth holds) {
        DeviceTree tree = load("#define SET 1\n#define GONE 1\n#undef GONE\n/ {\n" + line
                + "\nyes { x; };\n#else\nno { x; };\n#endif\nafter { x; };\n};\n");
        assertEquals(holds, tree.has("/yes"), line);
        assertEquals(holds.not(), tree.has("/no"), line);
        assertEquals(Truth.TRUE, tree.has("/after"), line);
    }

    @Test
    void oneBranchOfAChainIsTaken() {
        DeviceTree tree = load(
                "/ {\n#if 0\na { };\n#elif 1\nb { };\n#elif 1\nc { };\n#else\nd { };\n#endif\n#if OTHER\ne { };\n#elif 1\nf { };\n#else\ng { };\n#endif\n#endif\n#else\nh { };\n};\n");
        assertEquals(Truth.FALSE, tree.has("/a"));
        assertEquals(Truth.TRUE, tree.has("/b"));
        assertEquals(Truth.FALSE, tree.has("/c"));
        assertEquals(Truth.FALSE, tree.has("/d"));
        assertEquals(Truth.UNKNOWN, tree.has("/e"));
        assertEquals(Truth.UNKNOWN, tree.has("/f"));
        assertEquals(Truth.FALSE, tree.has("/g"));
    }

    @Test
    void whatIsUndefinedInAnOpenBranchIsOpen() {
        DeviceTree tree = load(
                "#define SET 1\n#ifdef OTHER\n#undef SET\n#define MORE 1\n#endif\n/ {\n#ifdef SET\na { };\n#endif\n#ifdef MORE\nb { };\n#endif\n};\n");
        assertEquals(Truth.UNKNOWN, tree.has("/a"));
        assertEquals(Truth.UNKNOWN, tree.has("/b"));
    }

    @Test
    void nodesAreReachedByPathsAndLabels() {
        DeviceTree tree = load(
                "/ { soc { l: dev@1 { a; }; }; };\n&{/soc/dev@1} { b; };\n&l { c; };\n/ { soc { dev@1 { d; }; }; };\n");
        DtNode node = tree.node("&l").orElseThrow();
        for (String property : List.of("a", "b", "c", "d")) {
            assertEquals(Truth.TRUE, node.has(property), property);
        }
        assertEquals(Truth.FALSE, node.has("e"));
        assertTrue(load("&gone { a; };\n").diagnostics().stream()
                .anyMatch(one -> one.message().equals("label or path `gone` not found")));
        assertTrue(load("lost { a; };\n").diagnostics().stream()
                .anyMatch(one -> one.message().equals("a node `lost` outside of `/`")));
    }

    @Test
    void whatAnOpenBranchDeletesMayBeThere() {
        DeviceTree tree = load(
                "/ { a { x; y; }; b { z; }; };\n#ifdef OTHER\n/ { a { /delete-property/ x; }; /delete-node/ b; };\n#endif\n");
        assertEquals(Truth.UNKNOWN, tree.node("/a").orElseThrow().has("x"));
        assertEquals(Truth.TRUE, tree.node("/a").orElseThrow().has("y"));
        assertEquals(Truth.UNKNOWN, tree.has("/b"));
    }
}
