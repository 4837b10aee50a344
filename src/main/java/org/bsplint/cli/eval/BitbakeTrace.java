package org.bsplint.cli.eval;

import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;

/** Histories as BitBake prints them: a statement that goes on over several lines is known by its last one. */
final class BitbakeTrace {
    private BitbakeTrace() {}

    static Option inItsTerms(Option option) {
        return option.withHistory(
                option.history().stream().map(BitbakeTrace::atLastLine).toList());
    }

    private static Assignment atLastLine(Assignment step) {
        Optional<Span> last = step.span().map(BitbakeTrace::lastLine);
        return new Assignment(
                step.operator(), step.text(), step.origin(), last, step.effect(), step.note(), step.via());
    }

    private static Span lastLine(Span span) {
        int line = span.endLine();
        return line == span.line() ? span : span.file().line(line);
    }
}
