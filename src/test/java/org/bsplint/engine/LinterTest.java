package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.rule.RuleFiles;
import org.bsplint.rule.RuleSet;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

class LinterTest {
    private static final RuleBook FACTS = RuleBook.builtin("0.1.0").tree();
    private static final String TESTS =
            "tests:\n  - bad: b\n    given: {u-boot.CONFIG_X: n}\n    expect: \"error: …\"\n"
                    + "  - good: g\n    given: {u-boot.CONFIG_X: y}\n  - undetermined: u\n    given: {u-boot.CONFIG_X: \"?\"}\n";

    @Test
    void aFailureHasPlaceMessageTraceAndStableFingerprint() {
        Report report = lint("x-off", "require: [u-boot.CONFIG_X is enabled]\n", "CONFIG_X=n\n", LintSettings.DEFAULT);
        Finding finding = report.findings().get(0);
        assertEquals("configs/acme_defconfig:1:1", finding.span().orElseThrow().toString());
        assertEquals("`CONFIG_X` is n", finding.message());
        assertEquals(List.of("CONFIG_X"), finding.subjects());
        assertEquals("u-boot", finding.component());
        assertEquals(
                "configs/acme_defconfig:1:1",
                finding.trace().get(0).span().orElseThrow().toString());
        Report moved =
                lint("x-off", "require: [u-boot.CONFIG_X is enabled]\n", "# moved\nCONFIG_X=n\n", LintSettings.DEFAULT);
        assertEquals(finding.fingerprint(), moved.findings().get(0).fingerprint());
    }

    @Test
    void aMissingComponentMeansNotApplicableAndAnUnknownValueUndetermined() {
        Report report = lint(
                "x-off",
                "when: [linux.CONFIG_Y is enabled]\nrequire: [u-boot.CONFIG_X is enabled]\n",
                "CONFIG_X=n\n",
                LintSettings.DEFAULT);
        assertEquals(Verdict.NOT_APPLICABLE, report.results().get(0).verdict());
        Report open =
                lint("x-off", "require: [u-boot.CONFIG_X is enabled, soc = a]\n", "CONFIG_X=y\n", LintSettings.DEFAULT);
        assertEquals(Verdict.UNDETERMINED, open.results().get(0).verdict());
        assertEquals(List.of("soc"), open.results().get(0).needs());
    }

    @Test
    void aCommentWithReasonHidesAndOneThatHidesNothingIsTold() {
        String rule = "require: [u-boot.CONFIG_X is enabled]\n";
        Report hidden =
                lint("x-off", rule, "# bsplint:ignore x-off board has no X\nCONFIG_X=n\n", LintSettings.DEFAULT);
        assertEquals(List.of(), hidden.findings());
        assertEquals("board has no X", hidden.suppressed().get(0).reason());
        assertEquals(Verdict.WAIVED, hidden.results().get(0).verdict());
        Report mute = lint("x-off", rule, "CONFIG_X=n # bsplint:ignore x-off\n", LintSettings.DEFAULT);
        assertEquals(List.of("suppression-without-reason", "x-off"), rules(mute));
        Report unused = lint("x-off", rule, "# bsplint:ignore x-off why not\nCONFIG_X=y\n", LintSettings.DEFAULT);
        assertEquals(List.of("unused-suppression"), rules(unused));
    }

    @Test
    void anIrreversibleFindingIsOnlyWaivedWithReasonOwnerAndExpiry() {
        String rule = "irreversible: true\nrequire: [u-boot.CONFIG_X is enabled]\n";
        String text = "# bsplint:ignore x-off why not\nCONFIG_X=n\n";
        Report shown = lint("x-off", rule, text, LintSettings.DEFAULT);
        assertEquals(List.of("unused-suppression", "x-off"), rules(shown));
        Waiver waiver =
                new Waiver("x-off", "", "because", "me", Optional.of(LocalDate.of(2027, 1, 1)), Optional.empty());
        assertEquals(
                List.of("unused-suppression"),
                rules(lint("x-off", rule, text, waived(waiver, LocalDate.of(2026, 12, 31)))));
        Report late = lint("x-off", rule, "CONFIG_X=n\n", waived(waiver, LocalDate.of(2027, 1, 2)));
        assertEquals(List.of("waiver-not-valid", "x-off"), rules(late));
        Waiver undated = new Waiver("x-off", "", "because", "me", Optional.empty(), Optional.empty());
        assertTrue(rules(lint("x-off", rule, "CONFIG_X=n\n", waived(undated, LocalDate.of(2026, 1, 1))))
                .contains("x-off"));
    }

