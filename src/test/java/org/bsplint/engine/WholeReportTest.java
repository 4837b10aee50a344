package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.diagnostic.Severity;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.json.FindingsDocument;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TextReporter;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/**
 * Everything that a report holds of one small product under rules of its own: each verdict, each step of each story, fixes,
 * suppressions, waivers, a baseline. The rules use every kind of condition.
 */
class WholeReportTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.load();
    private static final RuleBook FACTS = RuleBook.builtin("0.1.0").tree();

    private static final Map<String, String> PRODUCT = Map.of(
            "bsplint.yaml",
            """
            version: 1
            platform: stm32mp15
            versions: {optee: 3.12.0, u-boot: v2020.10}
            operations: [close-device]
            components:
              optee: {set: {CFG_OWN_STATED: "y"}}
            images:
              factory: {operations: [close-device]}
              release: {operations: [release]}
            """,
            "optee_os/build.mk",
            "PLATFORM := stm32mp1-157C_DK2\nCFG_OWN_A := n\nCFG_OWN_A := y\nCFG_OWN_B := $(CFG_OWN_A)\n",
            "u-boot/configs/acme_defconfig",
            "CONFIG_OWN_X=y\n# CONFIG_OWN_Y is not set\n# bsplint:ignore hidden-here board has none\nCONFIG_OWN_Z=\"a quiet b\"\n"
                    + "CONFIG_OWN_N=0x20\n",
            "provision/close.cmd",
            "if test \"$board\" = x; then fuse prog -y 0 0x0 0x40; fi\nsetenv go 'fuse sense 0 1'; run go\nreset\n",
            "linux/board.config",
            "CONFIG_OWN_L=m\nCONFIG_OWN_L=y\n");

    @Test
    void asItWasRead() {
        Report report = report(LintSettings.DEFAULT);
        String all = new TextReporter(Style.PLAIN, false).render(report) + "\n"
                + new FindingsDocument("0").render(report) + "\n" + ReportDocument.render(report, "0") + "\n";
        GoldenFile.compare(Path.of("src/test/resources/engine/whole-report.golden"), all);
    }

    @Test
    void settingsChooseHideAndWeigh() {
        assertEquals(
                List.of("plain-failure@factory", "plain-failure@release", "unused-suppression@"),
                names(with(List.of("plain-failure"), List.of())));
        List<String> all = names(LintSettings.DEFAULT);
        List<String> less = names(with(List.of(), List.of("plain-failure", "own")));
        assertEquals(
                List.of(),
                less.stream().filter(name -> name.startsWith("plain")).toList());
        assertEquals(
                List.of(),
                names(with(List.of(), List.of("own"))).stream()
                        .filter(name -> !name.startsWith("unused"))
                        .toList());
        assertEquals(all.size(), names(with(List.of(), List.of("no-such-rule"))).size());
        LintSettings weighed = new LintSettings(
                List.of("plain-failure"),
                List.of(),
                Map.of("plain-failure", Severity.INFO),
                Profile.of("release"),
                "0.9",
                List.of(),
                Baseline.EMPTY,
                false,
                Optional.empty());
        Report report = report(weighed);
        assertEquals(Severity.INFO, report.findings().get(0).severity());
        assertEquals("factory", report.findings().get(0).image());
    }

    @Test
    void waiversHoldForTheirRuleImageAndTime() {
        Waiver valid = new Waiver(
                "plain-failure", "factory", "known", "me", Optional.of(LocalDate.of(2030, 1, 1)), Optional.empty());
        Report report = report(waived(valid, LocalDate.of(2029, 12, 31)));
        assertEquals(
                List.of("plain-failure@release"),
                report.findings().stream()
                        .filter(finding -> finding.rule().equals("plain-failure"))
                        .map(finding -> finding.rule() + "@" + finding.image())
                        .toList());
        assertEquals(
                List.of(Verdict.WAIVED, Verdict.FAIL),
                report.results().stream()
                        .filter(result -> result.rule().equals("plain-failure"))
                        .map(RuleResult::verdict)
                        .toList());
        Suppressed hidden = report.suppressed().stream()
                .filter(one -> one.finding().rule().equals("plain-failure"))
                .findFirst()
                .orElseThrow();
        assertEquals("known me", hidden.reason() + " " + hidden.owner());
        assertEquals(
                2,
                report(waived(valid, LocalDate.of(2030, 1, 2))).findings().stream()
                        .filter(finding -> finding.rule().equals("plain-failure"))
                        .count());
    }

    @Test
    void aBaselineHidesWhatItHoldsAndTellsWhatItHoldsNoMore() {
        Report first = report(LintSettings.DEFAULT);
        Baseline baseline = Baseline.of(first.findings(), Baseline.EMPTY);
        Report second = report(baselined(baseline, false));
        List<String> left =
                second.findings().stream().map(Finding::rule).distinct().toList();
        assertEquals(
                first.findings().stream()
                        .filter(Finding::irreversible)
                        .map(Finding::rule)
                        .distinct()
                        .toList(),
                left.stream()
                        .filter(rule -> !rule.startsWith("unused") && !rule.startsWith("stale"))
                        .toList());
        Baseline odd = new Baseline(List.of(new Baseline.Entry(
                "gone-rule", "optee", "CFG_GONE", "", "00", "was once", "me", Optional.empty(), Optional.empty())));
        assertEquals(
                Severity.ERROR,
                report(baselined(odd, true)).findings().stream()
                        .filter(finding -> finding.rule().equals("stale-baseline-entry"))
                        .findFirst()
                        .orElseThrow()
                        .severity());
        assertEquals(
                Severity.INFO,
                report(baselined(odd, false)).findings().stream()
                        .filter(finding -> finding.rule().equals("stale-baseline-entry"))
                        .findFirst()
                        .orElseThrow()
                        .severity());
    }

    private static LintSettings with(List<String> select, List<String> ignore) {
        return new LintSettings(
                select, ignore, Map.of(), Optional.empty(), "", List.of(), Baseline.EMPTY, false, Optional.empty());
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

    private static LintSettings baselined(Baseline baseline, boolean strict) {
        return new LintSettings(
                List.of(), List.of(), Map.of(), Optional.empty(), "", List.of(), baseline, strict, Optional.empty());
    }

    private static List<String> names(LintSettings settings) {
        return report(settings).findings().stream()
                .map(finding -> finding.rule() + "@" + finding.image())
                .sorted()
                .toList();
    }

    private static Report report(LintSettings settings) {
        MemoryTree tree = new MemoryTree(PRODUCT);
        Assembler assembler = new Assembler(KNOWLEDGE);
        ProjectSettings stated = SettingsReader.read(tree).tree();
        RuleBook empty =
                new RuleBook(new org.bsplint.rule.RuleSet("1", List.of(), Map.of()), FACTS.coded(), FACTS.readers());
        ParseResult<RuleBook> book = empty.with(new MemoryTree(rules()), "own", "0.1.0");
        assertEquals(List.of(), book.diagnostics());
        LintInput input = new LintInput(
                assembler.assemble(tree, stated),
                tree,
                Optional.of((changed, image) -> assembler.assemble(changed, stated)));
        return book.tree()
                .linter(new ProductFiles(tree, Discovery.discover(tree)))
                .lint(input, settings);
    }

    /** Name and what it asks; the rest of each rule is alike. */
    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        add(rules, "plain-failure", "error", "require: [u-boot.CONFIG_OWN_Y is enabled]", "u-boot.CONFIG_OWN_Y: \"y\"");
        add(rules, "hidden-here", "warning", "require: [u-boot.CONFIG_OWN_Z contains `loud`]", "");
        add(
                rules,
                "stated-failure",
                "warning",
                "require: [optee.CFG_OWN_STATED is disabled]",
                "optee.CFG_OWN_STATED: n");
        add(
                rules,
                "make-failure",
                "error",
                "require: [optee.CFG_OWN_B != y, optee.CFG_OWN_A is set]",
                "optee.CFG_OWN_A: n");
        add(
                rules,
                "command-found",
                "error\nirreversible: true",
                "when: [script runs `fuse prog *`]\nrequire: [optee.CFG_OWN_A is disabled]",
                "");
        add(
                rules,
                "two-commands",
                "warning",
                "when:\n  any:\n    - script runs `fuse *`\n    - script runs `reset`",
                "");
        add(
                rules,
                "in-one-of",
                "{default: info, release: error}",
                "when: [soc in stm32mp15]\nrequire: [\"linux.CONFIG_OWN_L in n, m\"]",
                "");
        add(rules, "number-compared", "warning", "require: [u-boot.CONFIG_OWN_N > 100]", "");
        add(
                rules,
                "version-compared",
                "error",
                "applies-to: [optee.version >= 3.0, optee.version < 4.0]\nrequire: [optee.version >= 3.16]",
                "");
        add(
                rules,
                "matched",
                "info",
                "when: [u-boot.CONFIG_OWN_Z matches `*quiet*`]\nrequire: [\"u-boot.CONFIG_OWN_Z not in a, b\", linux.CONFIG_OWN_L is unset]",
                "");
        add(
                rules,
                "negated",
                "info",
                "when:\n  - all:\n      - not: [u-boot.CONFIG_OWN_X is disabled]\n      - any: [operation in release, soc = imx8]\nrequire: [u-boot.CONFIG_OWN_X = n]",
                "");
        add(rules, "not-applicable", "error", "applies-to: [soc = imx8]\nrequire: [u-boot.CONFIG_OWN_X = n]", "");
        add(rules, "passes", "error", "require: [u-boot.CONFIG_OWN_X is enabled]", "");
        add(rules, "undetermined", "error", "when: [machine = m]\nrequire: [tf-a.OWN_OPTION is enabled]", "");
        add(
                rules,
                "by-operation",
                "error",
                "when: [operation = close-device]\nrequire: [board.part-number is set]",
                "");
        return rules;
    }

    private static void add(Map<String, String> rules, String name, String severity, String asks, String set) {
        String fix = set.isEmpty() ? "fix: do something about it" : "fix: {description: set it, set: {" + set + "}}";
        rules.put(
                "own/" + name + ".yaml",
                "rule: " + name + "\nseverity: " + severity + "\nsummary: the rule " + name + "\n"
                        + asks + "\n" + fix + "\nmessage: \"" + name
                        + " is not met\"\nwhy: because\nconsole: [\"text of " + name
                        + "\"]\nreferences: [\"acme/board@1:a.c\"]\n"
                        + "tests:\n  - bad: b\n    given: {u-boot.CONFIG_A: n}\n    expect: \"error: m\"\n"
                        + "  - good: g\n    given: {u-boot.CONFIG_A: \"y\"}\n"
                        + "  - undetermined: u\n    given: {u-boot.CONFIG_A: \"?\"}\n");
    }
}
