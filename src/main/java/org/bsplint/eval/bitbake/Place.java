package org.bsplint.eval.bitbake;

import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.value.Origin;

/**
 * Where an operation on the store comes from.
 *
 * @param function the Python function that made it, as BitBake's history shows in brackets; empty for a statement
 * @param origin who gave the value
 */
public record Place(Optional<Span> span, String function, Origin origin) {
    /** No file: set by BitBake itself or by the caller. */
    public static final Place NONE = of(Origin.AUTOMATIC);

    public static Place of(Origin origin) {
        return new Place(Optional.empty(), "", origin);
    }

    public static Place at(Span span) {
        return new Place(Optional.of(span), "", Origin.FILE);
    }

    public static Place of(PythonFunction function) {
        String name = function.name().isEmpty() ? "__anonymous" : function.name();
        return new Place(Optional.of(function.span()), name, Origin.FILE);
    }
}
