package org.bsplint.engine;

import java.util.Collections;
import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Bsp;

/**
 * The result of one run, ready to render: same input, same report.
 *
 * @param findings what is shown, in order of file, position and rule
 * @param results every rule's verdict for every image, in order of rule and image
 * @param problems what could not be read or followed; always shown
 * @param rules a card for each rule of the rule set, in order of name
 * @param ruleset version of the rule set
 */
public record Report(
        Bsp bsp,
        List<Finding> findings,
        List<Suppressed> suppressed,
        List<RuleResult> results,
        List<Diagnostic> problems,
        List<RuleCard> rules,
        String ruleset) {
    public Report {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        results = List.copyOf(results);
        problems = List.copyOf(problems);
        // not copied: cards are made as they are asked for, and most reporters ask for none
        rules = Collections.unmodifiableList(rules);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    public List<RuleResult> undetermined() {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.UNDETERMINED)
                .toList();
    }
}
