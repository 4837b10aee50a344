package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.Output;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.engine.Report;
import org.bsplint.report.Redaction;
import org.bsplint.report.checklist.Attestation;
import org.bsplint.report.checklist.ChecklistInput;
import org.bsplint.report.checklist.HtmlReporter;
import org.bsplint.report.checklist.MarkdownReporter;
import org.bsplint.report.checklist.Requirements;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.source.FileTree;
import org.bsplint.source.Sha256;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint report}: the release checklist. */
@Command(
        name = "report",
        description = "Writes the release checklist: every rule's verdict with evidence.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements PlainLine.Command {
    private static final List<String> FORMATS = List.of("html", "markdown", "json");

    private final Console console;

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders or files to analyse; by default the current folder.")
    private List<File> paths = new ArrayList<>();

    @Mixin
    private Threshold threshold = new Threshold();

    @Option(names = "--format", paramLabel = "markdown|html|json", description = "Default: markdown.")
    private String format = "";

    @Option(
            names = "--output",
            converter = Output.Converter.class,
            paramLabel = "NAME=FILE",
            description = "Write this format to a file; may be repeated.")
    private List<Output> outputs = new ArrayList<>();

    @Option(
            names = "--attestation",
            paramLabel = "FILE",
            description = "Write an unsigned in-toto statement of the result.")
    private @Nullable Path attestation;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        return options.takeSwitch(name) || threshold.takeSwitch(name);
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
            case "--attestation" -> attestation = Path.of(value);
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
        checkFormats();
        Analysis analysis = Analysis.of(options, paths, console.err());
        Report report = Redaction.of(analysis.run(false));
        Notices notices = new Notices(console.err());
        notices.problems(report);
        if (report.bsp().images().isEmpty()) {
            return notices.nothingRecognised(paths);
        }
        ChecklistInput input = new ChecklistInput(
                report, Requirements.load(), VersionText.VERSION, options.todayText(), hashes(report, analysis.tree()));
        if (!format.isEmpty() || outputs.isEmpty()) {
            PrintWriter out = console.out();
            out.print(render(format.isEmpty() ? "markdown" : format, input));
            out.flush();
        }
        outputs.forEach(output -> OutputFile.write(output.file(), render(output.format(), input)));
        if (attestation != null) {
            OutputFile.write(attestation, Attestation.render(input));
        }
        return threshold.status(report);
    }

    private void checkFormats() {
        List<String> asked =
                new ArrayList<>(outputs.stream().map(Output::format).toList());
        if (!format.isEmpty()) {
            asked.add(format);
        }
        for (String name : asked) {
            if (!FORMATS.contains(name)) {
                throw new UsageException("no format `" + name + "`; known are " + String.join(", ", FORMATS));
            }
        }
    }

    private static String render(String name, ChecklistInput input) {
        return switch (name) {
            case "html" -> HtmlReporter.render(input);
            case "json" -> ReportDocument.render(input.report(), input.version());
            default -> MarkdownReporter.render(input);
        };
    }

    private static List<ChecklistInput.InputHash> hashes(Report report, FileTree tree) {
        List<ChecklistInput.InputHash> hashes = new ArrayList<>();
        for (String path : report.bsp().inputs()) {
            tree.read(path)
                    .ifPresent(file -> hashes.add(new ChecklistInput.InputHash(
                            path, Sha256.hex(file.text().getBytes(StandardCharsets.UTF_8), Sha256.BYTES))));
        }
        return hashes;
    }
}
