package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.bsplint.lsp.client.Buffer;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.Test;

/** A line that is half typed is one diagnostic; the rest of the file, and the rest of the project, is still judged. */
class BrokenBuffersTest extends FoundingProject {
    private static final String FOUNDING = "otp-write-refused-by-optee";

    private List<Diagnostic> diagnostics(String path, String text) {
        project.edit(path, new Buffer(text, java.util.Optional.of(1)));
        return Diagnostics.of(project.snapshot()).getOrDefault(path, List.of());
    }

    private void assertFoundingCaseStands() {
        List<Diagnostic> script = Diagnostics.of(project.snapshot()).getOrDefault(ServerTest.SCRIPT, List.of());
        assertTrue(Client.has(script, FOUNDING), script::toString);
    }

    @Test
    void append() {
        List<Diagnostic> found = diagnostics(
                ServerTest.APPEND, "EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBGU=n\"\nthis is half typ\nSRC_URI += \"a\n");
        assertTrue(Client.has(found, "syntax-error"), found::toString);
        assertTrue(Client.has(found, "option-misspelt"), found::toString);
        assertFoundingCaseStands();
    }

    @Test
    void configuration() throws Exception {
        String text = Files.readString(root.resolve("build/conf/local.conf"));
        List<Diagnostic> found = diagnostics("build/conf/local.conf", text + "MACHINE_FEATURES += \"a\n");
        assertTrue(Client.has(found, "syntax-error"), found::toString);
        assertFoundingCaseStands();
    }

    @Test
    void makefile() throws Exception {
        String path = "optee_os/core/arch/arm/plat-stm32mp1/conf.mk";
        List<Diagnostic> found = diagnostics(path, "CFG_STM32_BSEC ?= y\nifeq ($(CFG_STM32_BSEC),y)\nCFG_X ?= y\n");
        assertTrue(Client.has(found, "syntax-error"), found::toString);
        assertFoundingCaseStands();
    }

    @Test
    void fragment() {
        String path = "u-boot/configs/acme_defconfig";
        diagnostics(path, "CONFIG_CMD_FUSE=y\nCONFIG_CMD_ST\nCONFIG_SYS_PROMPT=\"half\n");
        assertTrue(project.snapshot().options("CONFIG_CMD_FUSE").size() == 1, "the rest is read");
        assertFoundingCaseStands();
    }

    @Test
    void script() {
        List<Diagnostic> found = diagnostics(ServerTest.SCRIPT, "fuse prog -y 0 0x0 0x40\nif test -n \"${a\n");
        assertTrue(Client.has(found, "syntax-error"), found::toString);
        assertTrue(Client.has(found, FOUNDING), found::toString);
    }

    @Test
    void settings() throws Exception {
        String text = Files.readString(root.resolve("bsplint.yaml"));
        List<Diagnostic> found = diagnostics("bsplint.yaml", text + "operatoins: [close-device]\nwaivers: [{rule\n");
        assertTrue(!found.isEmpty());
        assertFoundingCaseStands();
    }

    @Test
    void wrongEntriesOfSettingsAreToldWhereTheyStand() throws Exception {
        String text = Files.readString(root.resolve("bsplint.yaml"));
        List<Diagnostic> found =
                diagnostics("bsplint.yaml", text + "rules: {severity: {" + FOUNDING + ": grave}, profile: realease}\n");
        assertTrue(found.toString().contains("everity"), found::toString);
        assertTrue(found.toString().contains("rofile"), found::toString);
    }

    @Test
    void rule() {
        String whole = "rule: own-rule\nseverity: error\nsummary: s\nwhen:\n  - optee.CFG_X is enabeld\nwhy: w\n";
        List<Diagnostic> found = diagnostics("policies/own-rule.yaml", whole + "mesage: m\n");
        assertTrue(found.toString().contains("mesage"), found::toString);
        assertTrue(found.toString().contains("enabeld"), found::toString);
        assertFoundingCaseStands();
    }

    @Test
    void completionOfRules() {
        String text = "rule: own-rule\nwhen:\n  - optee.\n  - soc is \n  - \n";
        diagnostics("policies/own-rule.yaml", text);
        assertTrue(labels(2, 10).contains("CFG_STM32_BSEC_WRITE"));
        assertTrue(labels(3, 11).contains("enabled"));
        assertTrue(labels(4, 4).containsAll(List.of("soc", "script", "optee", "operation")));
    }

    @Test
    void whatWasMeantAndWhereOptionsBelong() throws Exception {
        diagnostics(ServerTest.APPEND, "EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBGU=n CFG_STM32_BSEC_WRITE=n\"\n");
        List<String> misspelt = actions(ServerTest.APPEND, 0, 20);
        assertTrue(misspelt.stream().anyMatch(title -> title.contains("CFG_TEE_CORE_DEBUG?")), misspelt::toString);
        List<String> set = actions(ServerTest.APPEND, 0, 45);
        assertTrue(set.stream().anyMatch(title -> title.contains("set CFG_STM32_BSEC_WRITE to y")), set::toString);
        String text = Files.readString(root.resolve("bsplint.yaml"));
        diagnostics("bsplint.yaml", text + "operatoins: [close-device]\n");
        int last = (int) text.chars().filter(c -> c == '\n').count();
        List<String> key = actions("bsplint.yaml", last, 2);
        assertTrue(key.stream().anyMatch(title -> title.contains("operations?")), key::toString);
    }

    private List<String> actions(String path, int line, int column) {
        org.eclipse.lsp4j.Range here = new org.eclipse.lsp4j.Range(Client.at(line, column), Client.at(line, column));
        return new Actions(project.snapshot(), true)
                .at(path, here).stream().map(action -> action.getTitle()).toList();
    }

    private List<String> labels(int line, int column) {
        return new Completions(project.snapshot())
                .at("policies/own-rule.yaml", Client.at(line, column)).getItems().stream()
                        .map(item -> item.getLabel())
                        .toList();
    }
}
