package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.rules.RuleBooks;
import org.bsplint.cli.shell.Background;
import org.bsplint.cli.shell.Beside;
import org.bsplint.cli.shell.InputFile;
import org.bsplint.cli.shell.Progress;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.engine.settings.StatedChoice;
import org.bsplint.model.Bsp;
import org.bsplint.project.Overrides;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.Redaction;
import org.bsplint.report.comparison.WhatIf;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.SteadyTree;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Deferred;

/** One run over a project: from the command line's options to a report. */
final class Analysis {
    private final RuleOptions options;
    private final PrintWriter err;
    private final ProjectFiles files;
    private final ProjectSettings settings;
    private final ProjectSettings plain;
    private final Assembler assembler;
    private final Supplier<RuleBook> rules;

    private Analysis(
            RuleOptions options,
            PrintWriter err,
            ProjectFiles files,
            ProjectSettings settings,
            ProjectSettings plain,
            Assembler assembler,
            Supplier<RuleBook> rules) {
        this.options = options;
        this.err = err;
        this.files = files;
        this.settings = settings;
        this.plain = plain;
        this.assembler = assembler;
        this.rules = rules;
    }

    /**
     * @param err where progress and statistics are shown
     * @throws UsageException if a path, the configuration or a rule is wrong
     */
    static Analysis of(RuleOptions options, List<File> paths, PrintWriter err) {
        return of(options, ProjectFiles.of(paths), err);
    }

    /** Facts and rules take as long to load as a small project to evaluate: they are loaded beside. */
    static Analysis of(RuleOptions options, ProjectFiles files, PrintWriter err) {
        Overrides overrides = options.overrides();
        Background background = new Background();
        Supplier<KnowledgeBase> facts = background.next(KnowledgeBase::load);
        background.next(() -> {
            facts.get().readAhead();
            return CommandCatalog.builtIn();
        });
        Supplier<RuleBook> builtin = background.next(RuleBooks::prepared);
        background.next(() -> {
            builtin.get().readAhead();
            return builtin;
        });
        background.start(options.jobs());
        Assembler assembler = new Assembler(facts);
        ProjectSettings stated = settings(options, files);
        ProjectSettings settings = stated.with(overrides);
        ProjectSettings plain = overrides.set().isEmpty() ? settings : stated.with(overrides.withoutSets());
        List<Path> folders = new ArrayList<>(options.rules());
        settings.rules()
                .packs()
                .forEach(folder -> folders.add(files.root().toPath().resolve(folder)));
        Deferred<RuleBook> rules = Deferred.by(() -> RuleBooks.with(builtin.get(), folders));
        if (options.namesRules()) {
            options.checkNames(rules.get().words());
        }
        options.today();
        return new Analysis(options, err, files, settings, plain, assembler, rules::get);
    }

    FileTree tree() {
        return files.tree();
    }

    /** Is everything that the run depends on read from the tree of the project? */
    boolean readsOnlyItsTree() {
        return options.readsOnlyTheTree()
                && settings.rules().packs().isEmpty()
                && baselineFile().isEmpty();
    }

    Path root() {
        return files.root().toPath();
    }

    ProjectSettings settings() {
        return settings;
    }

    RuleBook rules() {
        return rules.get();
    }

    /** @param verify whether offered fixes are re-evaluated, which costs an evaluation each */
    Report run(boolean verify) {
        return run(files.tree(), verify);
    }

    /** What the options that are only supposed to be set ({@code --set}) change; empty if there are none. */
    Optional<WhatIf> whatIf(Report report) {
        if (plain.equals(settings)) {
            return Optional.empty();
        }
        OptionCatalog known = assembler.knowledge().options();
        Report present = new Analysis(options, err, files, plain, plain, assembler, rules).run(false);
        return Optional.of(WhatIf.of(
                Redaction.of(present),
                Redaction.of(report),
                component ->
                        known.of(component).stream().map(CatalogOption::name).toList()));
    }

    /** The same run over changed files. */
    Report run(FileTree tree, boolean verify) {
        try (Progress progress = Progress.start(err, options.quiet())) {
            Report report = run(new SteadyTree(progress.watch(tree)), verify, progress);
            if (options.stats()) {
                err.println(progress.stats());
            }
            return report;
        }
    }

    private Report run(FileTree tree, boolean verify, Progress progress) {
        progress.step("evaluating");
        Bsp bsp = assembler.assemble(tree, settings);
        LintInput input = verify
                ? new LintInput(
                        bsp,
                        tree,
                        Optional.of((changed, image) -> assembler.onTrial(changed, settings, image)),
                        new Beside(options.jobs()))
                : new LintInput(bsp, tree, Optional.empty());
        progress.step("applying rules");
        return rules().linter(new ProductFiles(tree, assembler.inputs(tree, settings), assembler.knowledge()))
                .lint(input, lintSettings());
    }

    private LintSettings lintSettings() {
        StatedChoice choice = StatedChoice.of(settings.rules());
        choice.wrong().stream().findFirst().ifPresent(entry -> {
            throw new UsageException(entry.place().map(span -> span + ": ").orElse("") + entry.message());
        });
        LintSettings asked = new LintSettings(
                options.select(),
                options.ignore(),
                Map.of(),
                Optional.empty(),
                "",
                List.of(),
                Baseline.EMPTY,
                options.strictBaseline(),
                options.today());
        return choice.settings(baseline(), asked);
    }

    Optional<Path> baselineFile() {
        return options.baseline().or(() -> settings.rules().baseline().map(path -> root().resolve(path)));
    }

    Baseline baseline() {
        Optional<Path> file = baselineFile()
                .filter(path -> options.baseline().isPresent() || path.toFile().isFile());
        return file.map(this::read).orElse(Baseline.EMPTY);
    }

    /** A baseline in the analysed folder is spelled as seen from there, so that what is said of it is the same everywhere. */
    private Baseline read(Path path) {
        SourceFile read = InputFile.read(path);
        Path root = root().toAbsolutePath().normalize();
        Path whole = path.toAbsolutePath().normalize();
        SourceFile file = whole.startsWith(root)
                ? SourceFile.of(root.relativize(whole).toString().replace('\\', '/'), read.text())
                : read;
        ParseResult<Baseline> parsed = Baseline.read(file);
        check(parsed.diagnostics());
        return parsed.tree();
    }

    private static ProjectSettings settings(RuleOptions options, ProjectFiles files) {
        ParseResult<ProjectSettings> read = options.config()
                .map(path -> SettingsReader.read(
                        files.tree(), path.toAbsolutePath().normalize().toString()))
                .orElseGet(() -> SettingsReader.read(files.tree()));
        check(read.diagnostics());
        return read.tree();
    }

    private static void check(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            throw new UsageException(String.join(
                    "\n",
                    diagnostics.stream()
                            .map(one -> one.span() + ": " + one.message())
                            .toList()));
        }
    }
}
