package org.bsplint.eval;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/**
 * What evaluating one unit gave.
 *
 * @param options every name that was set, evaluated at the end
 * @param diagnostics what the real tool would stop at ({@link Diagnostic#stops()}), warn of, or what could not be followed
 * @param observations what happened that no value shows
 * @param output what the tool would print while evaluating ({@code $(info)}, {@code $(warning)}), in order
 * @param inputs paths of all files that were read, in order of first reading
 */
public record Evaluation(
        OptionSet options,
        List<Diagnostic> diagnostics,
        List<Observation> observations,
        List<String> output,
        List<String> inputs) {
    public Evaluation {
        diagnostics = List.copyOf(diagnostics);
        observations = List.copyOf(observations);
        output = List.copyOf(output);
        inputs = List.copyOf(inputs);
    }

    /** What the real tool would stop at. */
    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::stops).toList();
    }
}
