package org.bsplint.ecosystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseEvidence;
import org.bsplint.ecosystem.vendor.ReleaseMatch;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** The shipped facts: they load, and tell what their sources say. */
class KnowledgeBaseTest {
    private final KnowledgeBase knowledge = KnowledgeBase.load();

    @Test
    void everyShippedRowIsReadable() {
        KnowledgeBase.load().readRows(); // throws at the first that is not
    }

    @Test
    void aReleaseIsFoundByItsNumber() {
        Release founding = knowledge.releases().find("3.0").orElseThrow();
        assertEquals("3.0.0", founding.number());
        assertEquals("3.12.0-stm32mp-r1", founding.components().get("optee"));
        assertEquals(Optional.empty(), knowledge.releases().find("4.2"));
    }

    @Test
    void aReleaseIsDeducedFromItsComponents() {
        ReleaseMatch match = knowledge
                .releases()
                .match(ReleaseEvidence.of(Map.of("optee", "3.12.0.r1", "tf-a", "2.4.r1", "u-boot", "2020.10.r1")))
                .orElseThrow();
        assertTrue(match.isExact());
        assertEquals("3.0.0", match.nearest().number());
    }

    @Test
    void theLongTermSuffixOfTfaDoesNotCount() {
        ReleaseMatch match = knowledge
                .releases()
                .match(ReleaseEvidence.of(Map.of(
                        "optee", "3.19.0-stm32mp-r2",
                        "tf-a", "v2.8.15-stm32mp-r2",
                        "u-boot", "v2022.10-stm32mp-r2")))
                .orElseThrow();
        assertTrue(match.isExact());
        assertEquals("5.1.0", match.nearest().number());
    }

    @Test
    void theOddComponentOfAMixedSetIsNamed() {
        ReleaseMatch match = knowledge
                .releases()
                .match(ReleaseEvidence.of(Map.of(
                        "optee", "3.16.0-stm32mp-r2",
                        "tf-a", "v2.4-stm32mp-r2",
                        "u-boot", "v2020.10-stm32mp-r2")))
                .orElseThrow();
        assertEquals("3.1.0", match.nearest().number());
        assertEquals(Map.of("optee", "3.16.0-stm32mp-r2"), match.odd());
    }

    @Test
    void theCloseWriteOfEachSocIsKnown() {
        OtpMap mp15 = knowledge.otpMap("stm32mp15").orElseThrow();
        assertTrue(mp15.closedBy(0, 0, 0x40).isPresent());
        assertTrue(mp15.closedBy(0, 0, 0x3f).isEmpty());
        OtpMap mp13 = knowledge.otpMap("stm32mp13").orElseThrow();
        assertTrue(mp13.closedBy(0, 0, 0x3f).isPresent());
        assertTrue(mp13.closedBy(0, 0, 0x40).isEmpty());
        assertTrue(mp13.brokenBy(0, 0, 0x40).isPresent());
        assertTrue(mp13.brokenBy(0, 0, 0x3f).isEmpty());
        assertTrue(
                knowledge.otpMap("stm32mp25").orElseThrow().closedBy(0, 18, 1).isPresent());
        assertTrue(knowledge
                .otpMap("imx8mm")
                .orElseThrow()
                .closedBy(1, 3, 0x02000000)
                .isPresent());
    }

    @Test
    void stm32keyCanCloseSinceEcosystem31() {
        assertEquals(List.of("read", "fuse"), subCommands("vendor", "v2020.10-stm32mp-r1"));
        assertEquals(List.of("read", "fuse", "close"), subCommands("vendor", "v2020.10-stm32mp-r2"));
        assertTrue(subCommands("vendor", "v2021.10-stm32mp-r1").contains("select"));
        assertFalse(subCommands("upstream", "v2021.07").contains("close"));
        assertTrue(subCommands("upstream", "v2021.10").contains("close"));
    }

    @Test
    void theLockValueFollowsTheVersion() {
        assertEquals(1, lock("vendor", "v2020.10-stm32mp-r1").bit());
        assertTrue(lock("vendor", "v2020.10-stm32mp-r1").refused());
        assertEquals(0x40000000L, lock("vendor", "v2021.10-stm32mp-r1").bit());
        assertEquals(0x40000000L, lock("upstream", "v2023.04").bit());
        assertTrue(
                knowledge.lockValue(Optional.empty(), Version.parse("v2023.04")).isEmpty());
    }

    @Test
    void vendorAndUpstreamDefaultsDiffer() {
        CatalogOption write =
                knowledge.options().find("optee", "CFG_STM32_BSEC_WRITE").orElseThrow();
        assertEquals(Optional.of(Value.UNSET), first(write, "vendor", "3.12.0-stm32mp-r1"));
        assertEquals(Optional.of(Value.known("y")), first(write, "vendor", "3.19.0-stm32mp-r2"));
        assertEquals(Optional.of(Value.known("$(CFG_TEE_CORE_DEBUG)")), first(write, "upstream", "3.18.0"));
        assertEquals(Optional.of(Value.known("y")), first(write, "upstream", "3.20.0"));
    }

    @Test
    void whatCountsAsOnDependsOnTheReader() {
        assertEquals(Truth.TRUE, OptionReader.C_IFDEF.enabled(Value.known("1")));
        assertEquals(Truth.TRUE, OptionReader.C_IFDEF.enabled(Value.known("0")));
        assertEquals(Truth.FALSE, OptionReader.C_IFDEF.enabled(Value.known("n")));
        assertEquals(Truth.FALSE, OptionReader.MAKE_Y.enabled(Value.known("1")));
        assertEquals(Truth.FALSE, OptionReader.C_IFDEF.enabled(Value.UNSET));
    }

    @Test
    void aMisspeltOptionIsRecognised() {
        assertEquals(Optional.of("CFG_STM32_BSEC_WRITE"), knowledge.options().nearest("optee", "CFG_STM32_BSEC_WRTIE"));
        assertEquals(Optional.of("TRUSTED_BOARD_BOOT"), knowledge.options().nearest("tf-a", "TRUSTED_BOARDBOOT"));
    }

    @Test
    void inferredRowsAreMarked() {
        CatalogOption write =
                knowledge.options().find("optee", "CFG_STM32_BSEC_WRITE").orElseThrow();
        assertTrue(write.defaults().stream()
                .filter(row -> row.provenance().source().contains("not read"))
                .allMatch(row -> row.provenance().isInferred()));
    }

    private List<String> subCommands(String origin, String version) {
        return knowledge
                .command("stm32key", Optional.of(origin), Version.parse(version))
                .orElseThrow()
                .subCommands();
    }

    private LockValue lock(String origin, String version) {
        return knowledge.lockValue(Optional.of(origin), Version.parse(version)).orElseThrow();
    }

    private static Optional<Value> first(CatalogOption option, String origin, String version) {
        return option.defaults().stream()
                .filter(row -> row.platforms().contains("stm32mp1"))
                .filter(row -> row.scope().covers(Optional.of(origin), Version.parse(version)) == Truth.TRUE)
                .findFirst()
                .flatMap(OptionDefault::value);
    }
}
