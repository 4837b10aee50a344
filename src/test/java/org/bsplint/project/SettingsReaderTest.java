package org.bsplint.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/** {@code bsplint.yaml}: every key of the contract is read, every wrong one is told with its line. */
class SettingsReaderTest {
    private static final String FULL = """
            version: 1
            platform: stm32mp15
            machine: stm32mp15-disco
            ecosystem: "3.0"
            versions: {optee: 3.12.0, tf-a: v2.4-stm32mp-r1, yocto: dunfell}
            origins: {tf-a: upstream}
            board: {part-number: STM32MP157CAC3, ddr-base: "0xc0000000"}
            operations: [close-device]
            yocto: {build: build, layers: [layers/meta-acme], machine: acme-mp1, distro: poky}
            components:
              optee: {source: sources/optee_os, set: {CFG_STM32_BSEC_WRITE: "y"}}
              u-boot: {defconfig: acme_defconfig, fragments: [provision.cfg]}
            scripts: [provision/*.cmd]
            images:
              factory: {operations: [close-device], scripts: [provision/*.cmd]}
              release: {operations: [release], components: {optee: {set: {CFG_STM32_BSEC_WRITE: "n"}}}}
            rules: {packs: [policies/], profile: release, pinned: "1.4", ignore: [a-rule], severity: {b-rule: warning}}
            waivers:
              - {rule: c-rule, image: factory, reason: "because", owner: "me", expires: 2027-03-31}
            baseline: .bsplint-baseline.json
            """;

    @Test
    void everyKeyIsRead() {
        ProjectSettings settings = clean(FULL);
        assertEquals("stm32mp15", settings.platform().orElseThrow().text());
        assertEquals("bsplint.yaml:4", settings.ecosystem().orElseThrow().from());
        assertEquals("3.12.0", settings.versions().get("optee").text());
        assertEquals("upstream", settings.origins().get("tf-a").text());
        assertEquals("0xc0000000", settings.board().get("ddr-base").text());
        assertEquals("layers/meta-acme", settings.yocto().layers().get(0).text());
        assertEquals(
                "acme_defconfig",
                settings.component("u-boot").defconfig().orElseThrow().text());
        ImageSettings release = settings.images().get(1);
        assertEquals(
                "n",
                settings.component("optee", release)
                        .set()
                        .get("CFG_STM32_BSEC_WRITE")
                        .text());
        assertEquals("2027-03-31", settings.rules().waivers().get(0).expires().orElseThrow());
        assertEquals(Optional.of(".bsplint-baseline.json"), settings.rules().baseline());
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheNearestOne() {
        List<Diagnostic> errors = read("version: 1\necosytem: 3.0\n").diagnostics();
        assertEquals(1, errors.size());
        assertEquals(2, errors.get(0).span().line());
        assertTrue(
                errors.get(0).message().contains("`ecosystem`"), errors.get(0).message());
    }

    @Test
    void anUnknownOperationIsAnError() {
        String message =
                read("operations: [close-devise]\n").diagnostics().get(0).message();
        assertTrue(message.contains("did you mean `close-device`"), message);
    }

    @Test
    void numbersStayAsWritten() {
        assertEquals(
                "3.10", clean("ecosystem: 3.10\n").ecosystem().orElseThrow().text());
    }

    @Test
    void theFileAboveTheFolderCounts() {
        MemoryTree tree = new MemoryTree(Map.of("../bsplint.yaml", "scripts: [provision/*.cmd]\n", "x/a.cmd", ""));
        assertEquals(Optional.empty(), SettingsReader.find(new MemoryTree(Map.of("x/a.cmd", ""))));
        ProjectSettings settings = SettingsReader.read(tree, "../bsplint.yaml").tree();
        assertEquals("../provision/*.cmd", settings.scripts().get(0).text());
    }

    @Test
    void theCommandLineBeatsTheFile() {
        ProjectSettings settings = clean(FULL)
                .with(new Overrides(
                        Optional.of("stm32mp13-disco"),
                        Optional.of("4.1"),
                        List.of("release"),
                        Overrides.parseSets(List.of("optee.CFG_STM32_BSEC_WRITE=n", "tf-a.AARCH32_SP=sp_min")),
                        Optional.empty()));
        assertEquals("command line", settings.ecosystem().orElseThrow().from());
        assertEquals("stm32mp13-disco", settings.machine().orElseThrow().text());
        assertEquals(2, settings.operations().size());
        assertEquals(
                "n",
                settings.component("optee").set().get("CFG_STM32_BSEC_WRITE").text());
        assertEquals(
                "sp_min", settings.component("tf-a").set().get("AARCH32_SP").text());
    }

    @Property(tries = 200)
    void noTextMakesItThrow(@ForAll String text) {
        read(text);
    }

    private static ProjectSettings clean(String text) {
        ParseResult<ProjectSettings> result = read(text);
        assertEquals(List.of(), result.diagnostics());
        return result.tree();
    }

    private static ParseResult<ProjectSettings> read(String text) {
        return SettingsReader.read(new MemoryTree(Map.of("bsplint.yaml", text)));
    }
}
