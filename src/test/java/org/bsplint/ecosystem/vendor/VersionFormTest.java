package org.bsplint.ecosystem.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.ecosystem.KnowledgeBase;
import org.junit.jupiter.api.Test;

class VersionFormTest {
    private static final VersionForm JOINT = new VersionForm.Joint(".r", "-stm32mp-r");
    private static final VersionForm LONG_TERM = new VersionForm.LongTerm("2.", "-stm32mp");

    @Test
    void oneSpelling() {
        assertEquals(Optional.of("3.12.0-stm32mp-r1"), JOINT.normal("3.12.0.r1"));
        assertEquals(Optional.of("2.8-stm32mp-r1.1"), LONG_TERM.normal("v2.8.6-stm32mp-r1.1"));
        assertEquals(Optional.empty(), LONG_TERM.normal("v2.8-stm32mp-r1.1"));
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("v", "2.", "1", "12", ".", ".r", "-stm32mp", "x", "-r")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void sameAsRegularExpressions(@ForAll("versions") String text) {
        assertEquals(replaced("v?([\\d.]+?)\\.r(\\d+(?:\\.\\d+)*)", "$1-stm32mp-r$2", text), JOINT.normal(text), text);
        assertEquals(replaced("v?(2\\.\\d+)\\.\\d+(-stm32mp.*)", "$1$2", text), LONG_TERM.normal(text), text);
    }

    private static Optional<String> replaced(String form, String normal, String text) {
        Matcher matcher = Pattern.compile(form).matcher(text);
        return matcher.matches() ? Optional.of(matcher.replaceFirst(normal)) : Optional.empty();
    }

    @Test
    void patchesAreNamedAfterTheirVersions() {
        VersionSpelling spelling = KnowledgeBase.load().spelling();
        assertEquals(
                List.of(Optional.of("v2020.10-stm32mp-r1"), Optional.of("3.3.0-stm32mp-r2"), Optional.empty()),
                List.of(
                        spelling.versionOfPatch("u-boot", "0002-ARM-v2020.10-stm32mp-r1-MACHINE.patch"),
                        spelling.versionOfPatch("optee", "0003-st-updates-r2.patch"),
                        spelling.versionOfPatch("tf-a", "0001-st-update-r1xpatch")));
        assertEquals(Optional.of("v2.0-stm32mp-r1"), spelling.versionOfPatch("tf-a", "0001-st-update-r1.patch"));
    }

    /** They are made when they are first applied; none of them is wrong. */
    @Test
    void theFactsHoldRegularExpressions() {
        for (Vendor vendor : KnowledgeBase.load().vendors()) {
            vendor.partNumber().ifPresent(number -> assertFalse(number.matches("?")));
            for (Vendor.PatchName row : vendor.patchNames()) {
                row.form().ifPresent(form -> assertFalse(form.matches(row.mark())));
            }
        }
    }
}
