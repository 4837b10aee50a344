package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.lsp.client.Buffer;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is offered behind half a line, in each kind of file. */
class CompletionTest extends FoundingProject {
    @BeforeEach
    void open() throws Exception {
        Path classes = root.resolve("layers/meta-acme/classes");
        Files.createDirectories(classes);
        Files.writeString(classes.resolve("acme-sign.bbclass"), "A = \"1\"\n");
    }

    private CompletionList offered(String path, String before) {
        String text = before.startsWith("+") ? before.substring(1) : before + "\n";
        project.edit(path, new Buffer(text, Optional.of(1)));
        int line = text.endsWith("\n")
                ? (int) text.chars().filter(c -> c == '\n').count() - 1
                : (int) text.chars().filter(c -> c == '\n').count();
        String last = text.lines().toList().get(line);
        return new Completions(project.snapshot()).at(path, new Position(line, last.length()));
    }

    private List<String> labels(String path, String before) {
        return offered(path, before).getItems().stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void recipesGetOverridesOperationsAndClasses() {
        List<String> overrides = labels(ServerTest.APPEND, "inherit acme-sign\nSRC_URI:");
        assertTrue(overrides.containsAll(List.of("append", "remove", "acme-mp1")), overrides::toString);
        assertTrue(labels(ServerTest.APPEND, "SRC_URI_").contains("SRC_URI_append"), "dunfell");
        assertTrue(labels(ServerTest.APPEND, "inherit acme-sign\ninherit de").contains("acme-sign"));
        assertTrue(labels(ServerTest.APPEND, "EXTRA").contains("EXTRA_OEMAKE"));
    }

    @Test
    void aMachineIsOneThatTheLayersOffer() {
        assertTrue(labels("build/conf/local.conf", "DISTRO = \"nodistro\"\nMACHINE = \"")
                .contains("acme-mp1"));
        assertEquals(List.of("acme-mp1"), labels("bsplint.yaml", "version: 1\nmachine: "));
    }

    @Test
    void fragmentsGetKconfigNamesMakefilesOthers() {
        List<String> fragment = labels("u-boot/configs/acme_defconfig", "CONFIG_CMD_F");
        assertTrue(fragment.contains("CONFIG_CMD_FUSE") && !fragment.contains("CFG_STM32_BSEC_WRITE"));
        List<String> symbols = labels("u-boot/Kconfig", "config A\n\tdepends on CMD_");
        assertTrue(symbols.contains("CMD_FUSE"), symbols::toString);
        List<String> make = labels("optee_os/core/arch/arm/plat-stm32mp1/conf.mk", "CFG_STM32_");
        assertTrue(make.contains("CFG_STM32_BSEC_WRITE") && !make.contains("CONFIG_CMD_FUSE"));
    }

    @Test
    void tooManyAreToldToBeIncompleteAndHoldWhatIsTyped() {
        CompletionList all = offered(ServerTest.APPEND, "EXTRA_OEMAKE += \"CFG_TEE_CORE_DEB");
        if (all.isIncomplete()) {
            assertEquals("CFG_TEE_CORE_DEBUG", all.getItems().get(0).getLabel());
            assertTrue(all.getItems().stream()
                    .allMatch(item -> item.getLabel().toLowerCase().contains("cfg_tee_core_deb")));
        }
        assertTrue(all.getItems().stream().anyMatch(item -> item.getLabel().equals("CFG_TEE_CORE_DEBUG")));
    }

    @Test
    void settingsGetWhatTheirKeyTakes() {
        assertTrue(labels("bsplint.yaml", "version: 1\necosystem: ").contains("3.0.0"));
        assertEquals(
                List.of("optee: ", "tf-a: ", "u-boot: ", "linux: "),
                labels("bsplint.yaml", "version: 1\ncomponents:\n  o"));
        assertTrue(labels("bsplint.yaml", "version: 1\nrules:\n  profile: ").contains("release"));
        assertTrue(labels("bsplint.yaml", "version: 1\nwaivers:\n  - {rule: ").contains("otp-write-refused-by-optee"));
        assertTrue(labels("bsplint.yaml", "version: 1\noperations: [").contains("close-device"));
        assertFalse(labels("bsplint.yaml", "version: 1\nbaseline: ").contains("close-device"));
    }

    @Test
    void scriptsKeepTheirVariablesBehindWhatIsNotKnown() {
        String text = "setenv where 0\nrun nobody_knows\nload mmc 0:4 ${";
        assertTrue(labels(ServerTest.SCRIPT, text).contains("where"), "an unknown script may have changed all values");
    }

    @Test
    void valuesAreThoseThatTheReaderTakes() {
        assertEquals(List.of("1", "0"), labels(ServerTest.APPEND, "TF_A_SIGN_ENABLE = \""));
        assertEquals(List.of("1", "0"), labels("tf-a/plat/st/stm32mp1/platform.mk", "TRUSTED_BOARD_BOOT := "));
        assertEquals(List.of("y", "n"), labels("optee_os/core/arch/arm/plat-stm32mp1/conf.mk", "CFG_WITH_PAGER ?= "));
        assertFalse(
                labels("u-boot/configs/acme_defconfig", "CONFIG_NOBODY_KNOWS=").contains("CONFIG_CMD_FUSE"));
    }

    @Test
    void dunfellsOverridesFollowAnUnderscore() {
        assertTrue(labels(ServerTest.APPEND, "SRC_URI_").contains("SRC_URI_acme-mp1"));
        assertTrue(labels(ServerTest.APPEND, "SRC_URI_append_ac").contains("SRC_URI_append_acme-mp1"));
        assertTrue(labels("build/conf/local.conf", "DISTRO = \"no").contains("nodistro"));
    }

    @Test
    void keysAreThoseOfTheirPlace() {
        assertTrue(labels("bsplint.yaml", "version: 1\nboard: {pa").contains("part-number: "));
        assertEquals(
                List.of("build: ", "layers: ", "machine: ", "distro: "),
                labels("bsplint.yaml", "version: 1\nyocto: {build: build, l"));
        assertTrue(labels("bsplint.yaml", "version: 1\nimages:\n  factory:\n    op")
                .contains("operations: "));
        assertTrue(
                labels("bsplint.yaml", "version: 1\ncomponents:\n  u-boot: {so").contains("source: "));
        assertTrue(
                labels("bsplint.yaml", "version: 1\nwaivers:\n  - {rule: x, ow").contains("owner: "));
        assertTrue(labels("bsplint.yaml", "version: 1\nwaivers:\n  - rule: x\n    ow")
                .contains("owner: "));
        assertFalse(labels("bsplint.yaml", "version: 1\nscripts: [pro").contains("operations: "));
        assertTrue(labels("bsplint.yaml", "version: 1\nmach").contains("machine: "));
    }

    @Test
    void scriptsGetCommandsBehindIfAndNamesBehindSetenv() {
        assertTrue(labels(ServerTest.SCRIPT, "if fu").contains("fuse"));
        assertTrue(labels(ServerTest.SCRIPT, "if fuse re").contains("read"));
        assertTrue(labels(ServerTest.SCRIPT, "setenv where 0\nsetenv wh").contains("where"));
        List<String> names = labels("provision/uEnv.txt", "bootc");
        assertTrue(names.contains("bootcmd") && !names.contains("fuse"), names::toString);
    }

    @Test
    void anItemTakesThePlaceOfTheWholeName() {
        CompletionItem rule = offered(ServerTest.SCRIPT, "# bsplint:ignore close-bef").getItems().stream()
                .filter(item -> item.getLabel().equals("close-before-key-hash"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new org.eclipse.lsp4j.Range(new Position(0, 17), new Position(0, 26)),
                rule.getTextEdit().getLeft().getRange(),
                "editors differ in whether `-` is part of a word");
        CompletionItem word =
                offered(ServerTest.SCRIPT, "echo \"🔑\"; fu").getItems().get(0);
        assertEquals(11, word.getTextEdit().getLeft().getRange().getStart().getCharacter());
    }
}
