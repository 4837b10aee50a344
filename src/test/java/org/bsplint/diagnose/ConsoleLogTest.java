package org.bsplint.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.bsplint.ecosystem.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleLogTest {
    private static final ConsoleLog LOG = new ConsoleLog(KnowledgeBase.load(), List.of());

    @ParameterizedTest
    @CsvSource({"serial.log", "post.txt"})
    void theFoundingSessionIsUnderstoodAsLogAndAsPost(String name) throws IOException {
        Diagnosis diagnosis = LOG.read(resource(name));
        assertEquals("v2.4-stm32mp-r1", diagnosis.versions().get("tf-a").text());
        assertEquals("3.12.0-stm32mp-r1", diagnosis.versions().get("optee").text());
        assertTrue(diagnosis.versions().get("u-boot").text().endsWith("2020.10-stm32mp-r1"));
        assertEquals("3.0.0", diagnosis.release().orElseThrow().nearest().number());
        assertEquals("stm32mp15", diagnosis.soc().orElseThrow());
        assertEquals(List.of("otp-write-refused-smc"), names(diagnosis));
        String text = DiagnosisText.render(diagnosis);
        assertTrue(text.contains("CFG_STM32_BSEC_WRITE=y"), text);
        assertTrue(text.contains("TRUSTED_BOARD_BOOT"), text);
        assertTrue(text.lines().count() <= 24, "one screen");
    }

    @ParameterizedTest
    @CsvSource({"serial.log", "post.txt"})
    void proseIsFilledUpToAHundredColumns(String name) throws IOException {
        String text = DiagnosisText.render(LOG.read(resource(name)));
        List<String> prose =
                text.lines().filter(line -> !line.startsWith("  line ")).toList();
        assertEquals(
                List.of(), prose.stream().filter(line -> line.length() > 100).toList());
        assertTrue(prose.stream().anyMatch(line -> line.length() > 80), text);
    }

    @Test
    void aFewPastedLinesAreEnough() {
        Diagnosis diagnosis =
                LOG.read("\u001b[31mERROR:   Secured chip must enabled TRUSTED_BOARD_BOOT\u001b[0m\r\nPANIC");
        assertEquals(List.of("closed-without-trusted-board-boot"), names(diagnosis));
    }

    @Test
    void componentsOfSeveralReleasesAreNamed() {
        Diagnosis diagnosis = LOG.read(
                "NOTICE:  BL2: v2.4-r1.0(debug):v2.4-stm32mp-r1\nI/TC: OP-TEE version: 3.16.0-stm32mp-r2\nU-Boot 2020.10-stm32mp-r1");
        assertFalse(diagnosis.release().orElseThrow().isExact());
        assertTrue(diagnosis.release().orElseThrow().odd().containsKey("optee"));
    }

    @ParameterizedTest
    @CsvSource({
        "v2.6-stm32mp1-r2.0(debug):v2.6-stm32mp-r2, 3.12.0-stm32mp-r2, 2020.10-stm32mp-r2, tf-a",
        "v2.10.0(release):v2.10.0, 3.12.0-stm32mp-r2, 2020.10-stm32mp-r2, tf-a",
        "v2.4-stm32mp1-r2.0(debug):v2.4-stm32mp-r2, 3.16.0-stm32mp-r1, 2020.10-stm32mp-r2, optee",
        "v2.4-stm32mp1-r2.0(debug):v2.4-stm32mp-r2, 3.12.0-stm32mp-r2, 2024.01, u-boot"
    })
    void theOddComponentOfABootIsNamed(String tfa, String optee, String loader, String odd) {
        Diagnosis diagnosis = LOG.read("NOTICE:  BL2: " + tfa + "\nI/TC: OP-TEE version: " + optee
                + " (gcc version 9.3.0 (GCC)) #1 Tue Oct 12 08:40:23 UTC 2021 arm\nU-Boot " + loader
                + " (Oct 12 2021 - 08:40:23 +0000)\n");
        assertEquals("3.1.0", diagnosis.release().orElseThrow().nearest().number());
        assertEquals(Set.of(odd), diagnosis.release().orElseThrow().odd().keySet());
    }

    @Test
    void nothingIsRecognisedInOtherTexts() {
        assertFalse(LOG.read("hello\nworld\n").isRecognised());
        assertFalse(LOG.read("").isRecognised());
    }

    private static List<String> names(Diagnosis diagnosis) {
        return diagnosis.symptoms().stream()
                .map(symptom -> symptom.failure().name())
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ConsoleLogTest.class.getResourceAsStream("/diagnose/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
