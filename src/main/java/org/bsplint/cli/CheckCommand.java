package org.bsplint.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.memory.Run;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.Output;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.Report;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint check}: the main job. */
@Command(name = "check", description = "Finds what will not work or is not safe.", mixinStandardHelpOptions = true)
final class CheckCommand implements PlainLine.Command {
    private final Invocation invocation;

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders or files to analyse; by default the current folder.")
    private List<File> paths = new ArrayList<>();

    @Mixin
    private Threshold threshold = new Threshold();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|junit|github|gitlab|checkstyle",
            description = "Default: text.")
    private String format = "text";

    @Option(
            names = "--output",
            paramLabel = "NAME=FILE",
            converter = Output.Converter.class,
            description = "Also write this format to a file; may be repeated.")
    private List<Output> outputs = new ArrayList<>();

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write a baseline that holds today's findings.")
    private @Nullable Path writeBaseline;

    @Option(names = "--fix", description = "Apply the offered edits.")
    private boolean fix;

    @Option(names = "--dry-run", description = "With --fix: only show what would change.")
    private boolean dryRun;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public boolean takeSwitch(String name) {
        fix |= name.equals("--fix");
        dryRun |= name.equals("--dry-run");
        return name.equals("--fix")
                || name.equals("--dry-run")
                || options.takeSwitch(name)
                || threshold.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--output") || RuleOptions.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return paths.add(PlainLine.file(value));
        }
        switch (name) {
            case "--format" -> format = value;
            case "--write-baseline" -> writeBaseline = Path.of(value);
            case "--output" -> {
                return Output.read(value).map(outputs::add).orElse(false);
            }
            default -> {
                return options.take(name, value) || threshold.take(name, value);
            }
        }
        return true;
    }

    @Override
    public Integer call() {
        ReportFormat.of(format);
        outputs.forEach(output -> ReportFormat.of(output.format()));
        if (dryRun && !fix) {
            throw new UsageException("--dry-run shows what --fix would change: give --fix too");
        }
        ProjectFiles files = ProjectFiles.of(paths);
        Optional<String> folder = paths.isEmpty()
                ? Optional.of("")
                : Optional.of(paths.get(0))
                        .filter(path -> paths.size() == 1 && path.isDirectory())
                        .map(File::toString);
        boolean writes = fix || writeBaseline != null || !outputs.isEmpty();
        return invocation.run(
                !writes && options.usesCache() && options.readsOnlyTheTree(),
                folder,
                options.colour().style().toString(),
                files.tree(),
                (tree, to) -> check(new ProjectFiles(files.root(), tree), to));
    }

    /** @param to where the result goes; progress is shown on the console itself */
    private Run.Outcome check(ProjectFiles files, Console to) {
        Analysis analysis = Analysis.of(options, files, invocation.console().err());
        Report report = analysis.run(true);
        boolean nothing = report.bsp().images().isEmpty();
        int status = nothing ? nothingRecognised(report, to) : finished(analysis, report, to);
        Run.Repeats repeats = nothing ? Run.Repeats.HERE : Run.Repeats.ANYWHERE;
        return new Run.Outcome(status, analysis.readsOnlyItsTree() ? repeats : Run.Repeats.NEVER);
    }

    private int finished(Analysis analysis, Report report, Console to) {
        if (fix) {
            return threshold.status(new Fixer(analysis, to.out()).apply(report, dryRun));
        }
        ReportFormat wanted = ReportFormat.of(format);
        boolean tellsWhy = wanted != ReportFormat.text || !outputs.isEmpty();
        Report shown = tellsWhy ? Redaction.of(report) : Redaction.withVerdicts(report);
        to.out()
                .print(wanted.reporter(options.colour().style(), options.quiet())
                        .render(shown));
        to.out().flush();
        outputs.forEach(output -> OutputFile.write(
                output.file(),
                ReportFormat.of(output.format()).reporter(Style.PLAIN, false).render(shown)));
        if (writeBaseline != null) {
            List<org.bsplint.engine.Finding> all = new ArrayList<>(report.findings());
            report.suppressed().forEach(one -> all.add(one.finding()));
            OutputFile.write(writeBaseline, BaselineFile.render(Baseline.of(all, analysis.baseline())));
        }
        if (wanted == ReportFormat.text) {
            new Notices(to.err()).problems(shown);
            // beside the findings: a finding that is lost must not look like one that is there
            if (!options.quiet()) {
                new Notices(to.err()).unstated(report);
                analysis.whatIf(report)
                        .ifPresent(answer -> to.err().print(TerminalText.lines(answer.text(options.setWords()))));
                to.err().flush();
            }
        }
        return threshold.status(report);
    }

    private int nothingRecognised(Report report, Console to) {
        ReportFormat wanted = ReportFormat.of(format);
        if (wanted != ReportFormat.text) {
            to.out().print(wanted.reporter(Style.PLAIN, false).render(report));
            to.out().flush();
        }
        Notices notices = new Notices(to.err());
        notices.problems(report);
        return notices.nothingRecognised(paths);
    }
}
