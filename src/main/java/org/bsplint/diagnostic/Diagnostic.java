package org.bsplint.diagnostic;

import java.util.List;
import org.bsplint.source.Span;

/**
 * Something to say about a place in a file, from a parser or evaluator.
 *
 * @param kind what it means for the real tool
 */
public record Diagnostic(Severity severity, Span span, String message, Kind kind, List<Related> related) {
    /** What a diagnostic means for the tool whose file it is about. */
    public enum Kind {
        /** The tool cannot read the file on from here. */
        SYNTAX,
        /** The tool reads the file and stops: {@code $(error)}, {@code bb.fatal}, an include that is missing. */
        STOP,
        /** The tool goes on, perhaps with a warning of its own. */
        NOTICE,
        /** Only this program could not read or follow something, or met one of its limits. */
        PROBLEM
    }

    public Diagnostic {
        related = List.copyOf(related);
    }

    /** The real tool cannot read the file on from here. */
    public static Diagnostic syntax(Span span, String message) {
        return new Diagnostic(Severity.ERROR, span, message, Kind.SYNTAX, List.of());
    }

    /** The real tool would stop here. */
    public static Diagnostic error(Span span, String message) {
        return new Diagnostic(Severity.ERROR, span, message, Kind.STOP, List.of());
    }

    /** The real tool would go on, perhaps with a warning of its own. */
    public static Diagnostic warning(Span span, String message) {
        return new Diagnostic(Severity.WARNING, span, message, Kind.NOTICE, List.of());
    }

    /** This program could not read or follow something, or met one of its limits. */
    public static Diagnostic problem(Span span, String message) {
        return new Diagnostic(Severity.ERROR, span, message, Kind.PROBLEM, List.of());
    }

    /** The real tool goes no further than this. */
    public boolean stops() {
        return kind == Kind.SYNTAX || kind == Kind.STOP;
    }

    @Override
    public String toString() {
        return span + ": " + severity.word() + ": " + message;
    }
}
