package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bsplint.cli.shell.ExitStatus;
import org.junit.jupiter.api.Test;

/** {@code bsplint upgrade} as it is read. */
class UpgradeCommandTest {
    private static final String FOUNDING = "samples/close-device-ecosystem-3.0";

    @Test
    void whatTheProjectUsesComesFirst() {
        String told = CommandRun.of("upgrade", "--from", "3.0", "--to", "5.0", FOUNDING)
                .out();
        int used = told.indexOf("  > TF_A_SIGN_ENABLE -> SIGN_ENABLE");
        int line = told.indexOf("  not used by this project:");
        int unused = told.indexOf("  > FIP_SIGN_KEY -> SIGN_KEY");
        assertTrue(0 < used && used < line && line < unused, told);
    }

    @Test
    void furtherDefaultsComeLast() {
        String told = CommandRun.of("upgrade", "--from", "3.0", "--to", "4.1", FOUNDING)
                .out();
        int options = told.indexOf("\noptions\n");
        int defaults = told.indexOf("\ndefaults of further options");
        assertTrue(0 < options && options < defaults, told);
        assertTrue(told.indexOf("  ~ CFG_WITH_SOFTWARE_PRNG: y -> n  (random numbers") > defaults, told);
    }

    @Test
    void aReleaseThatTheVendorDoesNotHaveIsNamed() {
        CommandRun run = CommandRun.of("upgrade", "--from", "3.0", "--to", "4.7", FOUNDING);
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains("no ecosystem release `4.7` is known; known are 1.0.0, "), run.err());
    }
}
