package org.bsplint.value;

import java.util.Optional;
import org.bsplint.source.Span;

/** Why something is unknown: a kind, a reason in words ({@code depends on $(shell git describe)}), and the place if any. */
public record Cause(Kind kind, String reason, Optional<Span> span) {
    /** What would have to be there, or to be understood, for the value to be known. */
    public enum Kind {
        MISSING_FILE,
        MISSING_INPUT,
        EXTERNAL_COMMAND,
        UNSUPPORTED,
        BUDGET
    }

    public static Cause of(Kind kind, String reason, Span span) {
        return new Cause(kind, reason, Optional.of(span));
    }

    public static Cause of(Kind kind, String reason) {
        return new Cause(kind, reason, Optional.empty());
    }

    // equals and hashCode are written out: to link what the JVM makes of a record costs a short run more than a hundred
    // calls

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Cause cause
                        && kind == cause.kind
                        && reason.equals(cause.reason)
                        && span.equals(cause.span);
    }

    @Override
    public int hashCode() {
        return (reason.hashCode() * 31 + kind.ordinal()) * 31 + span.hashCode();
    }

    @Override
    public String toString() {
        return span.map(at -> reason + " at " + at.path() + ":" + at.line()).orElse(reason);
    }
}
