package org.bsplint.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.InputFile;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.report.Redaction;
import org.bsplint.report.comparison.ChangeRules;
import org.bsplint.report.comparison.Comparison;
import org.bsplint.report.comparison.Snapshot;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint diff OLD NEW}. */
@Command(
        name = "diff",
        description =
                "Shows changed values and findings between two trees or two saved reports (report --format json).",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder, or a saved report.")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "NEW", description = "A folder, or a saved report.")
    private Path after = Path.of(".");

    @Option(names = "--format", paramLabel = "text|json", description = "Default: text.")
    private String format = "text";

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("no format `" + format + "`; known are text, json");
        }
        Snapshot old = snapshot(before);
        Snapshot now = snapshot(after);
        Comparison comparison = Comparison.of(old, now).with(ChangeRules.of(old, now, RuleBooks.forChecks(List.of())));
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.equals("json") ? comparison.json() : comparison.text());
        out.flush();
        return comparison.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private Snapshot snapshot(Path path) {
        SourceFile saved = Files.isDirectory(path)
                ? SourceFile.of(
                        path.toString(),
                        ReportDocument.render(
                                Redaction.of(Analysis.of(
                                                options,
                                                List.of(path),
                                                spec.commandLine().getErr())
                                        .run(false)),
                                VersionText.VERSION))
                : InputFile.read(path);
        ParseResult<Snapshot> read = Snapshot.read(saved);
        if (!read.isClean()) {
            throw new UsageException(path + ": " + read.diagnostics().get(0).message());
        }
        return read.tree();
    }
}
