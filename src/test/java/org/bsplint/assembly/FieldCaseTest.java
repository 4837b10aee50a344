package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The field cases, at the level of values: what each diagnosis stands on is evaluated. */
class FieldCaseTest {
    private static final Assembler ASSEMBLER = Assembler.standard();

    @TestFactory
    List<DynamicTest> everyCaseAssemblesWithoutProblems() {
        return FieldCase.ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Bsp bsp = FieldCase.of(id).assemble(ASSEMBLER);
                    assertEquals(1, bsp.images().size());
                    assertEquals(List.of(), bsp.problems());
                }))
                .toList();
    }

    @Test
    void theFoundingCase() {
        Image image = image("S01");
        assertEquals(Value.UNSET, value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("optee"), image.fact("boot.secure-monitor").value());
        assertEquals(Value.known("stm32mp15"), image.fact("soc").value());
        assertEquals(Value.known("0"), value(image, "tf-a", "TRUSTED_BOARD_BOOT"));
        assertTrue(image.operations().contains(Operation.CLOSE_DEVICE));
        assertEquals("fuse prog 0 0x0 0x40", image.commands().get(0).line());
        assertEquals(Value.known("y"), value(near("S01"), "optee", "CFG_STM32_BSEC_WRITE"));
    }

    @Test
    void aSymbolThatADefconfigLeavesOutHasItsVersionsDefault() {
        Image image = image("S02");
        assertEquals(Value.known("y"), value(image, "u-boot", "CONFIG_CMD_STM32KEY"));
        assertEquals(
                Optional.of("v2020.10-stm32mp-r1"), image.component("u-boot").knownVersion());
        assertEquals(Value.known("y"), value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        Image near = near("S02");
        assertEquals(
                Optional.of("v2020.10-stm32mp-r2"), near.component("u-boot").knownVersion());
        assertEquals(Value.known("y"), value(near, "u-boot", "CONFIG_CMD_STM32KEY"));
    }

    @Test
    void operationsAreRecognisedInScripts() {
        assertTrue(image("S03").operations().contains(Operation.PROVISION_KEYS));
        assertTrue(near("S04").operations().contains(Operation.CLOSE_DEVICE));
    }

    @Test
    void theReleaseSpeaksForComponentsThatAreNotThere() {
        Image image = image("S03");
        assertEquals(Value.known("y"), value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("optee"), image.fact("boot.secure-monitor").value());
        assertEquals(Value.known("y"), value(image, "u-boot", "CONFIG_CMD_STM32KEY"));
    }

    @Test
    void aPlatformFilesDefaultsAreEvaluated() {
        Image image = image("S10");
        assertEquals(Value.known("0xfe000000"), value(image, "optee", "CFG_TZDRAM_START"));
        assertEquals(Value.known("0xce000000"), value(near("S10"), "optee", "CFG_TZDRAM_START"));
        assertEquals(Value.known("0x10000000"), image.fact("board.ddr-size").value());
    }

    @Test
    void originsFollowVersions() {
        assertEquals(
                Value.known("upstream"),
                image("S05").component("optee").origin().value());
        assertTrue(image("S11").component("optee").origin().value().isUndecided());
        assertEquals(
                Value.known("upstream"), image("S11").component("tf-a").origin().value());
        assertEquals(Value.UNSET, value(image("S11"), "tf-a", "STM32MP15_OPTEE_RSV_SHM"));
        assertEquals(
                Value.known("vendor"), image("S01").component("optee").origin().value());
    }

    @Test
    void spMinAndKernel() {
        Image image = image("S13");
        assertEquals(Value.known("sp_min"), image.fact("boot.secure-monitor").value());
        assertEquals(Value.known("y"), value(image, "linux", "CONFIG_OPTEE"));
        assertEquals(Value.known("sp_min"), value(image, "tf-a", "AARCH32_SP"));
    }

    @Test
    void aStopOfTheRealToolIsAnError() {
        assertFalse(FieldCase.of("S18").assemble(ASSEMBLER).errors().isEmpty());
        assertTrue(FieldCase.nearMiss("S18").assemble(ASSEMBLER).errors().isEmpty());
    }

    @Test
    void wordsOfOtherMakeLinesAreOptions() {
        Image image = image("S36");
        assertEquals(Value.known("opteed"), value(image, "tf-a", "SPD"));
        assertEquals(Value.UNSET, value(image, "u-boot", "TEE"));
        assertTrue(value(near("S36"), "u-boot", "TEE").isKnown());
    }

    @Test
    void whatNoVersionHasByDefaultIsOff() {
        Image image = image("S34");
        assertEquals(Value.known("n"), value(image, "u-boot", "CONFIG_IMX_HAB"));
        assertTrue(image.operations().contains(Operation.CLOSE_DEVICE));
        assertEquals(Value.known("y"), value(near("S34"), "u-boot", "CONFIG_IMX_HAB"));
    }

    @Test
    void aWholeConfigLeavesNothingUnknown() {
        Image image = image("S39");
        assertEquals(Value.known("n"), value(image, "linux", "CONFIG_OPTEE"));
        assertEquals(Value.UNSET, value(image, "linux", "CONFIG_DEVMEM"));
    }

    @Test
    void fragmentsOfALayerBelongToTheirComponent() {
        assertEquals(Value.known("y"), value(image("S37"), "u-boot", "CONFIG_FIT_SIGNATURE"));
    }

    @Test
    void optionsWithoutVersionAreUnknownNotGuessed() {
        Image image = image("S33");
        assertTrue(value(image, "optee", "CFG_TEE_CORE_LOG_LEVEL").isUndecided());
        assertEquals(Value.known("n"), value(image, "optee", "CFG_SHMEM_START"));
        assertEquals(Component.Presence.ABSENT, image.component("linux").presence());
    }

    @Test
    void defaultsOfAPartOfTheSources() {
        assertEquals(Value.known("keys/default_ta.pem"), value(image("S31"), "optee", "TA_SIGN_KEY"));
        assertEquals(Value.known("keys/acme_ta.pem"), value(near("S31"), "optee", "TA_SIGN_KEY"));
        assertEquals(Value.known("y"), value(image("S38"), "optee", "CFG_INSECURE"));
        assertEquals(Value.known("n"), value(near("S38"), "optee", "CFG_INSECURE"));
    }

    private static Image image(String id) {
        return FieldCase.of(id).image(ASSEMBLER);
    }

    private static Image near(String id) {
        return FieldCase.nearMiss(id).image(ASSEMBLER);
    }

    private static Value value(Image image, String component, String name) {
        Option option = image.component(component).options().get(name);
        return option.value();
    }
}
