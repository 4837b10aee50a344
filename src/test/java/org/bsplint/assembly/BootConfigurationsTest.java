package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bsplint.engine.Finding;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Verdict;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.BootVariant;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** The boot chain is evaluated for each boot scheme and storage that the recipes build, and rules judge each. */
class BootConfigurationsTest {
    private static final Assembler ASSEMBLER = Assembler.standard();
    private static final RuleBook RULES = RuleBook.builtin("0.1.0").tree();
    private static final String LOCAL = "build/conf/local.conf";
    private static final String BOTH = "MACHINE = \"acme-mp1\"\nBOOTSCHEME_LABELS_forcevariable = \"optee trusted\"\n";

    private static FileTree tree(String local) {
        return new OverlayTree(
                new DiskTree(Path.of("samples/close-device-ecosystem-3.0")),
                Map.of(LOCAL, local, "provision/close.cmd", "echo nothing\n"));
    }

    private static Image image(String local) {
        FileTree tree = tree(local);
        return ASSEMBLER
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
    }

    private static List<String> names(Image image) {
        return image.configurations().stream().map(BootConfiguration::name).toList();
    }

    private static Map<String, Value> each(Image image, String component, String option) {
        return image.configurations().stream()
                .collect(Collectors.toMap(
                        BootConfiguration::name,
                        one -> image.in(one).component(component).options().value(option)));
    }

    private static Report lint(String local) {
        FileTree tree = tree(local);
        Bsp bsp = ASSEMBLER.assemble(tree, SettingsReader.read(tree).tree());
        return new Linter(RULES.rules(), RULES.coded(), RULES.readers(), Placement.NOWHERE, Optional.empty())
                .lint(new LintInput(bsp, tree, Optional.empty()), LintSettings.DEFAULT);
    }

    private static RuleResult result(Report report, String rule) {
        return report.results().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySchemeAndStorageHasItsOwnWords() {
        Image image = image(BOTH);
        assertEquals(
                List.of("optee-sdcard", "optee-emmc", "optee-usb", "trusted-emmc", "trusted-sdcard", "trusted-usb"),
                names(image));
        Map<String, Value> monitors = each(image, "tf-a", "AARCH32_SP");
        assertEquals(Value.known("optee"), monitors.get("optee-emmc"));
        assertEquals(Value.known("sp_min"), monitors.get("trusted-emmc"));
        Map<String, Value> emmc = each(image, "tf-a", "STM32MP_EMMC");
        assertEquals(Value.known("1"), emmc.get("trusted-emmc"));
        assertEquals(Value.known("0"), emmc.get("trusted-sdcard"));
        // what the recipe passes to all is in all
        assertEquals(
                1, each(image, "tf-a", "LOG_LEVEL").values().stream().distinct().count());
    }

    @Test
    void theImageIsAsItsFirstConfigurationAndTheFactsFollowEach() {
        Image image = image(BOTH);
        assertEquals(
                "optee-sdcard",
                image.fact("boot.configuration").value().asKnown().orElseThrow());
        assertEquals(Value.known("1"), image.component("tf-a").options().value("STM32MP_SDMMC"));
        Image usb = image.in(image.configurations().get(5));
        assertEquals(Value.known("trusted"), usb.fact("boot.scheme").value());
        assertEquals(Value.known("sp_min"), usb.fact("boot.secure-monitor").value());
        assertEquals(Value.known("programmer"), usb.fact("boot.purpose").value());
        assertEquals(
                Value.known("optee sp_min"), usb.fact("boot.secure-monitors").value());
    }

    @Test
    void eachIsTheSameFromWithinAnother() {
        Image image = image(BOTH);
        for (BootConfiguration inside : image.configurations()) {
            for (BootConfiguration one : image.configurations()) {
                assertEquals(
                        image.in(one).component("tf-a").options().value("AARCH32_SP"),
                        image.in(inside).in(one).component("tf-a").options().value("AARCH32_SP"));
            }
        }
    }

    @Test
    void oneConfigurationIsNoList() {
        Image image = image("MACHINE = \"acme-mp1\"\nBOOTSCHEME_LABELS_forcevariable = \"optee\"\n"
                + "TF_A_CONFIG_forcevariable = \"optee sdcard\"\n");
        assertEquals(List.of(), image.configurations());
        assertEquals(
                "optee-sdcard",
                image.fact("boot.configuration").value().asKnown().orElseThrow());
    }

    @Test
    void whatNoConfigurationRunsIsNoPartOfTheImage() {
        String machine = "MACHINE = \"acme-mp1\"\nBOOTSCHEME_LABELS_forcevariable = ";
        assertFalse(image(machine + "\"trusted\"\n").component("optee").isPresent());
        assertTrue(image(BOTH).component("optee").isPresent());
        assertTrue(
                image(machine + "\"${@int(os.getpid())}\"\n").component("optee").isPresent());
    }

    @Test
    void theStoryOfAWordLeadsToTheLineOfItsConfiguration() {
        Image image = image(BOTH + "TF_A_CONFIG[emmc] = \"${STM32MP_DEVICETREE},STM32MP_EMMC=1 DYN_DISABLE_AUTH=1\"\n");
        Image emmc = image.in(image.configurations().get(1));
        Option word = emmc.component("tf-a").options().get("DYN_DISABLE_AUTH");
        assertEquals(Value.known("1"), word.value());
        assertEquals(
                LOCAL + ":3",
                word.place().orElseThrow().path() + ":"
                        + word.place().orElseThrow().line());
    }

    @Test
    void aFaultOfOneConfigurationIsAFaultOfTheImageAndNamesIt() {
        Report clean = lint(BOTH);
        assertEquals(
                Verdict.PASS, result(clean, "authentication-can-be-disabled").verdict());
        Report report =
                lint(BOTH + "TF_A_CONFIG[emmc] = \"${STM32MP_DEVICETREE},STM32MP_EMMC=1 DYN_DISABLE_AUTH=1\"\n");
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.rule().equals("authentication-can-be-disabled"))
                .toList();
        assertEquals(1, findings.size());
        assertEquals(List.of("optee-emmc", "trusted-emmc"), findings.get(0).configurations());
    }

