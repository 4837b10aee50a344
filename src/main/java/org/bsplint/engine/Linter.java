package org.bsplint.engine;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bsplint.diagnostic.Edits;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleSet;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Evaluator;
import org.bsplint.rule.condition.Judged;
import org.bsplint.rule.condition.Readers;
import org.bsplint.rule.memory.Agreement;
import org.bsplint.rule.memory.Verdicts;
import org.bsplint.rule.memory.Views;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Deferred;

/** Decides every rule for every image, filters what is shown, and verifies the fixes that are offered. */
public final class Linter {
    private final RuleSet rules;
    private final Map<String, CodedFact> coded;
    private final Readers readers;
    private final Placement placement;
    private final Optional<Verdicts<RuleResult>> verdicts;

    public Linter(
            RuleSet rules,
            Map<String, CodedFact> coded,
            Readers readers,
            Placement placement,
            Optional<Verdicts<RuleResult>> verdicts) {
        this.rules = rules;
        this.coded = coded;
        this.readers = readers;
        this.placement = placement;
        this.verdicts = verdicts;
    }

    public Report lint(LintInput input, LintSettings settings) {
        Bsp bsp = withProfile(input.bsp(), settings);
        Suppressions suppressions = Suppressions.in(sources(input));
        Verification verification =
                new Verification((finding, fix) -> helps(finding, fix, input, settings), input.beside());
        boolean showsAll = input.evaluate().isPresent() && suppressions.areNone() && settings.hidesNothing();
        List<RuleResult> results = results(bsp, input, settings, finding -> {
            if (showsAll) {
                verification.expect(finding);
            }
        });
        List<Finding> findings = new ArrayList<>(BuildErrors.findings(bsp, settings));
        results.forEach(result -> findings.addAll(result.findings()));
        List<Finding> single = BuildErrors.withoutPredicted(findings);
        List<Finding> graded = Filter.graded(single, settings, newRules(settings));
        Filter filter = new Filter(settings, suppressions);
        filter.run(graded);
        return new Report(
                bsp,
                input.evaluate().isPresent() ? verification.of(filter.shown()) : filter.shown(),
                filter.hidden(),
                results.stream().map(result -> waived(result, filter.hidden())).toList(),
                bsp.problems(),
                cards(rules.rules()),
                rules.version());
    }

    /** One rule for one image: what {@code why-not} shows. */
    public RuleResult judge(Rule rule, Image image) {
        Verdicts<RuleResult> memory = new Verdicts<>(coded);
        return result(rule, agreement(memory.views(image)), memory);
    }

    private Agreement agreement(Views views) {
        return new Agreement(views, new Evaluator(views.images().get(0), coded, readers));
    }

    /** Findings are always made anew, for their fixes depend on files. */
    private RuleResult result(Rule rule, Agreement agreement, Verdicts<RuleResult> memory) {
        Views views = agreement.views();
        Image first = views.images().get(0);
        Optional<List<Judged>> ruledOut = agreement.ruledOut(rule);
        if (ruledOut.isPresent()) {
            return result(Judgement.ofOther(rule, first, ruledOut.get()));
        }
        if (verdicts.isEmpty() && agreement.covers(rule)) {
            RuleResult same = result(Judgement.of(rule, first, agreement::judge));
            // what is said of a failure may name what is not the same
            if (same.verdict() != Verdict.FAIL || views.images().size() == 1) {
                return same;
            }
        }
        return memory.of(
                rule,
                views,
                seen -> decide(rule, seen),
                each -> across(first, each),
                result -> result.verdict() != Verdict.FAIL);
    }

    private static RuleResult across(Image image, List<RuleResult> each) {
        return each.stream().allMatch(each.get(0)::equals)
                ? each.get(0)
                : RuleResult.across(
                        image.configurations().stream()
                                .map(BootConfiguration::name)
                                .toList(),
                        each);
    }

    private RuleResult decide(Rule rule, Image image) {
        return result(Judgement.of(rule, image, new Evaluator(image, coded, readers)::judge));
    }

    private RuleResult result(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        List<Finding> findings = verdict == Verdict.FAIL ? Findings.of(judgement, coded, placement) : List.of();
        return new RuleResult(
                judgement.rule().name(),
                judgement.image().name(),
                verdict,
                judgement.evidence(),
                findings,
                verdict == Verdict.UNDETERMINED ? judgement.needs() : List.of(),
                judgement.because());
    }

    private List<RuleResult> results(Bsp bsp, LintInput input, LintSettings settings, Consumer<Finding> found) {
        List<RuleResult> results = new ArrayList<>();
        Verdicts<RuleResult> memory = verdicts.orElseGet(() -> new Verdicts<>(coded));
        List<Agreement> images =
                bsp.images().stream().map(memory::views).map(this::agreement).toList();
        for (Rule rule : rules.rules()) {
            input.files().stillWanted();
            if (isSelected(rule, settings)) {
                images.forEach(image -> {
                    RuleResult result = result(rule, image, memory);
                    result.findings().forEach(found);
                    results.add(result);
                });
            }
        }
        memory.forgetOthers();
        return results;
    }

