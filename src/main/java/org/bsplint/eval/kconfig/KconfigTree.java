package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.TreeReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.jspecify.annotations.Nullable;

/**
 * A Kconfig tree, read once; any number of configurations are evaluated on it, each exactly as the tree's own
 * {@code conf} would write its {@code .config}. Safe for several threads; it keeps what the latest defconfig gave.
 */
public final class KconfigTree {
    private static final int MAX_INCLUDES = 20;

    private final FileTree files;
    private final String base;
    private final TreeReader.Tree tree;
    private final Dialect dialect;
    private final boolean preprocesses;
    private final List<Symbol> written;
    private final AtomicReference<Stages.@Nullable Start> latest = new AtomicReference<>();

    private KconfigTree(FileTree files, String base, TreeReader.Tree tree) {
        this.files = files;
        this.base = base;
        this.tree = tree;
        this.dialect = Dialect.of(files, base);
        this.preprocesses = files.read(Paths.resolve(base, "scripts/kconfig/Makefile"))
                .map(file -> file.text().contains("assembler-with-cpp"))
                .orElse(false);
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

    /** The defconfig of that name, {@code _defconfig} added where it is missing: in {@code configs/} (U-Boot) or {@code arch/A/configs/} (Linux). */
    public Optional<SourceFile> defconfig(String architecture, String name) {
        String folder = new KconfigSettings(architecture, java.util.Map.of(), KconfigSettings.Probes.UNKNOWN)
                .sourceArchitecture();
        String whole = name.endsWith("_defconfig") ? name : name + "_defconfig";
        return List.of(
                        "configs/" + name,
                        "arch/" + folder + "/configs/" + name,
                        name,
                        "configs/" + whole,
                        "arch/" + folder + "/configs/" + whole)
                .stream()
                .map(path -> files.read(Paths.resolve(base, path)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Evaluates one configuration. A broken tree gives its diagnostics, and no option is known. */
    public Evaluation evaluate(String component, KconfigInput input) {
        forgetOther(input);
        return new TreeEvaluation(this, component, input).result();
    }

    /**
     * A defconfig as {@code conf} gets to read it: U-Boot from v2024.01 passes it through the C preprocessor, so that
     * {@code #include <configs/other.config>} stands for that file's lines.
     */
    ConfigFile defconfig(SourceFile file, List<Diagnostic> diagnostics) {
        var parsed = ConfigFile.parse(file);
        diagnostics.addAll(parsed.diagnostics());
        boolean includes =
                preprocesses && parsed.tree().lines().stream().anyMatch(line -> line.kind() == ConfigLine.Kind.INCLUDE);
        if (!includes) {
            return parsed.tree();
        }
        List<ConfigLine> lines = new ArrayList<>();
        include(parsed.tree(), lines, new ArrayList<>(List.of(file.path())), diagnostics);
        return new ConfigFile(file, lines, parsed.tree().isComplete());
    }

    private void include(
            ConfigFile file, List<ConfigLine> lines, List<String> including, List<Diagnostic> diagnostics) {
        for (ConfigLine line : file.lines()) {
            if (line.kind() != ConfigLine.Kind.INCLUDE) {
                lines.add(line);
                continue;
            }
            String name = line.text().replaceAll("^#include +[<\"]|[>\"].*$", "");
            Optional<SourceFile> found = files.read(Paths.resolve(base, name));
            if (found.isEmpty() || including.contains(name) || including.size() > MAX_INCLUDES) {
                diagnostics.add(Diagnostic.error(line.span(), "cannot include `" + name + "`"));
                continue;
            }
            including.add(name);
            include(ConfigFile.parse(found.get()).tree(), lines, including, diagnostics);
            including.remove(name);
        }
    }

    /** What a defconfig gives by itself; kept, so that a changed fragment costs half. */
    Stages.Start start(ConfigFile defconfig) {
        Optional<Stages.Start> known = Optional.ofNullable(latest.get()).filter(start -> start.isOf(defconfig));
        if (known.isPresent()) {
            return known.get();
        }
        Stages.Start made = Stages.Start.of(this, defconfig);
        latest.compareAndSet(null, made);
        return made;
    }

    /** Evaluates the next input's defconfig anew unless it is this one. */
    private void forgetOther(KconfigInput input) {
        Stages.Start start = latest.get();
        if (start != null
                && input.base()
                        .filter(base -> base.text().equals(start.base().file().text()))
                        .isEmpty()) {
            latest.set(null);
        }
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
