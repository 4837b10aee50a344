package org.bsplint.assembly.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.OverlayTree;
import org.junit.jupiter.api.Test;

/** The founding user's story: what each later ecosystem would have changed for him. */
class UpgradeTest {
    private static final Assembler ASSEMBLER = Assembler.standard();
    private static final DiskTree TREE = new DiskTree(Path.of("samples/close-device-ecosystem-3.0"));
    private static final Bsp FOUNDING =
            ASSEMBLER.assemble(TREE, SettingsReader.read(TREE).tree());

    @Test
    void ecosystem31BringsCloseAndStillRefuses() {
        List<Change> changes = to("3.1");
        assertEquals(Change.Kind.APPEARS, find(changes, "stm32key close").kind());
        Change write = find(changes, "CFG_STM32_BSEC_WRITE");
        assertEquals(Change.Kind.STAYS, write.kind());
        assertEquals("unset", write.after());
        assertTrue(write.note().contains("still has to be set"), write.note());
        Change command = find(changes, "default of CONFIG_CMD_STM32KEY");
        assertEquals("n", command.after());
        assertEquals("0", find(changes, "TRUSTED_BOARD_BOOT").after());
    }

    @Test
    void ecosystem41WritesWhileTracesAreOn() {
        List<Change> changes = to("4.1");
        Change write = find(changes, "CFG_STM32_BSEC_WRITE");
        assertEquals(Change.Kind.FLIPS, write.kind());
        assertEquals("y", write.after());
        assertTrue(write.note().contains("CFG_TEE_CORE_DEBUG=y"), write.note());
        assertTrue(write.note().contains("ST_OPTEE_DEBUG_TRACE"), write.note());
        assertEquals("pta", find(changes, "OP-TEE's OTP service").after());
        assertEquals("0x40000000", find(changes, "fuse prog of lock words").after());
    }

    @Test
    void ecosystem51RenamesTheSigningSwitch() {
        List<Change> changes = to("5.1");
        Change sign = find(changes, "TF_A_SIGN_ENABLE");
        assertEquals(Change.Kind.RENAMED, sign.kind());
        assertEquals("SIGN_ENABLE", sign.after());
        assertTrue(sign.places().stream().anyMatch(place -> place.path().endsWith("vendor-stm32mp.inc")));
        assertEquals(Change.Kind.VANISHES, find(changes, "boot scheme trusted").kind());
    }

    @Test
    void anOptionThatTheProductSetsAndTheNewSourcesLackIsNamed() {
        String append = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";
        OverlayTree tree = new OverlayTree(TREE, Map.of(append, "EXTRA_OEMAKE += \"CFG_SDP_PTA=y\"\n"));
        Bsp bsp = ASSEMBLER.assemble(tree, SettingsReader.read(tree).tree());
        Change lost = find(Upgrade.of(ASSEMBLER.knowledge(), release("3.0"), release("6.0"), bsp), "CFG_SDP_PTA");
        assertEquals(Change.Kind.VANISHES, lost.kind());
        assertEquals(append, lost.places().get(0).path());
        assertTrue(lost.note().contains("3.12.0-stm32mp-r2.3"), lost.note());
    }

    /** An option that is renamed is told once; what the layer passes decides what else its sources set. */
    @Test
    void ecosystem60KeepsCryptographyForItsProfile() {
        List<Change> changes = to("6.0");
        assertEquals(
                List.of(Change.Kind.RENAMED),
                changes.stream()
                        .filter(change -> change.subject().equals("CFG_BSEC_PTA"))
                        .map(Change::kind)
                        .toList());
        assertTrue(changes.stream().noneMatch(change -> change.subject().equals("CFG_CRYPTO")), changes.toString());
        assertEquals("y", find(changes, "CFG_STM32_RSTCTRL").after());
        assertEquals("4.0.0-stm32mp-r3", find(to("6.2"), "optee").after());
    }

    @Test
    void ecosystem50DropsTheSchemeWithoutOptee() {
        List<Change> changes = to("5.0");
        assertTrue(find(changes, "boot scheme trusted").note().contains("sp_min"));
        assertEquals("n", find(changes, "CFG_WITH_PAGER").after());
        assertEquals(
                Change.Kind.VANISHES, find(changes, "TF_A_EXTRACONF_LEGACY").kind());
    }

    /** Everything that the sources' catalogue sees flip is told, and nothing that the layer's own words decide. */
    @Test
    void everyDefaultOfTheCatalogueThatFlipsIsTold() {
        List<Change> changes = to("4.1");
        assertEquals("n", find(changes, "CFG_WITH_SOFTWARE_PRNG").after());
        assertEquals("y", find(changes, "CFG_STM32_HASH").after());
        assertEquals("0", find(changes, "BL2_IN_XIP_MEM").after());
        assertTrue(changes.stream()
                .filter(change -> change.topic().equals("defaults"))
                .noneMatch(change -> change.before().equals(change.after())));
        long subjects = changes.stream().map(Change::subject).distinct().count();
        assertEquals(subjects, changes.size(), "each subject once: " + changes);
    }

    @Test
    void ecosystem6RenamesTheConfigurations() {
        List<Change> changes = to("6.0");
        assertEquals("OPTEE_CONFIG", find(changes, "OPTEE_CONF").after());
        assertEquals("y", find(changes, "CFG_STM32_BSEC_WRITE").after());
    }

    private static List<Change> to(String number) {
        return Upgrade.of(ASSEMBLER.knowledge(), release("3.0"), release(number), FOUNDING);
    }

    private static Release release(String number) {
        return ASSEMBLER.knowledge().releases().find(number).orElseThrow();
    }

    private static Change find(List<Change> changes, String subject) {
        return changes.stream()
                .filter(change -> change.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + changes));
    }
}