    private static boolean isSelected(Rule rule, LintSettings settings) {
        boolean selected =
                settings.select().isEmpty() || settings.select().stream().anyMatch(name -> isMeant(rule, name));
        return selected
                && settings.ignore().stream().noneMatch(name -> isMeant(rule, name))
                && settings.severity().get(rule.name()) != Severity.OFF;
    }

    private static boolean isMeant(Rule rule, String name) {
        return rule.isNamed(name) || rule.pack().equals(name);
    }

    private static Bsp withProfile(Bsp bsp, LintSettings settings) {
        Set<Operation> more = settings.profile().map(Profile::operations).orElse(Set.of());
        if (more.isEmpty()) {
            return bsp;
        }
        List<Image> images = bsp.images().stream()
                .map(image -> {
                    Set<Operation> operations = new TreeSet<>(image.operations());
                    operations.addAll(more);
                    return image.withOperations(operations);
                })
                .toList();
        return new Bsp(
                bsp.platform(),
                bsp.machine(),
                bsp.ecosystem(),
                bsp.versions(),
                images,
                bsp.errors(),
                bsp.problems(),
                bsp.inputs());
    }

    /** Rules that came after the pinned version of the rule set, with the version that brought each. */
    private Map<String, String> newRules(LintSettings settings) {
        Map<String, String> added = new TreeMap<>();
        if (!settings.pinned().isEmpty()) {
            rules.added().forEach((rule, version) -> {
                boolean later = org.bsplint.syntax.version.Version.parse(version)
                        .flatMap(brought -> org.bsplint.syntax.version.Version.parse(settings.pinned())
                                .map(pinned -> brought.compareTo(pinned) > 0))
                        .orElse(false);
                if (later) {
                    added.put(rule, version);
                }
            });
        }
        return added;
    }

    private static List<SourceFile> sources(LintInput input) {
        return input.bsp().inputs().stream()
                .flatMap(path -> input.files().read(path).stream())
                .toList();
    }

    private static RuleResult waived(RuleResult result, List<Suppressed> hidden) {
        if (hidden.isEmpty() || result.findings().isEmpty()) {
            return result;
        }
        Set<String> prints =
                hidden.stream().map(one -> one.finding().fingerprint()).collect(Collectors.toSet());
        if (!result.findings().stream().allMatch(finding -> prints.contains(finding.fingerprint()))) {
            return result;
        }
        String reason = hidden.stream()
                .filter(one -> one.finding()
                        .fingerprint()
                        .equals(result.findings().get(0).fingerprint()))
                .map(one -> one.by() + ": " + one.reason())
                .findFirst()
                .orElse("");
        return new RuleResult(
                result.rule(),
                result.image(),
                Verdict.WAIVED,
                result.evidence(),
                result.findings(),
                result.needs(),
                Deferred.of(reason),
                result.configurations());
    }

    /** Does the rule pass for the finding's image once the edits are applied? */
    private boolean helps(Finding finding, Fix fix, LintInput input, LintSettings settings) {
        FileTree changed = new OverlayTree(input.files(), Edits.apply(input.files(), fix.edits()));
        Bsp bsp = withProfile(input.evaluate().orElseThrow().apply(changed, finding.image()), settings);
        Optional<Rule> rule = rules.find(finding.rule());
        return rule.isPresent()
                && bsp.images().stream()
                        .filter(image -> image.name().equals(finding.image()))
                        .map(image -> judge(rule.get(), image))
                        .anyMatch(result -> result.verdict() == Verdict.PASS
                                || result.verdict() == Verdict.NOT_APPLICABLE
                                || result.verdict() == Verdict.FAIL
                                        && result.findings().stream()
                                                .noneMatch(other ->
                                                        other.fingerprint().equals(finding.fingerprint())));
    }

    /** A view: the texts of a rule are read only for a card that somebody looks at. */
    private static List<RuleCard> cards(List<Rule> rules) {
        return new AbstractList<>() {
            @Override
            public RuleCard get(int index) {
                return card(rules.get(index));
            }

            @Override
            public int size() {
                return rules.size();
            }
        };
    }

    static RuleCard card(Rule rule) {
        return new RuleCard(
                rule.name(),
                rule.pack(),
                rule.severity().worst(),
                rule.irreversible(),
                rule.summary(),
                rule.why(),
                rule.fix().description().text(),
                rule.references(),
                rule.checklist(),
                !rule.checklist().isEmpty());
    }
}
