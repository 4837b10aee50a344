package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;

/** Which {@code .env} files are U-Boot's environment, and which of a U-Boot tree is the product's. */
class EnvironmentFilesTest {
    private static final String MATCHED = "bootcmd=run own\nown=echo matched\n";
    private static final String OTHER = "bootcmd=echo other\n";

    private static Map<String, String> files(String... pairs) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            files.put(pairs[i], pairs[i + 1]);
        }
        return files;
    }

    /** What is said at each boot. */
    private static List<String> boot(Map<String, String> files) {
        FileTree tree = new MemoryTree(files);
        Image image = Assembler.standard()
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
        return image.commands().stream()
                .filter(command -> command.source() == BootCommand.Source.EVERY_BOOT)
                .map(BootCommand::line)
                .filter(line -> line.startsWith("echo"))
                .toList();
    }

    @Test
    void anEnvironmentBesideTheProductIsUBoots() {
        assertEquals(List.of("echo matched"), boot(files("provision/board.env", MATCHED)));
        assertEquals(List.of("echo matched"), boot(files("files/uEnv.txt", MATCHED)));
    }

    @Test
    void theFileOfContainerToolsIsNot() {
        // docker compose, kas-container: variables of a shell on the build machine
        assertEquals(
                List.of("echo matched"), boot(files(".env", OTHER, "kas/.env", OTHER, "provision/board.env", MATCHED)));
    }

    @Test
    void ofATreeOnlyTheBoardsOwnCounts() {
        String config = "CONFIG_SYS_VENDOR=\"acme\"\nCONFIG_SYS_BOARD=\"gate\"\n";
        assertEquals(
                List.of("echo matched"),
                boot(files(
                        "u-boot/.config", config,
                        "u-boot/configs/gate_defconfig", "",
                        "u-boot/board/acme/gate/gate.env", MATCHED,
                        "u-boot/board/acme/gate/spare.env", OTHER,
                        "u-boot/board/acme/zoo/gate.env", OTHER,
                        "u-boot/board/other/gate/gate.env", OTHER,
                        "u-boot/include/env/common.env", OTHER)));
    }

    @Test
    void theSourceFileSymbolNamesAnother() {
        String config = "CONFIG_SYS_VENDOR=\"acme\"\nCONFIG_SYS_BOARD=\"gate\"\nCONFIG_ENV_SOURCE_FILE=\"release\"\n";
        assertEquals(
                List.of("echo matched"),
                boot(files(
                        "u-boot/.config", config,
                        "u-boot/configs/gate_defconfig", "",
                        "u-boot/board/acme/gate/gate.env", OTHER,
                        "u-boot/board/acme/gate/release.env", MATCHED)));
    }

    @Test
    void whereNothingNamesTheBoardOnlyOneThatIsAloneCounts() {
        Map<String, String> one = files("u-boot/configs/a_defconfig", "", "u-boot/board/acme/gate/gate.env", MATCHED);
        assertEquals(List.of("echo matched"), boot(one));
        one.put("u-boot/board/acme/zoo/zoo.env", OTHER);
        assertEquals(List.of(), boot(one));
    }

    @Test
    void whatTheUserNamesCounts() {
        Map<String, String> files = files(
                "bsplint.yaml",
                "version: 1\nscripts: [u-boot/board/acme/zoo/zoo.env]\n",
                "u-boot/configs/a_defconfig",
                "",
                "u-boot/board/acme/gate/gate.env",
                OTHER,
                "u-boot/board/acme/zoo/zoo.env",
                MATCHED);
        assertEquals(List.of("echo matched"), boot(files));
    }
}
