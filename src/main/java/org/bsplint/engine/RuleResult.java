package org.bsplint.engine;

import java.util.List;

/**
 * What one rule said of one image.
 *
 * @param needs paths of the facts that would decide an undetermined verdict
 * @param reason why it is undetermined, not applicable or waived; empty otherwise
 */
public record RuleResult(
        String rule,
        String image,
        Verdict verdict,
        List<Evidence> evidence,
        List<Finding> findings,
        List<String> needs,
        String reason) {
    public RuleResult {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        needs = List.copyOf(needs);
    }
}
