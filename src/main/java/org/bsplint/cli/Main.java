package org.bsplint.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.bsplint.cli.eval.EvalCommand;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry and composition root. */
@Command(
        name = "bsplint",
        description = "Checks the configuration of embedded Linux board support packages before a build.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        subcommands = {
            CheckCommand.class,
            ReportCommand.class,
            DiagnoseCommand.class,
            DiffCommand.class,
            EvalCommand.class,
            ExplainCommand.class,
            InitCommand.class,
            LspCommand.class,
            RulesCommand.class,
            WarmUpCommand.class,
            UpgradeCommand.class,
            WhyCommand.class,
            WhyNotCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        PrintWriter out =
                new PrintWriter(new java.io.BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command line; never throws and never exits. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> internalError(failure, err));
        return line.execute(args);
    }

    private static int internalError(Exception failure, PrintWriter err) {
        if (failure instanceof UsageException) {
            err.println(TerminalText.lines("bsplint: " + Redaction.text(String.valueOf(failure.getMessage()))));
            return ExitStatus.USAGE;
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        err.println("bsplint: internal error, please report it with the lines below");
        err.print(trace);
        return ExitStatus.INTERNAL;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
