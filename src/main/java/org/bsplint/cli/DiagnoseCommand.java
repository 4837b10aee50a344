package org.bsplint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.bsplint.cli.rules.RuleBooks;
import org.bsplint.cli.shell.Background;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.InputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnose.ConsoleLog;
import org.bsplint.diagnose.Diagnosis;
import org.bsplint.diagnose.DiagnosisText;
import org.bsplint.diagnose.Failure;
import org.bsplint.diagnose.RuleFailures;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.TerminalText;
import org.bsplint.source.SourceFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint diagnose FILE|-}. */
@Command(
        name = "diagnose",
        description = "Reads a console log, a build log or a post about one; tells versions, cause, rule and fix.",
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements PlainLine.Command {
    private static final int MAX_BYTES = 64 << 20;

    private final Console console;

    @CommandLine.Parameters(paramLabel = "FILE|-", description = "The log; - for standard input.")
    private Path file = Path.of("");

    DiagnoseCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean take(String name, String value) {
        file = Path.of(value);
        return name.equals("1");
    }

    @Override
    public boolean isWhole() {
        return !file.toString().isEmpty();
    }

    @Override
    public Integer call() {
        Supplier<KnowledgeBase> facts = Background.of(KnowledgeBase::load);
        List<Failure> ruleTexts = RuleFailures.of(RuleBooks.forChecks(List.of()));
        ConsoleLog log = new ConsoleLog(facts.get(), ruleTexts);
        Diagnosis diagnosis = log.read(SourceFile.of(file.toString(), read()).text());
        console.out().print(TerminalText.lines(Redaction.text(DiagnosisText.render(diagnosis))));
        return diagnosis.isRecognised() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private byte[] read() {
        try {
            return file.toString().equals("-") ? System.in.readNBytes(MAX_BYTES) : InputFile.bytes(file);
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": give the path of a log, or - for standard input");
        }
    }
}