    @Test
    void aBaselineHoldsUntilTheValueChanges() {
        String rule = "require: [u-boot.CONFIG_X = y]\n";
        Report first = lint("x-off", rule, "CONFIG_X=n\n", LintSettings.DEFAULT);
        Baseline baseline = Baseline.of(first.findings(), Baseline.EMPTY);
        assertEquals(List.of(), rules(lint("x-off", rule, "\nCONFIG_X=n\n", with(baseline, false))));
        Report changed = lint("x-off", rule, "CONFIG_X=m\n", with(baseline, true));
        assertEquals(List.of("stale-baseline-entry", "x-off"), rules(changed));
        assertEquals(Severity.ERROR, changed.findings().get(1).severity());
    }

    @Test
    void anEvaluatedErrorSilencesTheRuleThatForetellsIt() {
        Bsp bsp = bsp("CONFIG_X=n\n");
        SourceFile makefile = SourceFile.of("Makefile", "$(error CONFIG_X is needed)\n");
        Bsp stopped = new Bsp(
                bsp.platform(),
                bsp.machine(),
                bsp.ecosystem(),
                bsp.versions(),
                bsp.images(),
                List.of(Diagnostic.error(makefile.line(1), "CONFIG_X is needed")),
                List.of(),
                List.of());
        Report report = linter("x-off", "require: [u-boot.CONFIG_X is enabled]\n")
                .lint(LintInput.of(stopped), LintSettings.DEFAULT);
        assertEquals(List.of("build-stops"), rules(report));
    }

    @Test
    void severityFollowsTheOperationAndTheProject() {
        String rule = "require: [u-boot.CONFIG_X is enabled]\n";
        LintSettings off = new LintSettings(
                List.of(),
                List.of(),
                Map.of("x-off", Severity.INFO),
                Optional.empty(),
                "",
                List.of(),
                Baseline.EMPTY,
                false,
                Optional.empty());
        assertEquals(
                Severity.INFO,
                lint("x-off", rule, "CONFIG_X=n\n", off).findings().get(0).severity());
        LintSettings ignored = new LintSettings(
                List.of(),
                List.of("x-off"),
                Map.of(),
                Optional.empty(),
                "",
                List.of(),
                Baseline.EMPTY,
                false,
                Optional.empty());
        assertEquals(List.of(), lint("x-off", rule, "CONFIG_X=n\n", ignored).findings());
    }

    private static LintSettings waived(Waiver waiver, LocalDate today) {
        return new LintSettings(
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                "",
                List.of(waiver),
                Baseline.EMPTY,
                false,
                Optional.of(today));
    }

    private static LintSettings with(Baseline baseline, boolean strict) {
        return new LintSettings(
                List.of(), List.of(), Map.of(), Optional.empty(), "", List.of(), baseline, strict, Optional.empty());
    }

    /** Names of the rules that found something, sorted. */
    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).sorted().toList();
    }

    private static Report lint(String name, String conditions, String defconfig, LintSettings settings) {
        MemoryTree files = new MemoryTree(Map.of("configs/acme_defconfig", defconfig));
        return linter(name, conditions).lint(new LintInput(bsp(defconfig), files, Optional.empty()), settings);
    }

    private static Linter linter(String name, String conditions) {
        String text = "rule: " + name + "\nseverity: error\nsummary: s\nmessage: \"`CONFIG_X` is {u-boot.CONFIG_X}\"\n"
                + conditions + TESTS;
        ParseResult<RuleSet> rules =
                RuleFiles.read(new MemoryTree(Map.of("own/" + name + ".yaml", text)), "own", FACTS.coded(), "0.1.0");
        assertEquals(List.of(), rules.diagnostics());
        return new Linter(rules.tree(), FACTS.coded(), FACTS.readers(), Placement.NOWHERE, Optional.empty());
    }

    /** A U-Boot whose CONFIG_X is what the last such line says. */
    private static Bsp bsp(String defconfig) {
        SourceFile file = SourceFile.of("configs/acme_defconfig", defconfig);
        int at = defconfig.indexOf("CONFIG_X=");
        String value = defconfig.substring(at + 9, at + 10);
        Assignment line = Assignment.at(file.span(at, at + 10), "=", value);
        Option option = Option.of("CONFIG_X", Value.known(value), Origin.FILE, List.of(line));
        Component uBoot = new Component(
                "u-boot",
                Option.unset("version"),
                Option.unset("origin"),
                OptionSet.complete(List.of(option)),
                Component.Presence.SOURCES);
        Image image = new Image(
                "default",
                Set.of(Operation.BUILD),
                OptionSet.partial(List.of(), Cause.of(Cause.Kind.MISSING_INPUT, "nothing says")),
                Map.of("u-boot", uBoot),
                List.<BootCommand>of(),
                List.of());
        return new Bsp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(image),
                List.of(),
                List.of(),
                List.of("configs/acme_defconfig"));
    }
}
