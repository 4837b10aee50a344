package org.bsplint.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.memory.KnownAnswers;
import org.bsplint.cli.memory.RunMemory;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.ResultStream;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.TerminalText;
import org.bsplint.source.Limits;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry and composition root. */
@Command(
        name = "bsplint",
        description = "Checks the configuration of embedded Linux board support packages before a build.",
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        ResultStream result = ResultStream.standard();
        PrintWriter out =
                new PrintWriter(new java.io.BufferedOutputStream(result, 1 << 16), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = withLimits(err) ? run(new Console(out, err), memory(args), args) : ExitStatus.USAGE;
        out.flush();
        if (result.failure().isPresent()) {
            err.println("bsplint: cannot write to standard output: "
                    + result.failure().get());
            status = ExitStatus.USAGE;
        }
        err.flush();
        System.exit(status);
    }

    /** That of the user, which takes as long to find as a part of a small check. */
    private static Optional<RunMemory> memory(String... args) {
        return List.of(args).contains("--no-cache") ? Optional.empty() : RunMemory.ofUser();
    }

    /** Takes {@code BSPLINT_LIMITS} over, before any limit is looked at. */
    private static boolean withLimits(PrintWriter err) {
        String wanted = System.getenv("BSPLINT_LIMITS");
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        boolean valid = wanted.matches("[0-9]{1,4}")
                && Integer.parseInt(wanted) >= 1
                && Integer.parseInt(wanted) <= Limits.MOST;
        if (valid) {
            System.setProperty(Limits.PROPERTY, wanted);
        } else {
            err.println("bsplint: BSPLINT_LIMITS is a whole number from 1 to " + Limits.MOST + ", such as 10, not `"
                    + TerminalText.lines(wanted) + "`");
        }
        return valid;
    }

    /** Runs one command line without the memory of earlier runs; never throws and never exits. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(new Console(out, err), Optional.empty(), args);
    }

    /** Runs one command line; never throws and never exits. */
    static int run(Console console, Optional<RunMemory> memory, String... args) {
        try {
            return execute(console, memory, args);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            // no result, and never the status of one
            String what = exhausted instanceof OutOfMemoryError ? "out of memory" : "nested too deeply";
            console.err()
                    .println("bsplint: gave up: " + what
                            + "; BSPLINT_JAVA_OPTS=\"-Xmx4g -Xss64m\" in the environment gives more room");
            return ExitStatus.INTERNAL;
        }
    }

    private static int execute(Console console, Optional<RunMemory> memory, String... args) {
        PrintWriter err = console.err();
        Invocation invocation = new Invocation(console, memory, List.of(args));
        Optional<String> known = KnownAnswers.to(invocation.words());
        if (known.isPresent()) {
            console.out().print(known.get());
            return ExitStatus.OK;
        }
        Optional<PlainLine.Command> plain = Commands.plain(invocation);
        if (plain.isPresent()) {
            return status(plain.get(), err);
        }
        CommandLine line = Commands.parser(invocation);
        line.setOut(console.out()).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> internalError(failure, err));
        return line.execute(args);
    }

    /** What the parser of options does around a command. */
    private static int status(PlainLine.Command command, PrintWriter err) {
        try {
            return command.call();
        } catch (RuntimeException failure) {
            return internalError(failure, err);
        }
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
