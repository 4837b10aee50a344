package org.bsplint.eval.bitbake;

import java.util.Optional;
import org.bsplint.source.Span;

/**
 * Where an operation on the store comes from.
 *
 * @param function the Python function that made it, as BitBake's history shows in brackets; empty for a statement
 */
public record Place(Optional<Span> span, String function) {
    /** No file: set by BitBake itself or by the caller. */
    public static final Place NONE = new Place(Optional.empty(), "");

    public static Place at(Span span) {
        return new Place(Optional.of(span), "");
    }

    public static Place of(PythonFunction function) {
        String name = function.name().isEmpty() ? "__anonymous" : function.name();
        return new Place(Optional.of(function.span()), name);
    }
}
