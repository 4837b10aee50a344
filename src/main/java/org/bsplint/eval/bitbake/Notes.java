package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.value.Observation;

/** What an evaluation has to say besides values: diagnostics and observations, each once, in order; and what it read. */
public final class Notes {
    /** More than this of one kind helps nobody. */
    private static final int LIMIT = 10_000;

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private final Set<Observation> observations = new LinkedHashSet<>();
    private final Set<String> inputs = new LinkedHashSet<>();

    public void add(Diagnostic diagnostic) {
        if (diagnostics.size() < LIMIT) {
            diagnostics.add(diagnostic);
        }
    }

    public void add(Observation observation) {
        if (observations.size() < LIMIT) {
            observations.add(observation);
        }
    }

    public void addAll(Notes other) {
        other.diagnostics.forEach(this::add);
        other.observations.forEach(this::add);
        inputs.addAll(other.inputs);
    }

    public void input(String path) {
        inputs.add(path);
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    public List<String> inputs() {
        return new ArrayList<>(inputs);
    }

    /** Would BitBake have stopped? */
    public boolean stopped() {
        return diagnostics.stream().anyMatch(Diagnostic::stops);
    }
}
