package org.bsplint.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bsplint.cli.rules.RuleBooks;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.InputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.report.Redaction;
import org.bsplint.report.comparison.ChangeRules;
import org.bsplint.report.comparison.Comparison;
import org.bsplint.report.comparison.Snapshot;
import org.bsplint.syntax.ParseResult;
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
final class DiffCommand implements PlainLine.Command {
    private final Console console;

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder, or a saved report.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "A folder, or a saved report.")
    private Path after = Path.of("");

    @Option(names = "--format", paramLabel = "text|json", description = "Default: text.")
    private String format = "text";

    @Mixin
    private RuleOptions options = new RuleOptions();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        return options.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return RuleOptions.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        switch (name) {
            case "1" -> before = Path.of(value);
            case "2" -> after = Path.of(value);
            case "--format" -> format = value;
            default -> {
                return options.take(name, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !before.toString().isEmpty() && !after.toString().isEmpty();
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("no format `" + format + "`; known are text, json");
        }
        Snapshot old = snapshot(before);
        Snapshot now = snapshot(after);
        Comparison comparison = Comparison.of(old, now).with(ChangeRules.of(old, now, RuleBooks.forChecks(List.of())));
        PrintWriter out = console.out();
        out.print(format.equals("json") ? comparison.json() : comparison.text());
        out.flush();
        return comparison.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private Snapshot snapshot(Path path) {
        if (Files.isDirectory(path)) {
            return Snapshot.of(Redaction.of(
                    Analysis.of(options, List.of(path.toFile()), console.err()).run(false)));
        }
        ParseResult<Snapshot> read = Snapshot.read(InputFile.read(path));
        if (!read.isClean()) {
            throw new UsageException(path + ": " + read.diagnostics().get(0).message());
        }
        return read.tree();
    }
}
