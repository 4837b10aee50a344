package org.bsplint.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.Span;
import org.bsplint.value.Deferred;

/**
 * What one rule said of one image.
 *
 * @param needs paths of the facts that would decide an undetermined verdict
 * @param because why it is undetermined, not applicable or waived, made when it is asked for; empty otherwise
 * @param configurations the boot configurations of the image that the verdict comes from; empty if from all
 */
public record RuleResult(
        String rule,
        String image,
        Verdict verdict,
        List<Evidence> evidence,
        List<Finding> findings,
        List<String> needs,
        Deferred<String> because,
        List<String> configurations) {
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS, Verdict.NOT_APPLICABLE);

    private record Fault(String component, List<String> subjects, Optional<Span> span, String message) {}

    public RuleResult {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        needs = List.copyOf(needs);
        configurations = List.copyOf(configurations);
    }

    /** The same for all boot configurations. */
    public RuleResult(
            String rule,
            String image,
            Verdict verdict,
            List<Evidence> evidence,
            List<Finding> findings,
            List<String> needs,
            Deferred<String> because) {
        this(rule, image, verdict, evidence, findings, needs, because, List.of());
    }

    public String reason() {
        return because.get();
    }

    /** The verdict alone, without why. */
    public RuleResult bare() {
        return new RuleResult(rule, image, verdict, List.of(), List.of(), List.of(), Deferred.of(""), configurations);
    }

    /**
     * What a rule says of an image by what it says of each of its boot configurations: at fault if one is, passed only if
     * none is undetermined. The same fault of several configurations is one finding that names them.
     *
     * @param configurations at least one
     * @param each of them, in the same order
     */
    static RuleResult across(List<String> configurations, List<RuleResult> each) {
        Map<String, RuleResult> results = new LinkedHashMap<>();
        for (int i = 0; i < each.size(); i++) {
            results.put(configurations.get(i), each.get(i));
        }
        Verdict worst = WORST_FIRST.stream()
                .filter(verdict -> results.values().stream().anyMatch(result -> result.verdict() == verdict))
                .findFirst()
                .orElseThrow();
        List<String> names = new ArrayList<>();
        Set<String> needs = new LinkedHashSet<>();
        results.forEach((name, result) -> {
            if (result.verdict() == worst) {
                names.add(name);
                needs.addAll(result.needs());
            }
        });
        RuleResult first = Objects.requireNonNull(results.get(names.get(0)));
        return new RuleResult(
                first.rule(),
                first.image(),
                worst,
                first.evidence(),
                findings(results),
                List.copyOf(needs),
                first.because(),
                unlessAll(names, results));
    }

    private static List<Finding> findings(Map<String, RuleResult> results) {
        Map<Fault, Finding> findings = new LinkedHashMap<>();
        Map<Fault, List<String>> names = new LinkedHashMap<>();
        results.forEach((name, result) -> result.findings().forEach(finding -> {
            Fault fault = new Fault(finding.component(), finding.subjects(), finding.span(), finding.message());
            findings.putIfAbsent(fault, finding);
            List<String> having = names.computeIfAbsent(fault, first -> new ArrayList<>());
            if (!having.contains(name)) {
                having.add(name);
            }
        }));
        List<Finding> named = new ArrayList<>();
        findings.forEach((fault, finding) ->
                named.add(finding.in(unlessAll(names.getOrDefault(fault, List.of()), results))));
        return named;
    }

    private static List<String> unlessAll(List<String> names, Map<String, RuleResult> results) {
        return names.size() == results.size() ? List.of() : names;
    }
}
