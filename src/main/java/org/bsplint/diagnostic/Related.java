package org.bsplint.diagnostic;

import java.util.Optional;
import org.bsplint.source.Span;

/** A further place that tells part of the story, with a note; without a span it is knowledge that no file here holds. */
public record Related(Optional<Span> span, String note) {
    public static Related at(Span span, String note) {
        return new Related(Optional.of(span), note);
    }

    public static Related known(String note) {
        return new Related(Optional.empty(), note);
    }
}
