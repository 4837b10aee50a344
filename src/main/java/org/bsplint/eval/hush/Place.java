package org.bsplint.eval.hush;

import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** Where the characters of a text that is being run are written: turns offsets in it into spans. */
@FunctionalInterface
interface Place {
    Span span(int start, int end);

    static Place in(SourceFile file) {
        return file::span;
    }

    /** All of the text comes from one place (a variable's value). */
    static Place at(Span span) {
        return (start, end) -> span;
    }
}
