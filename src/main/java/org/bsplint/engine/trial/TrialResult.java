package org.bsplint.engine.trial;

/** What came of one example; {@code problem} is empty if it went as the rule says. */
public record TrialResult(String rule, String test, String problem) {
    public boolean passed() {
        return problem.isEmpty();
    }
}
