package org.bsplint.eval.bitbake;

import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Evaluates Python without Python: expressions of <code>${@…}</code>, and functions for which there is a model. */
public interface PythonEvaluator {
    /**
     * The value of an inline expression, {@code str()} applied: {@code None} is the text {@code None}.
     *
     * @param code between <code>${@</code> and the closing brace, variable references already replaced (so it may have
     *     holes)
     * @return {@link Value.Known}, {@link Value.Unknown}, or {@link Value.Failing} where Python would raise; empty if Python
     *     would call it an unterminated string literal, which BitBake takes for text that is no expression
     */
    Optional<Value> evaluate(Text code, Variables variables);

    /**
     * Runs an anonymous function or event handler on the store.
     *
     * @param doubts why it may not be run at all; empty if it certainly is
     */
    Run run(PythonFunction function, DataStore store, Set<Cause> doubts);

    /** What became of a function. */
    sealed interface Run {
        /** Modelled: the store is as after the real function. */
        record Done() implements Run {}

        /** As {@link Done}, and perhaps it raises {@code bb.parse.SkipRecipe} on the way, which ends the recipe. */
        record MaySkip(Set<Cause> causes) implements Run {}

        /** Not modelled; the store was not touched: what the function may set becomes unknown. */
        record NotModelled() implements Run {}

        /** It raises {@code bb.parse.SkipRecipe}: the recipe is skipped. */
        record Skips(String reason) implements Run {}

        /** It calls {@code bb.fatal} or raises. */
        record Fails(String reason) implements Run {}
    }

    /** Knows no Python at all: every expression is unknown. */
    static PythonEvaluator none() {
        return new PythonEvaluator() {
            @Override
            public Optional<Value> evaluate(Text code, Variables variables) {
                Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "depends on ${@" + code + "}");
                return Optional.of(new Value.Unknown(Text.unknown(cause), false));
            }

            @Override
            public Run run(PythonFunction function, DataStore store, Set<Cause> doubts) {
                return new Run.NotModelled();
            }
        };
    }
}
