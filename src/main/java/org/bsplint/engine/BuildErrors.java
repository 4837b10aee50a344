package org.bsplint.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Bsp;
import org.bsplint.source.Span;

/** What the real tools would stop at, as findings: {@code syntax-error} and {@code build-stops}. */
final class BuildErrors {
    static final String SYNTAX_ERROR = "syntax-error";
    static final String BUILD_STOPS = "build-stops";

    private BuildErrors() {}

    static List<Finding> findings(Bsp bsp, LintSettings settings) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Long> broken = new HashMap<>();
        bsp.errors().stream()
                .filter(error -> rule(error).equals(SYNTAX_ERROR))
                .forEach(error -> broken.merge(error.span().path(), 1L, Long::sum));
        Set<String> told = new HashSet<>();
        for (Diagnostic error : bsp.errors()) {
            String rule = rule(error);
            boolean wanted = settings.select().isEmpty() || settings.select().contains(rule);
            boolean first = rule.equals(BUILD_STOPS) || told.add(error.span().path());
            if (wanted && first && !settings.ignore().contains(rule)) {
                long more = rule.equals(BUILD_STOPS)
                        ? 0
                        : broken.getOrDefault(error.span().path(), 1L) - 1;
                findings.add(finding(rule, error, more));
            }
        }
        return findings;
    }

    private static String rule(Diagnostic error) {
        return error.kind() == Diagnostic.Kind.SYNTAX ? SYNTAX_ERROR : BUILD_STOPS;
    }

    /** @param more further errors of this file, which the tool that stops here never sees */
    private static Finding finding(String rule, Diagnostic error, long more) {
        boolean syntax = rule.equals(SYNTAX_ERROR);
        String title = syntax ? "The tool that reads this file stops here" : "The build stops with an error";
        return new Finding(
                rule,
                error.severity() == Severity.OFF ? Severity.ERROR : error.severity(),
                false,
                "certain",
                title,
                error.message() + (more == 0 ? "" : "   (and " + more + " more in this file)"),
                "",
                "",
                "",
                List.of(),
                Optional.of(error.span()),
                error.related().stream()
                        .map(step ->
                                new TraceStep(step.span(), step.span().isPresent() ? "" : step.note(), step.note()))
                        .toList(),
                List.of(),
                Optional.empty(),
                Findings.digest(rule + "\n" + error.span().path() + "\n" + error.message()));
    }

    /**
     * One report for one fault. A rule that foretells an error which was evaluated anyway says nothing new: the error itself
     * stays. Where a rule explains the very line at which the tool stops, the rule stays.
     */
    static List<Finding> withoutPredicted(List<Finding> findings) {
        List<String> explained = findings.stream()
                .filter(finding -> !isOwn(finding) && finding.severity() == Severity.ERROR)
                .flatMap(finding -> finding.span().stream())
                .map(BuildErrors::line)
                .toList();
        List<Finding> told = findings.stream()
                .filter(finding -> !isOwn(finding)
                        || finding.span()
                                .map(BuildErrors::line)
                                .filter(explained::contains)
                                .isEmpty())
                .toList();
        List<String> stops = told.stream()
                .filter(finding -> finding.rule().equals(BUILD_STOPS))
                .map(Finding::message)
                .toList();
        return told.stream()
                .filter(finding -> isOwn(finding) || stops.isEmpty() || !isForetold(finding, stops))
                .toList();
    }

    private static String line(Span span) {
        return span.path() + ":" + span.line();
    }

    private static boolean isOwn(Finding finding) {
        return finding.rule().equals(BUILD_STOPS) || finding.rule().equals(SYNTAX_ERROR);
    }

    private static boolean isForetold(Finding finding, List<String> stops) {
        return !finding.subjects().isEmpty()
                && stops.stream().anyMatch(stop -> finding.subjects().stream().allMatch(stop::contains));
    }
}
