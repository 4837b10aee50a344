package org.bsplint.eval.dts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Truth;
import org.junit.jupiter.api.Test;

class DeviceTreeTest {
    private static final String SOC = """
            / {
                #address-cells = <1>;
                soc {
                    rcc: rcc@50000000 {
                        compatible = "vendor,rcc", "syscon";
                        reg = <0x50000000 0x1000>;
                    };
                    uart4: serial@40010000 { status = "disabled"; };
                };
            };
            """;

    private static DeviceTree load(String board, String... more) {
        Map<String, String> files = new TreeMap<>();
        files.put("dts/board.dts", board);
        files.put("dts/soc.dtsi", SOC);
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1]);
        }
        return DeviceTree.load(new MemoryTree(files), "dts/board.dts", List.of("include"))
                .orElseThrow();
    }

    @Test
    void theLastStatementForAPropertyWins() {
        DeviceTree tree = load("""
                /dts-v1/;
                #include "soc.dtsi"
                &rcc { compatible = "vendor,rcc-secure", "syscon"; };
                """);
        DtNode rcc = tree.node("&rcc").orElseThrow();
        assertEquals("/soc/rcc@50000000", rcc.path());
        assertEquals(Truth.TRUE, rcc.isCompatible("vendor,rcc-secure"));
        assertEquals(Truth.FALSE, rcc.isCompatible("vendor,rcc"));
        assertEquals(3, rcc.property("compatible").orElseThrow().span().line());
        assertEquals(
                List.of("0x50000000", "0x1000"),
                rcc.property("reg").orElseThrow().cells());
        assertEquals(Truth.FALSE, tree.hasCompatible("vendor,rcc"));
        assertTrue(tree.isComplete());
    }

    @Test
    void nodesAreFoundByPathWithoutUnitAddress() {
        assertEquals(
                "/soc/rcc@50000000",
                load("#include \"soc.dtsi\"\n").node("/soc/rcc").orElseThrow().path());
    }

    @Test
    void deletedNodesAndPropertiesAreGone() {
        DeviceTree tree = load("""
                #include "soc.dtsi"
                /delete-node/ &uart4;
                / { soc { rcc@50000000 { /delete-property/ reg; }; }; };
                """);
        assertEquals(Truth.FALSE, tree.has("&uart4"));
        assertEquals(Truth.FALSE, tree.node("&rcc").orElseThrow().has("reg"));
    }

    @Test
    void aMissingIncludeMakesWhatHangsOnItUnknown() {
        DeviceTree tree = load("""
                #include "gone.dtsi"
                &rcc { compatible = "vendor,rcc-secure"; };
                """);
        assertFalse(tree.isComplete());
        assertEquals(Truth.UNKNOWN, tree.has("/firmware/optee"));
        assertEquals(Truth.TRUE, tree.node("&rcc").orElseThrow().isCompatible("vendor,rcc-secure"));
        assertEquals(Truth.UNKNOWN, tree.node("&rcc").orElseThrow().has("reg"));
    }

    @Test
    void aMissingIncludeAtTheEndMayOverrideEverything() {
        DeviceTree tree = load("#include \"soc.dtsi\"\n#include \"gone.dtsi\"\n");
        assertEquals(Truth.UNKNOWN, tree.node("&rcc").orElseThrow().isCompatible("vendor,rcc"));
        assertEquals(Truth.UNKNOWN, tree.hasCompatible("vendor,rcc"));
    }

    @Test
    void conditionsOfTheBuildAreUnknown() {
        DeviceTree tree = load("""
                #include "soc.dtsi"
                #ifdef SECURE
                &rcc { compatible = "vendor,rcc-secure"; };
                #else
                &uart4 { status = "okay"; };
                #endif
                &rcc { clocks = <1>; };
                """);
        assertEquals(Truth.UNKNOWN, tree.node("&rcc").orElseThrow().isCompatible("vendor,rcc"));
        assertEquals(Truth.UNKNOWN, tree.node("&uart4").orElseThrow().isEnabled());
        assertEquals(Truth.TRUE, tree.node("&rcc").orElseThrow().has("clocks"));
    }

    @Test
    void conditionsOnWhatTheFilesDefineAreDecided() {
        DeviceTree tree =
                load("""
                #include "soc.dtsi"
                #include <dt/secure.h>
                #ifdef SECURE
                &rcc { compatible = "vendor,rcc-secure"; };
                #endif
                #if 0
                &uart4 { status = "okay"; };
                #endif
                """, "include/dt/secure.h", "#ifndef GUARD_H\n#define GUARD_H\n#define SECURE 1\n#endif\n");
        assertEquals(Truth.TRUE, tree.node("&rcc").orElseThrow().isCompatible("vendor,rcc-secure"));
        assertEquals(Truth.FALSE, tree.node("&uart4").orElseThrow().isEnabled());
    }

    @Test
    void includeGuardsAreNoQuestion() {
        DeviceTree tree = load(
                "#include \"soc.dtsi\"\n#include \"extra.dtsi\"\n",
                "dts/extra.dtsi",
                "#ifndef EXTRA\n#define EXTRA\n&rcc { status = \"okay\"; };\n#endif\n");
        assertEquals(Truth.TRUE, tree.node("&rcc").orElseThrow().isEnabled());
    }

    @Test
    void aFileThatIncludesItselfIsOneCauseNotALoop() {
        DeviceTree tree = load("#include \"board.dts\"\n/ { a; };\n");
        assertEquals(1, tree.missing().size());
        assertEquals(Truth.TRUE, tree.node("/").orElseThrow().has("a"));
    }

    @Test
    void macrosAreKeptAsWritten() {
        DeviceTree tree = load("/ { n@DT_ADDR { interrupts = <GIC_SPI (1 + 2) FLAGS(3)>, <&rcc 4>; b = [00 ff]; }; };");
        assertTrue(tree.isComplete(), tree.missing().toString());
        assertEquals(
                List.of("GIC_SPI", "(1+2)", "FLAGS(3)", "&rcc", "4"),
                tree.node("/n")
                        .orElseThrow()
                        .property("interrupts")
                        .orElseThrow()
                        .cells());
    }

    @Property(tries = 200)
    void anyTextGivesATree(@ForAll String text) {
        assertTrue(DeviceTree.load(new MemoryTree(Map.of("a.dts", text)), "a.dts", List.of())
                .isPresent());
    }

    @Test
    void bracesWithoutEndAreRefused() {
        DeviceTree tree = load("/ {".repeat(100_000));
        assertFalse(tree.isComplete());
        assertEquals(1, tree.diagnostics().size());
    }

    @Test
    void overlaysKeepWhatTheyReferTo() {
        DeviceTree tree = load("/dts-v1/;\n/plugin/;\n&uart4 { status = \"okay\"; };\n");
        assertEquals(List.of(), tree.diagnostics());
        assertEquals(Truth.TRUE, tree.node("&uart4").orElseThrow().isEnabled());
        assertEquals(Truth.UNKNOWN, tree.node("&uart4").orElseThrow().has("clocks"));
    }

    @Test
    void nodesThatDtcMayOmitAreNotCertain() {
        DeviceTree tree = load("/ { /omit-if-no-ref/ a: pins { x; }; b { y; }; };\n");
        assertEquals(Truth.UNKNOWN, tree.has("&a"));
        assertEquals(Truth.TRUE, tree.has("/b"));
    }
}
