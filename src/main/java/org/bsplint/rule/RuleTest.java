package org.bsplint.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;

/**
 * One example inside a rule file.
 *
 * @param name what it shows
 * @param given facts and options by subject path; {@code ?} is an unknown value; {@code script} and {@code boot} hold
 *     commands, one a line
 * @param observed what evaluators are to have seen
 * @param files a project tree; empty if the example is made of {@code given} alone
 * @param expect lines {@code file:line:column: severity: message} of the findings, or empty
 */
public record RuleTest(
        Kind kind,
        String name,
        Map<String, String> given,
        List<Observation> observed,
        Map<String, String> files,
        String expect,
        Span place) {
    /** What the rule must say. */
    public enum Kind {
        BAD,
        GOOD,
        UNDETERMINED
    }

    public RuleTest {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        observed = List.copyOf(observed);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    public RuleTest withGiven(Map<String, String> changed) {
        return new RuleTest(kind, name, changed, observed, files, expect, place);
    }
}
