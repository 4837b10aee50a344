package org.bsplint.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Severity;

/**
 * What a run shows and hides.
 *
 * @param select names of rules or packs to run; empty for all
 * @param ignore names of rules or packs to leave out
 * @param severity overrides by rule
 * @param profile {@code dev}, {@code ci}, {@code provisioning}, {@code release}
 * @param pinned rule-set version known to the project: rules that came later are shown as info; empty for none
 * @param today for expiries; without it nothing expires
 * @param strictBaseline entries that match nothing are errors
 */
public record LintSettings(
        List<String> select,
        List<String> ignore,
        Map<String, Severity> severity,
        Optional<Profile> profile,
        String pinned,
        List<Waiver> waivers,
        Baseline baseline,
        boolean strictBaseline,
        Optional<LocalDate> today) {
    public static final LintSettings DEFAULT = new LintSettings(
            List.of(), List.of(), Map.of(), Optional.empty(), "", List.of(), Baseline.EMPTY, false, Optional.empty());

    /** Is every finding shown that no comment hides? */
    boolean hidesNothing() {
        return waivers.isEmpty() && baseline.equals(Baseline.EMPTY) && !severity.containsValue(Severity.OFF);
    }

    public LintSettings {
        select = List.copyOf(select);
        ignore = List.copyOf(ignore);
        severity = Map.copyOf(severity);
        waivers = List.copyOf(waivers);
    }
}
