package org.bsplint.rule;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Operation;

/** How bad a rule's finding is: one severity, or one by operation; of several operations the worst counts. */
public record Severities(Severity standard, Map<Operation, Severity> byOperation) {
    public Severities {
        byOperation = Collections.unmodifiableSortedMap(new TreeMap<>(byOperation));
    }

    public static Severities always(Severity severity) {
        return new Severities(severity, Map.of());
    }

    public Severity of(Set<Operation> operations) {
        if (byOperation.isEmpty()) {
            return standard;
        }
        Severity worst = null;
        for (Operation operation : operations) { // by hand: every rule of a run is asked
            Severity severity = byOperation.get(operation);
            worst = severity != null && (worst == null || severity.compareTo(worst) < 0) ? severity : worst;
        }
        return worst == null ? standard : worst;
    }

    /** The worst it can be. */
    public Severity worst() {
        return byOperation.isEmpty()
                ? standard
                : byOperation.values().stream()
                        .filter(severity -> severity.compareTo(standard) < 0)
                        .min(Severity::compareTo)
                        .orElse(standard);
    }
}
