package org.bsplint.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.Output;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.Report;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint check}: the main job. */
@Command(name = "check", description = "Finds what will not work or is not safe.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders or files to analyse; by default the current folder.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private Threshold threshold = new Threshold();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "text, json, sarif, junit, github, gitlab or checkstyle; default: text.")
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

    CheckCommand(Console console) {
        this.console = console;
    }

    /**
     * The command of a line that holds nothing but {@code check} and paths; empty for any other line. To read such a line
     * with the parser of options takes as long as the check itself.
     */
    static Optional<CheckCommand> plain(Console console, String... args) {
        List<String> words = List.of(args);
        boolean plain = !words.isEmpty()
                && words.get(0).equals("check")
                && words.stream().noneMatch(word -> word.startsWith("-") || word.startsWith("@"));
        if (!plain) {
            return Optional.empty();
        }
        CheckCommand command = new CheckCommand(console);
        try {
            words.subList(1, words.size()).forEach(path -> command.paths.add(Path.of(path)));
        } catch (InvalidPathException told) {
            return Optional.empty(); // by the parser of options
        }
        return Optional.of(command);
    }

    @Override
    public Integer call() {
        ReportFormat wanted = ReportFormat.of(format);
        outputs.forEach(output -> ReportFormat.of(output.format()));
        if (dryRun && !fix) {
            throw new UsageException("--dry-run shows what --fix would change: give --fix too");
        }
        Analysis analysis = Analysis.of(options, paths, console.err());
        Report report = analysis.run(true);
        PrintWriter out = console.out();
        if (report.bsp().images().isEmpty()) {
            return nothingRecognised(wanted, report, out);
        }
        if (fix) {
            return threshold.status(new Fixer(analysis, out).apply(report, dryRun));
        }
        Report shown = Redaction.of(report);
        out.print(wanted.reporter(options.colour().style(), options.quiet()).render(shown));
        out.flush();
        outputs.forEach(output -> OutputFile.write(
                output.file(),
                ReportFormat.of(output.format()).reporter(Style.PLAIN, false).render(shown)));
        if (writeBaseline != null) {
            List<org.bsplint.engine.Finding> all = new ArrayList<>(report.findings());
            report.suppressed().forEach(one -> all.add(one.finding()));
            OutputFile.write(writeBaseline, BaselineFile.render(Baseline.of(all, analysis.baseline())));
        }
        if (wanted == ReportFormat.text) {
            notices().problems(shown);
        }
        return threshold.status(report);
    }

    private int nothingRecognised(ReportFormat wanted, Report report, PrintWriter out) {
        if (wanted != ReportFormat.text) {
            out.print(wanted.reporter(Style.PLAIN, false).render(report));
        }
        notices().problems(report);
        return notices().nothingRecognised(paths);
    }

    private Notices notices() {
        return new Notices(console.err());
    }
}
