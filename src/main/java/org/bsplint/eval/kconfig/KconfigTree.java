package org.bsplint.eval.kconfig;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.TreeReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/**
 * A Kconfig tree, read once; any number of configurations are evaluated on it, each exactly as the tree's own
 * {@code conf} would write its {@code .config}. Immutable, and safe for several threads.
 */
public final class KconfigTree {
    private final FileTree files;
    private final String base;
    private final TreeReader.Tree tree;
    private final Dialect dialect;
    private final List<Symbol> written;

    private KconfigTree(FileTree files, String base, TreeReader.Tree tree) {
        this.files = files;
        this.base = base;
        this.tree = tree;
        this.dialect = Dialect.of(files, base);
        this.written = tree.graph().all().stream()
                .filter(Symbol::isDefined)
                .sorted(java.util.Comparator.comparingInt(
                        symbol -> symbol.nodes().get(0).number()))
                .toList();
    }

    /**
     * Reads the tree whose top file is {@code base/Kconfig}; empty if there is none. {@code source} paths are relative to
     * {@code base}.
     */
    public static Optional<KconfigTree> load(FileTree files, String base, KconfigSettings settings) {
        return load(files, base, "Kconfig", settings);
    }

    /** Reads the tree with another top file, named relative to {@code base}. */
    public static Optional<KconfigTree> load(FileTree files, String base, String top, KconfigSettings settings) {
        return files.read(Paths.resolve(base, top))
                .map(file -> new KconfigTree(files, base, new TreeReader(files, base, settings).read(file)));
    }

    /** What is wrong with the tree itself; {@link Diagnostic#stops()} where {@code conf} would give up. */
    public List<Diagnostic> diagnostics() {
        return tree.diagnostics();
    }

    /** {@code conf} would not write any {@code .config}. */
    public boolean isBroken() {
        return tree.isBroken();
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Is a symbol of this name ({@code CONFIG_} in front or not) defined? */
    public boolean defines(String option) {
        String name = option.startsWith("CONFIG_") ? option.substring("CONFIG_".length()) : option;
        return tree.graph().find(name).filter(Symbol::isDefined).isPresent();
    }

    /** The defconfig of that name: in {@code configs/} (U-Boot) or {@code arch/A/configs/} (Linux). */
    public Optional<SourceFile> defconfig(String architecture, String name) {
        String folder = new KconfigSettings(architecture, java.util.Map.of(), KconfigSettings.Probes.UNKNOWN)
                .sourceArchitecture();
        return List.of("configs/" + name, "arch/" + folder + "/configs/" + name, name).stream()
                .map(path -> files.read(Paths.resolve(base, path)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Evaluates one configuration. A broken tree gives its diagnostics, and no option is known. */
    public Evaluation evaluate(String component, KconfigInput input) {
        return new TreeEvaluation(this, component, input).result();
    }

    TreeReader.Tree tree() {
        return tree;
    }

    FileTree files() {
        return files;
    }

    String base() {
        return base;
    }

    List<Symbol> order() {
        return tree.order();
    }

    /** All defined symbols in the order of a {@code .config}. */
    List<Symbol> written() {
        return written;
    }
}
