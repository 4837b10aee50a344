package org.bsplint.assembly.devicetree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.TreeBuild;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What a device tree says of what rules ask. */
class TreeFactsTest {
    private static final TreeFacts FACTS = new TreeFacts(KnowledgeBase.load().vendors());

    private static Map<String, Value> of(String component, String text) {
        DeviceTree tree = DeviceTree.load(new MemoryTree(Map.of("a.dts", "/dts-v1/;\n" + text)), "a.dts", List.of())
                .orElseThrow();
        return FACTS.of(component, tree);
    }

    private static Value optee(String reserved) {
        return of("linux", "/ { reserved-memory { " + reserved + " }; };").get("device-tree.linux-optee");
    }

    private static Value scmi(String node) {
        return of("u-boot", "/ { firmware { scmi { " + node + " }; }; };").get("device-tree.u-boot-scmi");
    }

    @Test
    void theClockControllerIsSecureOrNotOrNoneOfThisFamily() {
        assertEquals(Value.known("secure"), rcc("\"st,stm32mp1-rcc-secure\", \"st,stm32mp1-rcc\""));
        assertEquals(Value.known("secure"), rcc("\"st,stm32mp1-rcc-secure\""));
        assertEquals(Value.known("non-secure"), rcc("\"st,stm32mp1-rcc\", \"syscon\""));
        assertEquals(Value.UNSET, rcc("\"st,stm32mp13-rcc\""));
    }

    private static Value rcc(String compatible) {
        return of("optee", "/ { rcc: rcc@50000000 { compatible = " + compatible + "; }; };")
                .get("device-tree.optee-rcc");
    }

    @Test
    void aTreeThatGrantsNothingSaysSo() {
        assertEquals(Value.known(""), of("optee", "/ { };").get(TreeFacts.GRANTS));
        assertEquals(
                Value.known("57 58"),
                of(
                                "optee",
                                "/ { bsec { mac@e4 { reg = <0xe4 0x8>; st,non-secure-otp; }; key@e0 { reg = <0xe0 4>; }; }; };")
                        .get(TreeFacts.GRANTS));
        assertTrue(of("optee", "/ { bsec { mac { reg = <MAC 8>; st,non-secure-otp; }; }; };")
                .get(TreeFacts.GRANTS)
                .isUndecided());
    }

    @Test
    void whereOpteeLies() {
        assertEquals(Value.known("0xde000000"), optee("optee@de000000 { reg = <0xde000000 0x2000000>; };"));
        assertEquals(Value.known("0x1de000000"), optee("optee@1 { reg = <0x1 0xde000000 0 0x2000000>; };"));
        assertEquals(Value.UNSET, optee("gpu@d4000000 { reg = <0xd4000000 0x4000000>; };"));
        assertEquals(
                Value.known("0xde000000"),
                optee(
                        "optee_framebuffer@dd000000 { reg = <0xdd000000 1>; }; optee@de000000 { reg = <0xde000000 1>; };"));
        assertEquals(Value.UNSET, optee("optee@de000000 { reg = <0xde000000 1>; status = \"disabled\"; };"));
        assertTrue(optee("optee@1 { reg = <1 1>; }; optee@2 { reg = <2 1>; };").isUndecided());
        assertTrue(optee("optee@1 { reg = <START 1>; };").isUndecided());
    }

    @Test
    void howLongItIs() {
        Map<String, Value> facts =
                of("linux", "/ { reserved-memory { optee@1 { reg = <0x1 0xde000000 0 0x2000000>; }; }; };");
        assertEquals(Value.known("0x2000000"), facts.get("device-tree.linux-optee-size"));
        assertEquals(Value.UNSET, of("linux", "/ { };").get("device-tree.linux-optee-size"));
        assertTrue(optee("optee@1 { reg = <1 SIZE>; };").isUndecided());
    }

    @Test
    void aServerThatIsDisabledServesNoClocks() {
        assertEquals(Value.known("yes"), scmi("compatible = \"linaro,scmi-optee\";"));
        assertEquals(Value.known("yes"), scmi("compatible = \"arm,scmi-smc\"; status = \"okay\";"));
        assertEquals(Value.known("no"), scmi("compatible = \"arm,scmi-smc\"; status = \"disabled\";"));
        assertEquals(Value.known("no"), scmi("compatible = \"st,other\";"));
    }

    @Test
    void whatCannotBeFollowedIsNotKnown() {
        Map<String, Value> facts = of("u-boot", "#include \"absent.dtsi\"\n/ { };");
        facts.values().forEach(value -> assertTrue(value.isUndecided()));
        assertEquals(FACTS.names("u-boot"), List.copyOf(facts.keySet()));
    }

    @Test
    void aSymbolOfTheConfigurationDecides() {
        Map<String, String> files = Map.of(
                "a.dts",
                "/dts-v1/;\n/ { reserved-memory { }; };\n",
                "a-u-boot.dtsi",
                "#if defined(CONFIG_A) || defined(CONFIG_B)\n"
                        + "/ { reserved-memory { optee@1000 { reg = <0x1000 0x10>; }; }; };\n#endif\n");
        assertTrue(memory(files, Map.of()).isUndecided());
        assertTrue(memory(files, Map.of("CONFIG_A", false)).isUndecided());
        assertEquals(Value.known("0x1000"), memory(files, Map.of("CONFIG_A", false, "CONFIG_B", true)));
        assertEquals(Value.UNSET, memory(files, Map.of("CONFIG_A", false, "CONFIG_B", false)));
    }

    private static Value memory(Map<String, String> files, Map<String, Boolean> symbols) {
        MemoryTree tree = new MemoryTree(files);
        List<String> appended = TreeReader.appended(tree, "u-boot", "a.dts", Map.of());
        assertEquals(List.of("a-u-boot.dtsi"), appended);
        return FACTS.of(
                        "u-boot",
                        DeviceTree.load(tree, "a.dts", new TreeBuild(List.of(), appended, symbols))
                                .orElseThrow())
                .get("device-tree.u-boot-optee");
    }

    @Test
    void uBootTakesTheFirstFileOfItsOwn() {
        MemoryTree tree = new MemoryTree(Map.of("d/soc-u-boot.dtsi", "", "d/u-boot.dtsi", "", "d/b-u-boot.dtsi", ""));
        assertEquals(List.of("b-u-boot.dtsi"), TreeReader.appended(tree, "u-boot", "d/b.dts", Map.of()));
        assertEquals(
                List.of("soc-u-boot.dtsi"),
                TreeReader.appended(tree, "u-boot", "d/c.dts", Map.of("CONFIG_SYS_SOC", "\"soc\"")));
        assertEquals(List.of("u-boot.dtsi"), TreeReader.appended(tree, "u-boot", "d/c.dts", Map.of()));
        assertEquals(List.of(), TreeReader.appended(tree, "linux", "d/b.dts", Map.of()));
    }
}