    @Test
    void aFaultOfAllNamesNone() {
        Report report = lint(BOTH + "EXTRA_OEMAKE_append_pn-tf-a-stm32mp = \" DYN_DISABLE_AUTH=1\"\n");
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.rule().equals("authentication-can-be-disabled"))
                .toList();
        assertEquals(1, findings.size());
        assertEquals(List.of(), findings.get(0).configurations());
    }

    @Test
    void unknownInOneIsNeverAPass() {
        Report report = lint(
                BOTH
                        + "TF_A_CONFIG[emmc] = \"${STM32MP_DEVICETREE},STM32MP_EMMC=1 DYN_DISABLE_AUTH=${@int(os.getpid())}\"\n");
        RuleResult result = result(report, "authentication-can-be-disabled");
        assertEquals(Verdict.UNDETERMINED, result.verdict());
        assertEquals(List.of("optee-emmc", "trusted-emmc"), result.configurations());
    }

    @Test
    void aProgrammersBuildOfItsOwnIsNoProductThatServesOne() {
        Report report = lint(BOTH + "");
        assertTrue(report.findings().stream().noneMatch(one -> one.rule().equals("usb-programmer-in-release")));
    }

    @Test
    void whatIsShownOfAConfigurationIsWhatIsNotTheSameInAll() {
        List<BootVariant> variants = BootVariant.of(image(BOTH));
        assertEquals(6, variants.size());
        List<String> shown = variants.get(3).values().getOrDefault("tf-a", List.of()).stream()
                .map(option -> option.name() + "=" + BootVariant.text(option))
                .toList();
        assertTrue(shown.contains("AARCH32_SP=sp_min"), shown.toString());
        assertTrue(shown.contains("STM32MP_EMMC=1"), shown.toString());
        assertTrue(shown.stream().noneMatch(text -> text.startsWith("LOG_LEVEL")), shown.toString());
    }

    @Test
    void ofSeveralDefconfigsTheRecipesOwnIsBuilt() {
        FileTree tree = new OverlayTree(
                tree(BOTH),
                Map.of(
                        "u-boot/configs/stm32mp15_trusted_defconfig", "CONFIG_BOOTDELAY=7\n",
                        "u-boot/configs/other_defconfig", "CONFIG_BOOTDELAY=3\n"));
        Image image = ASSEMBLER
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
        assertEquals(Value.known("7"), image.component("u-boot").options().value("CONFIG_BOOTDELAY"));
    }

    @Test
    void aDefconfigThatNobodyKnowsIsNotTakenForTheVendors() {
        assertEquals(Value.known("y"), image(BOTH).component("u-boot").options().value("CONFIG_OPTEE"));
        String shared = "layers/meta-vendor-stm32mp/conf/machine/include/vendor-stm32mp.inc";
        String text =
                tree(BOTH).read(shared).orElseThrow().text().replace("stm32mp15_trusted_defconfig", "acme_defconfig");
        FileTree tree = new OverlayTree(tree(BOTH), Map.of(shared, text));
        Image image = ASSEMBLER
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
        Value own = image.component("u-boot").options().value("CONFIG_OPTEE");
        assertTrue(own.isUndecided());
        assertTrue(
                own.causes().toString().contains("acme_defconfig"), own.causes().toString());
    }
}
