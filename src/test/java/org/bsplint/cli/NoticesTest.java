package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says beside its findings. */
class NoticesTest {
    @TempDir
    Path folder;

    /** Options of OP-TEE that nobody says the board of. */
    private Path project(String settings) throws IOException {
        Path append = Files.createDirectories(folder.resolve("recipes-security/optee"));
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/layer.conf"), """
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "acme"
                BBFILE_PATTERN_acme = "^${LAYERDIR}/"
                LAYERSERIES_COMPAT_acme = "scarthgap"
                """);
        Files.writeString(append.resolve("optee-os_4.%.bbappend"), "EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBUG=y\"\n");
        if (!settings.isEmpty()) {
            Files.writeString(folder.resolve("bsplint.yaml"), settings);
        }
        return folder;
    }

    @Test
    void whatTheUserAloneCanSayIsAskedForWhereManyRulesWaitForIt() throws IOException {
        CommandRun run = CommandRun.of("check", project(""));
        assertTrue(
                run.err().contains("of the undetermined rules need to know the SoC: state `platform` in bsplint.yaml"),
                run.err());
        assertFalse(run.out().contains("hint"), run.out());
        assertEquals("", CommandRun.of("check", "--quiet", folder).err());
        assertEquals("", CommandRun.of("check", "--format", "json", folder).err());
        assertFalse(
                CommandRun.of("check", project("platform: stm32mp15\n")).err().contains("the SoC"));
    }
}
