package org.bsplint.syntax.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;

class ConditionReaderTest {
    @Test
    void eachRelationHasItsForm() {
        assertEquals(new ConditionLine.Runs("script", "fuse prog *"), read("script runs `fuse prog *`"));
        assertEquals(
                new ConditionLine.State("optee.CFG_STM32_BSEC_WRITE", false, "enabled"),
                read("optee.CFG_STM32_BSEC_WRITE is enabled"));
        assertEquals(new ConditionLine.State("tf-a", true, "present"), read("tf-a is not present"));
        assertEquals(
                new ConditionLine.In("soc", false, List.of("stm32mp13", "stm32mp15")),
                read("soc in stm32mp13, stm32mp15"));
        assertEquals(
                new ConditionLine.Compare(
                        "optee.version",
                        List.of(
                                new ConditionLine.Constraint(">=", "3.9.0", false),
                                new ConditionLine.Constraint("<", "4", false))),
                read("optee.version >= 3.9.0, < 4"));
        assertEquals(
                new ConditionLine.Compare(
                        "tf-a.BL32_BASE", List.of(new ConditionLine.Constraint("!=", "optee.CFG_TZDRAM_START", true))),
                read("tf-a.BL32_BASE != value of optee.CFG_TZDRAM_START"));
        assertEquals(
                new ConditionLine.Contains("yocto.IMAGE_FEATURES", "debug-tweaks"),
                read("yocto.IMAGE_FEATURES contains debug-tweaks"));
        assertEquals(
                new ConditionLine.Matches("yocto.FIP_CONFIG[x]", "a b*"), read("yocto.FIP_CONFIG[x] matches \"a b*\""));
        assertEquals(
                new ConditionLine.Observed("kconfig-request-dropped", "u-boot", "CONFIG_FIT*"),
                read("observed kconfig-request-dropped of u-boot for `CONFIG_FIT*`"));
        assertEquals(
                new ConditionLine.Fact("otp-write", List.of("0", "key hash")), read("fact otp-write 0 \"key hash\""));
        assertEquals(
                new ConditionLine.Compare("tf-a.X", List.of(new ConditionLine.Constraint("=", "", false))),
                read("tf-a.X = \"\""));
    }

    @Test
    void aLineThatIsNoneIsOneDiagnosticAtItsPlace() {
        SourceFile file = SourceFile.of("r.yaml", "- optee.CFG_X is is is\n");
        var result = ConditionReader.read("optee.CFG_X is is is", file.span(2, 22));
        assertTrue(result.tree().isEmpty());
        assertEquals(1, result.diagnostics().size());
        assertEquals("r.yaml:1:21", result.diagnostics().get(0).span().toString());
    }

    @Property(tries = 300)
    void neverThrows(@ForAll String text) {
        assertFalse(ConditionReader.read(text, SourceFile.of("r", "").span(0, 0)) == null);
    }

    private static ConditionLine read(String text) {
        return ConditionReader.read(text, SourceFile.of("r", text).span(0, text.length()))
                .tree()
                .orElseThrow();
    }
}
