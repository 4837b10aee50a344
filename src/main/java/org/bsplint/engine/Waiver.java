package org.bsplint.engine;

import java.time.LocalDate;
import java.util.Optional;
import org.bsplint.source.Span;

/**
 * A finding accepted in bsplint.yaml, with a name to it; the only way to accept an irreversible one.
 *
 * @param image empty for every image
 * @param expires the last day on which it holds
 */
public record Waiver(
        String rule, String image, String reason, String owner, Optional<LocalDate> expires, Optional<Span> place) {
    boolean covers(Finding finding) {
        return rule.equals(finding.rule()) && (image.isEmpty() || image.equals(finding.image()));
    }

    boolean isExpired(Optional<LocalDate> today) {
        return expires.isPresent() && today.isPresent() && today.get().isAfter(expires.get());
    }
}
