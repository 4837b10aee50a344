package org.bsplint.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.source.Span;

/**
 * Which rules run, and how strictly.
 *
 * @param packs folders of the user's own rules
 * @param severity word by rule name
 */
public record RuleSettings(
        List<String> packs,
        Optional<String> profile,
        Optional<String> pinned,
        List<Stated> ignore,
        Map<String, Stated> severity,
        List<Waiver> waivers,
        Optional<String> baseline) {
    /** One accepted finding: who accepts it, why, and until when ({@code YYYY-MM-DD}). */
    public record Waiver(
            String rule, Optional<String> image, String reason, String owner, Optional<String> expires, Span span) {}

    public static final RuleSettings NONE = new RuleSettings(
            List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of(), Optional.empty());

    public RuleSettings {
        packs = List.copyOf(packs);
        ignore = List.copyOf(ignore);
        severity = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(severity));
        waivers = List.copyOf(waivers);
    }
}
