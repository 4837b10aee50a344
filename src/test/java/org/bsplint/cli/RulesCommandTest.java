package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyExampleHoldsAlsoThoseOfFiles() {
        assertEquals(0, run("rules", "test", "--rule", "otp-write-refused-by-optee"), out.toString());
        assertTrue(out.toString().contains("examples passed, 0 failed"));
    }

    @Test
    void anOwnRuleThatDoesNotReactFails(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("acme-policy.yaml"), """
                rule: acme-policy
                severity: error
                summary: our boards have no shell
                when: [u-boot.CONFIG_BOOTDELAY >= 0]
                message: "`CONFIG_BOOTDELAY` is {when.value}"
                tests:
                  - bad: a delay
                    given: {u-boot.CONFIG_BOOTDELAY: "1"}
                    expect: "error: `CONFIG_BOOTDELAY` is 1"
                  - good: none
                    given: {u-boot.CONFIG_BOOTDELAY: "1"}
                  - undetermined: not known
                    given: {u-boot.CONFIG_BOOTDELAY: "?"}
                """);
        assertEquals(1, run("rules", "test", folder.toString()));
        assertTrue(out.toString().contains("FAIL acme-policy: none: the verdict is fail"), out.toString());
    }

    @Test
    void aBrokenRuleIsWrongUsageWithPlaceAndHint(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("acme-policy.yaml"), "rule: acme-policy\nseverty: error\n");
        assertEquals(2, run("rules", "test", folder.toString()));
        assertTrue(err.toString()
                .contains("acme-policy.yaml:2:1: error: unknown key `severty`; did you mean `severity`?"));
    }

    @Test
    void aRuleHasAPageAndAMisspelledNameAHint() {
        assertEquals(0, run("explain", "otp-write-refused-by-optee"));
        assertTrue(out.toString().contains("stm32_smc: Failed to exec svc=82001003"));
        assertEquals(2, run("explain", "otp-write-refused-by-opte"));
        assertTrue(err.toString().contains("did you mean `otp-write-refused-by-optee`?"));
    }

    @Test
    void whyNotTellsTheConditionThatKeptARuleQuiet() {
        assertEquals(0, run("why-not", "otp-write-refused-by-optee", "samples/close-device-sp-min"));
        assertTrue(out.toString().contains("[no]  boot.secure-monitor = optee"), out.toString());
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
