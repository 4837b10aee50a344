package org.bsplint.engine;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.bsplint.source.Span;

/**
 * One fault found in one image.
 *
 * @param irreversible it shows only after something that cannot be undone; only bsplint.yaml can waive it
 * @param confidence {@code certain}, or {@code likely} where an inferred fact took part
 * @param title the rule's summary
 * @param message what is wrong here, with value and place
 * @param label what the underlined source text is or does
 * @param component the component at fault, or empty
 * @param subjects every option, variable or command it is about, spelled as in the sources
 * @param span the primary place; empty if no file holds it
 * @param console texts that users see when it happens
 * @param fingerprint stable over line moves: rule, option, cause
 * @param configurations the boot configurations of the image that have it; empty if all have
 */
public record Finding(
        String rule,
        Severity severity,
        boolean irreversible,
        String confidence,
        String title,
        String message,
        String label,
        String image,
        String component,
        List<String> subjects,
        Optional<Span> span,
        List<TraceStep> trace,
        List<String> console,
        Optional<Fix> fix,
        String fingerprint,
        List<String> configurations) {
    public Finding {
        subjects = List.copyOf(subjects);
        trace = List.copyOf(trace);
        console = List.copyOf(console);
        configurations = List.copyOf(configurations);
    }

    /** A fault of all boot configurations. */
    public Finding(
            String rule,
            Severity severity,
            boolean irreversible,
            String confidence,
            String title,
            String message,
            String label,
            String image,
            String component,
            List<String> subjects,
            Optional<Span> span,
            List<TraceStep> trace,
            List<String> console,
            Optional<Fix> fix,
            String fingerprint) {
        this(
                rule,
                severity,
                irreversible,
                confidence,
                title,
                message,
                label,
                image,
                component,
                subjects,
                span,
                trace,
                console,
                fix,
                fingerprint,
                List.of());
    }

    public Finding withFix(Fix changed) {
        return with(Optional.of(changed), configurations);
    }

    Finding in(List<String> names) {
        return with(fix, names);
    }

    private Finding with(Optional<Fix> changed, List<String> names) {
        return new Finding(
                rule,
                severity,
                irreversible,
                confidence,
                title,
                message,
                label,
                image,
                component,
                subjects,
                span,
                trace,
                console,
                changed,
                fingerprint,
                names);
    }
}
