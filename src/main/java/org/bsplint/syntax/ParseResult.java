package org.bsplint.syntax;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;

/** A tree (as good as could be made of the text) and what was wrong with the text. */
public record ParseResult<T>(T tree, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    public static <T> ParseResult<T> of(T tree) {
        return new ParseResult<>(tree, List.of());
    }

    public boolean isClean() {
        return diagnostics.isEmpty();
    }
}
