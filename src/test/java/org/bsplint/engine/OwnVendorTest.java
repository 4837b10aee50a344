package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.assembly.upgrade.Change;
import org.bsplint.assembly.upgrade.Upgrade;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.engine.trial.Trial;
import org.bsplint.engine.trial.TrialResult;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A vendor is a folder of facts and rules: one that does not exist, with nothing of it in the program. */
class OwnVendorTest {
    private static final DiskTree FOLDER = new DiskTree(Path.of("src/test/resources/vendors/acme"));
    private static final DiskTree PROJECT = new DiskTree(Path.of("src/test/resources/vendors/acme/project"));
    private static final Optional<String> VENDOR = Optional.of("acme");

    private static final ParseResult<KnowledgeBase> FACTS = KnowledgeBase.with(FOLDER, "facts");
    private static final ParseResult<RuleBook> RULES =
            RuleBook.builtin("0.1.0", FACTS::tree).tree().with(FOLDER, "rules", "0.1.0");
    private static final Assembler ASSEMBLER = new Assembler(FACTS.tree());

    @Test
    void theFolderIsClean() {
        assertEquals(List.of(), FACTS.diagnostics());
        assertEquals(List.of(), RULES.diagnostics());
    }

    @Test
    void itsReleaseAndPartAreRecognised() {
        Bsp bsp = bsp(PROJECT);
        assertEquals(Optional.of("acme9"), bsp.platform().map(Deduced::value));
        assertEquals(Optional.of("4.1.0"), bsp.ecosystem().map(Deduced::value));
        assertEquals("4.1.0-acme-r1", bsp.versions().get("optee").value());
        assertEquals(
                Value.known("vendor"),
                bsp.images().get(0).component("optee").origin().value());
    }

    @Test
    void itsRuleFindsTheFault() {
        Report report = report(PROJECT);
        Finding finding = report.findings().stream()
                .filter(one -> one.rule().equals("acme-seal-refused-by-optee"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.findings().toString()));
        assertEquals(
                "`keyburn seal` will be refused by OP-TEE 4.1.0-acme-r1:" + " `CFG_ACME_FUSE_WRITE` is n",
                finding.message());
        assertEquals(
                "layers/meta-product/recipes-security/optee/optee-os-acme_%.bbappend",
                finding.fix().orElseThrow().edits().get(0).file());
    }

    @Test
    void itsRuleIsQuietWhereTheProductSetsTheOption() {
        OverlayTree mended = new OverlayTree(
                PROJECT,
                Map.of("layers/meta-product/recipes-security/optee/optee-os-acme_%.bbappend", "ACME_FUSES = \"y\"\n"));
        assertTrue(
                report(mended).findings().stream().noneMatch(one -> one.rule().equals("acme-seal-refused-by-optee")));
    }

    @Test
    void itsRuleKeepsItsOwnExamples() {
        Trial trial = new Trial(RULES.tree(), Optional.empty());
        List<TrialResult> results = RULES.tree().rules().rules().stream()
                .filter(rule -> rule.name().startsWith("acme-"))
                .flatMap(rule -> trial.run(rule).stream())
                .toList();
        assertEquals(3, results.size());
        assertTrue(results.stream().allMatch(TrialResult::passed), results.toString());
    }

    /** 3.0, 3.1 and 4.1 are releases of another vendor as well. */
    @Test
    void itsUpgradeTellsWhatItsRowsSay() {
        List<Change> changes = Upgrade.of(FACTS.tree(), release("3.0"), release("4.1"), bsp(PROJECT));
        assertEquals("4.1.0-acme-r1", find(changes, "optee").after());
        assertEquals(Change.Kind.FLIPS, find(changes, "CFG_ACME_FUSE_WRITE").kind());
        assertEquals(Change.Kind.VANISHES, find(changes, "CFG_ACME_TRACE").kind());
        assertEquals(
                "parts of 4.0 boot with OP-TEE alone",
                find(changes, "boot scheme plain").note());
        assertEquals(Change.Kind.APPEARS, find(changes, "keyburn state").kind());
        assertEquals(Change.Kind.VANISHES, find(changes, "keyburn wipe").kind());
        assertEquals("locks the words it writes", find(changes, "keyburn hash").after());
        assertEquals("pta", find(changes, "OP-TEE's OTP service").after());
        assertEquals("ACME_SIGN_IMAGES", find(changes, "ACME_SIGN").after());
        assertEquals(
                "build/conf/local.conf",
                find(changes, "ACME_SIGN").places().get(0).path());
        assertTrue(changes.stream().noneMatch(change -> change.subject().contains("STM32")), changes.toString());
        assertTrue(changes.stream().noneMatch(change -> change.subject().contains("stm32")), changes.toString());
    }

    private static Bsp bsp(org.bsplint.source.FileTree tree) {
        return ASSEMBLER.assemble(tree, SettingsReader.read(tree).tree());
    }

    private static Report report(org.bsplint.source.FileTree tree) {
        ProjectSettings settings = SettingsReader.read(tree).tree();
        LintInput input = new LintInput(
                ASSEMBLER.assemble(tree, settings),
                tree,
                Optional.of((changed, image) -> ASSEMBLER.assemble(changed, settings)));
        return RULES.tree()
                .linter(new ProductFiles(tree, Discovery.discover(tree), FACTS.tree()))
                .lint(input, LintSettings.DEFAULT);
    }

    private static Release release(String number) {
        return FACTS.tree().releases().find(number, VENDOR).orElseThrow();
    }

    private static Change find(List<Change> changes, String subject) {
        return changes.stream()
                .filter(change -> change.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + changes));
    }
}
