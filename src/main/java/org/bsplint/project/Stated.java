package org.bsplint.project;

import java.util.Optional;
import org.bsplint.source.Span;

/** Something the user states, and where: in {@code bsplint.yaml}, or on the command line (no span). */
public record Stated(String text, Optional<Span> span) {
    public static Stated onCommandLine(String text) {
        return new Stated(text, Optional.empty());
    }

    /** The place in words: {@code bsplint.yaml:3} or {@code command line}. */
    public String from() {
        return span.map(at -> at.path() + ":" + at.line()).orElse("command line");
    }
}
