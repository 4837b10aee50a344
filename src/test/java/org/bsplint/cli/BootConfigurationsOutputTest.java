package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How boot configurations are shown: in text, in JSON, in the reports and by {@code why}. */
class BootConfigurationsOutputTest {
    private static final Path SAMPLE = Path.of("samples/close-device-ecosystem-3.0");
    private static final String EMMC =
            "TF_A_CONFIG[emmc] = \"${STM32MP_DEVICETREE},STM32MP_EMMC=1 DYN_DISABLE_AUTH=1\"\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SAMPLE)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            CommandRun.write(folder.resolve(SAMPLE.relativize(file).toString()), Files.readString(file));
        }
        CommandRun.write(folder.resolve("build/conf/local.conf"), "MACHINE = \"acme-mp1\"\n" + EMMC);
    }

    @Test
    void aFindingOfOneConfigurationNamesItInTextAndJson() {
        String text = CommandRun.of("check", folder, "--no-cache", "--select", "authentication-can-be-disabled")
                .out();
        assertTrue(text.contains("= in: optee-emmc\n"), text);
        String json = CommandRun.of(
                        "check",
                        folder,
                        "--no-cache",
                        "--format",
                        "json",
                        "--select",
                        "authentication-can-be-disabled,otp-write-refused-by-optee")
                .out();
        // the other one is of all
        assertEquals(1, json.split("\"configurations\"", -1).length - 1, json);
    }

    @Test
    void theReportsListThemWithWhatDiffers() {
        String markdown = CommandRun.of("report", folder, "--no-cache", "--format", "markdown")
                .out();
        assertTrue(markdown.contains("| optee-usb | programmer | optee |"), markdown);
        assertTrue(markdown.contains("tf-a.DYN\\_DISABLE\\_AUTH=1"), markdown);
        String html = CommandRun.of("report", folder, "--no-cache", "--format", "html")
                .out();
        assertTrue(html.contains("<code>optee-sdcard</code>"));
        String json = CommandRun.of("report", folder, "--no-cache", "--format", "json")
                .out();
        assertTrue(json.contains("\"name\": \"optee-usb\""));
    }

    @Test
    void whyTellsAStoryForEachGroup() {
        String out = CommandRun.of("why", "tf-a.DYN_DISABLE_AUTH", folder).out();
        assertTrue(out.contains("= \"1\"  [tf-a v2.4-stm32mp-r1, in optee-emmc]"), out);
        assertTrue(out.contains("in optee-sdcard, optee-usb]"), out);
        assertTrue(out.contains("build/conf/local.conf:2:1"), out);
        String same = CommandRun.of("why", "tf-a.LOG_LEVEL", folder).out();
        assertFalse(same.contains("optee-emmc"), same);
    }
}
