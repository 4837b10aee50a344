package org.bsplint.eval.yocto;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;

/**
 * An assembled Yocto project: the configuration is read when it is opened, each recipe when it is asked for. Opening never
 * fails: what is missing is a diagnostic, and what depends on it is unknown. Not safe for use by several threads at once.
 */
public final class YoctoWorkspace {
    private final FileTree tree;
    private final Opening opening;
    private final Configuration configuration;

    private YoctoWorkspace(FileTree tree, Opening opening) {
        this.tree = tree;
        this.opening = opening;
        this.configuration = opening.configuration();
    }

    public static YoctoWorkspace open(FileTree tree, YoctoRequest request) {
        return open(tree, request, new WorkspaceMemory());
    }

    /** As {@link #open(FileTree, YoctoRequest)}, using again what the memory holds and what still holds. */
    public static YoctoWorkspace open(FileTree tree, YoctoRequest request, WorkspaceMemory memory) {
        Opening opening = memory.open(tree, request);
        return new YoctoWorkspace(opening.files(tree), opening);
    }

    /** Of kas files, those that no other one includes: each describes a build of its own. */
    public static List<String> kasBuilds(FileTree tree, List<String> files) {
        return KasReader.builds(tree, files);
    }

    /** The configuration datastore: every variable that the configuration files set. */
    public Evaluation config() {
        return opening.config();
    }

    /**
     * An option as far as it is BitBake's own for certain: where openembedded-core is not at hand, lists that it adds to as
     * well (OVERRIDES, DEPENDS, …) are known in part only.
     */
    public Option certain(Option option) {
        return configuration.hasCore() ? option : StandInCore.shown(option);
    }

    /** BitBake's version, as near as the layers tell: {@code 2.0}. */
    public String bitbakeVersion() {
        return configuration.store().dialect().version();
    }

    /** Every recipe that the layers offer, in order of name, version and file; of equal file names only the one that counts. */
    public List<Recipe> recipes() {
        return opening.offer(tree).recipes();
    }

    /**
     * The recipe that BitBake would build for a name: PN, a path of a {@code .bb} file, what {@code PREFERRED_PROVIDER}
     * resolves it to, or a variant ({@code zlib-native}, {@code nativesdk-zlib}) of a recipe.
     */
    public Optional<Recipe> recipe(String name) {
        return named(name)
                .or(() -> recipes().stream()
                        .filter(recipe -> name.endsWith(".bb") && recipe.file().equals(name))
                        .findFirst())
                .or(() -> LayerReader.known(configuration.store(), "PREFERRED_PROVIDER_" + name)
                        .flatMap(this::named))
                .or(() -> variant(name));
    }

    private Optional<Recipe> variant(String name) {
        if (name.endsWith("-native")) {
            return named(name.substring(0, name.length() - 7)).map(recipe -> recipe.as(name, "native"));
        }
        return name.startsWith("nativesdk-")
                ? named(name.substring(10)).map(recipe -> recipe.as(name, "nativesdk"))
                : Optional.empty();
    }

    private Optional<Recipe> named(String name) {
        return recipes().stream()
                .filter(recipe -> recipe.name().equals(name) && recipe.preferred())
                .findFirst();
    }

    /** The recipe's datastore after its appends, its classes and its anonymous functions. */
    public Evaluation evaluate(Recipe recipe) {
        return opening.evaluate(recipe, tree);
    }

    /** Names of BBMULTICONFIG, for {@link YoctoRequest#withMulticonfig}. */
    public List<String> multiconfigs() {
        return Blanks.words(configuration.store().text("BBMULTICONFIG").toString()).stream()
                .filter(name -> !name.contains("…"))
                .distinct()
                .toList();
    }

    /** Layers in the order of BBLAYERS. */
    public List<Layer> layers() {
        return configuration.layers();
    }

    /** Names of the machines that the layers offer ({@code conf/machine/NAME.conf}), sorted. */
    public List<String> machines() {
        return ConfigurationReader.machines(tree, configuration.layers());
    }

    /**
     * What the assembly saw: {@code append-without-recipe}, {@code layer-series-mismatch}, {@code layer-missing},
     * {@code preferred-version-missing}, {@code recipe-masked}, {@code layer-dependency-missing}, …
     */
    public List<Observation> observations() {
        Set<Observation> all = new LinkedHashSet<>(opening.config().observations());
        all.addAll(opening.offer(tree).notes().observations());
        return List.copyOf(all);
    }

    /** What BitBake would stop at or warn of before it parses any recipe, and what could not be read. */
    public List<Diagnostic> diagnostics() {
        return opening.config().diagnostics();
    }

    /** What was met while recipes were looked for. */
    public List<Diagnostic> offerDiagnostics() {
        return opening.offer(tree).notes().diagnostics();
    }
}
