package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;

/** What bsplint.yaml states in other words than the facts use, and what it names that is not there. */
class StatedFactsTest {
    private static Bsp bsp(String yaml) {
        MemoryTree tree = new MemoryTree(Map.of(
                "bsplint.yaml", yaml,
                "close.cmd", "fuse prog 0 0x0 0x40\n",
                "burn/otp.txt", "fuse prog 0 57 1\n",
                "u-boot/configs/acme_defconfig", "CONFIG_ARM=y\n"));
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }

    private static String soc(String platform) {
        return bsp("version: 1\nplatform: " + platform + "\n")
                .images()
                .get(0)
                .fact("soc")
                .value()
                .asKnown()
                .orElse("?");
    }

    private static List<String> problems(String yaml) {
        return bsp("version: 1\n" + yaml).problems().stream()
                .map(Diagnostic::message)
                .toList();
    }

    @Test
    void aPartOrABoardNamesItsFamily() {
        assertEquals("stm32mp15", soc("stm32mp15"));
        assertEquals("stm32mp15", soc("STM32MP157C-DK2"));
        assertEquals("stm32mp25", soc("stm32mp257f"));
        assertEquals("rk3399", soc("rk3399"));
    }

    @Test
    void aNameOfTwoFamiliesIsOpen() {
        assertEquals("?", soc("stm32mp1"));
    }

    @Test
    void aReleaseMayBeNamedByItsTag() {
        Bsp bsp = bsp("version: 1\nplatform: stm32mp15\necosystem: openstlinux-5.10-dunfell-mp1-21-03-31\n");
        assertEquals(
                "3.12.0-stm32mp-r1",
                bsp.images().get(0).component("optee").knownVersion().orElse("?"));
        assertEquals(List.of(), bsp.problems());
    }

    @Test
    void aReleaseThatNobodyKnowsIsTold() {
        assertTrue(problems("ecosystem: \"4.2.0\"\n").get(0).startsWith("no ecosystem release `4.2.0` is known"));
        assertEquals(List.of(), problems("ecosystem: \"6.2\"\n"));
        assertEquals(List.of(), problems("platform: imx8mm\necosystem: \"6.6.36\"\n"));
    }

    @Test
    void whatIsNamedAndNotThereIsTold() {
        assertEquals(List.of("no script matches `factory/*.cmd`"), problems("scripts: [factory/*.cmd]\n"));
        assertEquals(List.of("the build `out` does not exist"), problems("yocto: {build: out}\n"));
        assertEquals(
                List.of("the folder `src/optee` does not exist"),
                problems("components: {optee: {source: src/optee}}\n"));
        assertEquals(
                List.of("no fragment `otp.cfg` of u-boot is here", "no defconfig `acem_defconfig` of u-boot is here")
                        .stream()
                        .sorted()
                        .toList(),
                problems("components: {u-boot: {defconfig: acem_defconfig, fragments: [otp.cfg]}}\n").stream()
                        .sorted()
                        .toList());
        assertEquals(List.of(), problems("components: {u-boot: {defconfig: acme}}\n"));
    }

    @Test
    void aPatternTakesFilesOfAnyName() {
        Bsp bsp = bsp("version: 1\nplatform: stm32mp15\nscripts: [burn/*.txt]\n");
        assertEquals(1, bsp.images().get(0).commands().size());
        assertEquals(List.of(), bsp.problems());
    }
}
