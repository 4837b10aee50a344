package org.bsplint.diagnostic;

import java.util.List;
import org.bsplint.source.Span;

/**
 * Something to say about a place in a file, from a parser or evaluator.
 *
 * @param stops true if the real tool would stop here (a parse error, {@code $(error)}, {@code bb.fatal}); false for what
 *     only this program could not read or follow
 */
public record Diagnostic(Severity severity, Span span, String message, boolean stops, List<Related> related) {
    public Diagnostic {
        related = List.copyOf(related);
    }

    /** The real tool would stop here. */
    public static Diagnostic error(Span span, String message) {
        return new Diagnostic(Severity.ERROR, span, message, true, List.of());
    }

    /** The real tool would go on, perhaps with a warning of its own. */
    public static Diagnostic warning(Span span, String message) {
        return new Diagnostic(Severity.WARNING, span, message, false, List.of());
    }

    /** This program could not read or follow something, or met one of its limits. */
    public static Diagnostic problem(Span span, String message) {
        return new Diagnostic(Severity.ERROR, span, message, false, List.of());
    }

    @Override
    public String toString() {
        return span + ": " + severity.word() + ": " + message;
    }
}
