package org.bsplint.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.Span;

/**
 * Something an evaluator saw happen that no value shows: a fragment line that is dropped, a guard that opens when its
 * variable is unset, an append that matches no recipe. Rules turn kinds of observations into findings.
 *
 * @param kind kebab-case name of what happened: {@code kconfig-request-dropped}
 * @param component the component it belongs to
 * @param subjects names of the options, variables or commands it is about
 * @param details named texts for a rule's message ({@code {observed.wanted}})
 */
public record Observation(
        String kind,
        String component,
        List<String> subjects,
        Optional<Span> span,
        Map<String, String> details,
        List<Related> story,
        Optional<Fix> fix) {
    public Observation {
        subjects = List.copyOf(subjects);
        details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
        story = List.copyOf(story);
    }
}
