package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** The samples at the level of values; their findings are tested with the rules. */
class SampleTest {
    private static final Assembler ASSEMBLER = Assembler.standard();
    private static final Path SAMPLES = Path.of("samples");

    @Test
    void theFoundingCaseRefusesAndWouldBrick() {
        Image image = image("close-device-ecosystem-3.0");
        Option write = option(image, "optee", "CFG_STM32_BSEC_WRITE");
        assertEquals(Value.UNSET, write.value());
        assertTrue(write.history().get(0).span().orElseThrow().path().endsWith("optee-os-stm32mp-common.inc"));
        assertEquals(Value.known("0"), value(image, "tf-a", "TRUSTED_BOARD_BOOT"));
        assertEquals(Value.known("optee"), image.fact("boot.secure-monitor").value());
        assertEquals(Value.known("3.0.0"), image.fact("ecosystem").value());
        assertEquals(Value.known("stm32mp15"), image.fact("soc").value());
        assertTrue(image.operations().contains(Operation.CLOSE_DEVICE));
        assertEquals(Value.known("y"), value(image, "u-boot", "CONFIG_CMD_FUSE"));
    }

    @Test
    void theFixedTwinBurnsAndAuthenticates() {
        Image image = image("close-device-fixed");
        Option write = option(image, "optee", "CFG_STM32_BSEC_WRITE");
        assertEquals(Value.known("y"), write.value());
        assertTrue(write.place()
                .orElseThrow()
                .path()
                .endsWith("meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend"));
        Option boot = option(image, "tf-a", "TRUSTED_BOARD_BOOT");
        assertEquals(Value.known("1"), boot.value());
        List<String> places = boot.history().stream()
                .flatMap(step -> step.span().stream())
                .map(span -> Path.of(span.path()).getFileName().toString())
                .toList();
        assertEquals(List.of("local.conf", "tf-a-stm32mp_2.4.bb"), places);
    }

    @Test
    void spMinNeedsNoSwitch() {
        Image image = image("close-device-sp-min");
        assertEquals(Value.known("sp_min"), image.fact("boot.secure-monitor").value());
        assertEquals(Value.known("sp_min"), value(image, "tf-a", "AARCH32_SP"));
    }

    @Test
    void ecosystem31HasTheCommandAndNotTheOption() {
        Image image = image("close-device-ecosystem-3.1");
        assertEquals(
                Optional.of("v2020.10-stm32mp-r2"), image.component("u-boot").knownVersion());
        assertEquals(Value.UNSET, value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("y"), value(image, "u-boot", "CONFIG_CMD_STM32KEY"));
    }

    @Test
    void tracesOffTakeTheOptionAwayInEcosystem41() {
        Image image = image("close-device-traces-off-ecosystem-4.1");
        assertEquals(Value.UNSET, value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("1"), value(image, "tf-a", "TRUSTED_BOARD_BOOT"));
        Bsp on = ASSEMBLER.assemble(
                new org.bsplint.source.OverlayTree(
                        tree("close-device-traces-off-ecosystem-4.1"),
                        java.util.Map.of("build/conf/local.conf", "MACHINE = \"acme-mp1\"\n")),
                org.bsplint.project.ProjectSettings.NONE);
        assertEquals(Value.known("y"), value(on.images().get(0), "optee", "CFG_STM32_BSEC_WRITE"));
    }

    @Test
    void theBrick() {
        Image image = image("close-device-unsigned-tf-a");
        assertEquals(Value.known("y"), value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("0"), value(image, "tf-a", "TRUSTED_BOARD_BOOT"));
    }

    @Test
    void ecosystem6LeavesOtpWritable() {
        Image image = image("release-otp-writable-ecosystem-6");
        assertEquals(Value.known("y"), value(image, "optee", "CFG_STM32_BSEC_WRITE"));
        assertEquals(Value.known("secure_and_system_services"), value(image, "optee", "CFG_STM32MP_PROFILE"));
        assertEquals(Value.known("1"), value(image, "tf-a", "STM32MP1_OPTEE_IN_SYSRAM"));
        assertEquals(Value.known("y"), value(image, "optee", "CFG_STM32MP1_OPTEE_IN_SYSRAM"));
        assertTrue(image.operations().contains(Operation.RELEASE));
    }

    @Test
    void noSampleHasErrorsOrProblemsOfReading() {
        for (String name : List.of(
                "close-device-ecosystem-3.0",
                "close-device-ecosystem-3.1",
                "close-device-fixed",
                "close-device-sp-min",
                "close-device-traces-off-ecosystem-4.1",
                "close-device-unsigned-tf-a",
                "release-otp-writable-ecosystem-6")) {
            Bsp bsp = bsp(name);
            assertEquals(List.of(), bsp.errors(), name);
            assertEquals(List.of(), bsp.problems(), name);
        }
    }

    private static DiskTree tree(String name) {
        return new DiskTree(SAMPLES.resolve(name));
    }

    private static Bsp bsp(String name) {
        DiskTree tree = tree(name);
        return ASSEMBLER.assemble(tree, SettingsReader.read(tree).tree());
    }

    private static Image image(String name) {
        return bsp(name).images().get(0);
    }

    private static Option option(Image image, String component, String name) {
        return image.component(component).options().get(name);
    }

    private static Value value(Image image, String component, String name) {
        return option(image, component, name).value();
    }
}
