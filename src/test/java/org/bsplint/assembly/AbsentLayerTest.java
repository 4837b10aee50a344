package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.bsplint.model.Image;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A build folder without the vendor's layer: what the layer passes, and what it passes to some of its builds only. */
class AbsentLayerTest {
    private static Image image(String release, String machine) {
        FileTree tree = new MemoryTree(Map.of(
                "bsplint.yaml", "version: 1\necosystem: \"" + release + "\"\n",
                "build/conf/local.conf", "MACHINE = \"" + machine + "\"\n"));
        return Assembler.standard()
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
    }

    private static Value value(Image image, String component, String option) {
        return image.component(component).options().value(option);
    }

    @Test
    void whatDiffersFromBuildToBuildIsNotKnown() {
        Image image = image("3.1", "stm32mp15-acme");
        for (String option : new String[] {"AARCH32_SP", "STM32MP_SDMMC", "STM32MP_USB_PROGRAMMER"}) {
            assertTrue(value(image, "tf-a", option).isUndecided(), option);
        }
        assertTrue(
                value(image("4.1", "stm32mp13-acme"), "tf-a", "PSA_FWU_SUPPORT").isUndecided());
        assertEquals(Value.known("optee"), value(image("4.1", "stm32mp13-acme"), "tf-a", "AARCH32_SP"));
        assertEquals(Value.known("optee"), image.fact("boot.secure-monitor").value());
    }

    @Test
    void theBoardsOfEcosystem6WithOneSchemeHaveItsProfile() {
        Image board = image("6.0", "stm32mp15-disco");
        assertEquals(Value.known("system_services"), value(board, "optee", "CFG_STM32MP_PROFILE"));
        assertEquals(Value.known("n"), value(board, "optee", "CFG_STM32MP1_OPTEE_IN_SYSRAM"));
        assertEquals(Value.known("0"), value(board, "tf-a", "STM32MP1_OPTEE_IN_SYSRAM"));
        Image own = image("6.0", "stm32mp15-acme");
        assertEquals(Value.known("secure_and_system_services"), value(own, "optee", "CFG_STM32MP_PROFILE"));
        assertEquals(Value.known("y"), value(own, "optee", "CFG_STM32MP1_OPTEE_IN_SYSRAM"));
    }
}
