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

    @Override
    public String toString() {
        return span.map(at -> reason + " at " + at.path() + ":" + at.line()).orElse(reason);
    }
}
