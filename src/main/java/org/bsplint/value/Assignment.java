package org.bsplint.value;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.Span;

/**
 * One step in the story of a variable, in the language's own terms.
 *
 * @param operator as written or as the tool names it: {@code ?=}, {@code :append}, {@code force}, {@code select}
 * @param text the right-hand side as written, before expansion
 * @param span where; empty for what no file says (command line, built in, knowledge base)
 * @param note a remark for the user, or empty: {@code already set at …}, {@code from the knowledge base: OP-TEE 3.12.0}
 * @param via the way that led there, outermost first: includes, calls, another component's command line
 */
public record Assignment(
        String operator,
        String text,
        Origin origin,
        Optional<Span> span,
        Effect effect,
        String note,
        List<Related> via) {

    /** What an assignment did. */
    public enum Effect {
        APPLIED,
        OVERRIDDEN,
        IGNORED_ALREADY_SET,
        CONDITION_FALSE,
        CONDITION_UNKNOWN
    }

    public Assignment {
        via = List.copyOf(via);
    }

    public static Assignment at(Span span, String operator, String text) {
        return new Assignment(operator, text, Origin.FILE, Optional.of(span), Effect.APPLIED, "", List.of());
    }

    public static Assignment from(Origin origin, String operator, String text, String note) {
        return new Assignment(operator, text, origin, Optional.empty(), Effect.APPLIED, note, List.of());
    }

    public Assignment withEffect(Effect changed, String because) {
        return new Assignment(operator, text, origin, span, changed, because, via);
    }

    public Assignment withVia(List<Related> path) {
        return new Assignment(operator, text, origin, span, effect, note, path);
    }
}
