package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.cli.shell.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --set}: what would be lost and gained. */
class WhatIfTest {
    private static final String FOUNDING = "samples/close-device-ecosystem-3.0";
    private static final String WITHOUT_OPTEE = "samples/close-device-sp-min";
    private static final String TRACES_OFF = "samples/close-device-traces-off-ecosystem-4.1";

    @Test
    void anotherSecureMonitorIsToldWithWhatItBreaks() {
        String told = told(WITHOUT_OPTEE, "tf-a.AARCH32_SP=optee");
        assertTrue(told.contains("~ boot.secure-monitor: `sp_min` -> `optee`"), told);
        assertTrue(told.contains("+ error[otp-write-refused-by-optee] provision/close.cmd:3: "), told);
        assertTrue(told.contains("0 findings lost, 1 gained"), told);
    }

    @Test
    void anOptionThatMendsAFaultIsToldAsSuch() {
        String told = told(FOUNDING, "optee.CFG_STM32_BSEC_WRITE=y");
        assertTrue(told.contains("~ optee.CFG_STM32_BSEC_WRITE: unset -> `y`"), told);
        assertTrue(told.contains("- error[otp-write-refused-by-optee] provision/close.cmd:4: "), told);
    }

    @Test
    void aVariableOfYoctoIsFollowedThroughToTheOptions() {
        String told = told(FOUNDING, "yocto.TF_A_SIGN_ENABLE=1");
        assertTrue(told.contains("~ tf-a.TRUSTED_BOARD_BOOT: `0` -> `1`"), told);
        assertTrue(told.contains("tf-a-stm32mp_2.4.bb:20: `EXTRA_OEMAKE` passes `TRUSTED_BOARD_BOOT` to make"), told);
        assertTrue(told.contains("- error[close-without-trusted-board-boot]"), told);
    }

    /** The vendor's layer is not there: what is known of it follows the variable as well. */
    @Test
    void aVariableIsFollowedWithoutAnyLayer(@TempDir Path folder) throws IOException {
        CommandRun.write(folder.resolve("bsplint.yaml"), "version: 1\nplatform: stm32mp15\necosystem: \"4.1\"\n");
        CommandRun.write(folder.resolve("provision/close.cmd"), "fuse prog -y 0 0 0x40\n");
        String told = told(folder.toString(), "yocto.ST_DEBUG_TRACE=0");
        assertTrue(told.contains("~ optee.CFG_STM32_BSEC_WRITE: `y` -> unset"), told);
        assertTrue(told.contains("+ error[otp-write-refused-by-optee] provision/close.cmd:1: "), told);
    }

    @Test
    void optionsThatFollowAreToldWithTheirStory() {
        String told = told(TRACES_OFF, "optee.CFG_TEE_CORE_DEBUG=y");
        assertTrue(told.contains("~ optee.CFG_STM32_BSEC_WRITE: unset -> `y`"), told);
        assertTrue(told.contains("knowledge base): default y"), told);
        assertTrue(told.contains("2 findings lost"), told);
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        assertTrue(told(FOUNDING, "tf-a.AARCH32_SP=optee").contains("nothing would be otherwise"));
    }

    @Test
    void aMisspeltOptionIsFound() {
        String told = told(FOUNDING, "optee.CFG_STM32_BSEC_WRTE=y");
        assertTrue(told.contains("+ warning[option-misspelt] `CFG_STM32_BSEC_WRTE` does not exist in OP-TEE"), told);
        assertTrue(told.contains("did you mean `CFG_STM32_BSEC_WRITE`?"), told);
    }

    /** A finding that is lost must not look like one that is there. */
    @Test
    void standardOutputHoldsTheFindingsAlone() {
        CommandRun run = run(FOUNDING, "optee.CFG_STM32_BSEC_WRITE=y");
        assertFalse(run.out().contains("what if"), run.out());
        assertFalse(run.out().contains("otp-write-refused-by-optee"), run.out());
    }

    @Test
    void otherFormatsHoldTheChangedProductAlone() {
        CommandRun run = CommandRun.of(
                "check", FOUNDING, "--set", "optee.CFG_STM32_BSEC_WRITE=y", "--format", "json", "--no-cache");
        assertEquals("", run.err());
        assertFalse(run.out().contains("otp-write-refused-by-optee"), run.out());
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertRefused("no component `opte`; did you mean `optee`?", "opte.CFG_X=y");
        assertRefused("two values: `y` and `n`", "optee.CFG_X=y", "optee.CFG_X=n");
        assertRefused("wants COMPONENT.NAME=VALUE", "CFG_X=y");
        assertRefused("wants COMPONENT.NAME=VALUE", "optee.CFG_X");
        assertRefused("without flag or override", "yocto.FIP_CONFIG[optee]=x");
    }

    private static void assertRefused(String message, String... sets) {
        CommandRun run = run(FOUNDING, sets);
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains(message), run.err());
    }

    private static String told(String project, String... sets) {
        String err = run(project, sets).err();
        assertTrue(err.startsWith("what if " + String.join(", ", sets) + "\n"), err);
        return err;
    }

    private static CommandRun run(String project, String... sets) {
        List<String> words = new ArrayList<>(List.of("check", project, "--no-cache"));
        for (String set : sets) {
            words.addAll(List.of("--set", set));
        }
        return CommandRun.of(words.toArray(String[]::new));
    }
}
