package org.bsplint.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.Span;

/** What holds of every answer, whatever the input. */
final class Claims {
    private Claims() {}

    /** Values can be shown, places lie in their file, messages say something. */
    static void check(Evaluation evaluation) {
        check(evaluation.diagnostics());
        evaluation.options().names().forEach(name -> {
            evaluation.options().value(name).partial();
            evaluation.options().get(name).history().forEach(step -> step.span().ifPresent(Claims::check));
        });
    }

    static void check(List<Diagnostic> diagnostics) {
        assertTrue(diagnostics.size() < 100_000, "an endless list of diagnostics");
        for (Diagnostic one : diagnostics) {
            assertFalse(one.message().isBlank(), "an empty message");
            check(one.span());
        }
    }

    private static void check(Span span) {
        assertTrue(span.line() >= 1 && span.column() >= 1, "a place outside its file");
        assertTrue(span.endLine() >= span.line(), "a place that ends before it starts");
        span.text();
    }
}
