package org.bsplint.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.cli.eval.EvalCommand;
import org.bsplint.cli.manual.CompletionCommand;
import org.bsplint.cli.manual.ManualCommand;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.memory.KnownAnswers;
import org.bsplint.cli.memory.RunMemory;
import org.bsplint.cli.rules.ExplainCommand;
import org.bsplint.cli.rules.RulesCommand;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.ResultStream;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
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
    /** Commands that tell of all others. */
    private static final Set<String> DESCRIBING = Set.of("completion", "manual");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        ResultStream result = ResultStream.standard();
        PrintWriter out =
                new PrintWriter(new java.io.BufferedOutputStream(result, 1 << 16), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = withLimits(err) ? run(new Console(out, err), RunMemory.ofUser(), args) : ExitStatus.USAGE;
        out.flush();
        if (result.failure().isPresent()) {
            err.println("bsplint: cannot write to standard output: "
                    + result.failure().get());
            status = ExitStatus.USAGE;
        }
        err.flush();
        System.exit(status);
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
        Optional<PlainLine.Command> plain = plain(invocation);
        if (plain.isPresent()) {
            return status(plain.get(), err);
        }
        CommandLine line = commandLine(invocation);
        line.setOut(console.out()).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> internalError(failure, err));
        return line.execute(args);
    }

    /** The command of a line that is plain to read; empty for any other line. */
    static Optional<PlainLine.Command> plain(Invocation invocation) {
        List<String> words = invocation.words();
        boolean nested = words.size() > 1 && words.get(0).equals("eval");
        Optional<? extends Object> named = nested
                ? EvalCommand.dialect(words.get(1), invocation)
                : words.stream().findFirst().map(commands(invocation)::get).map(Supplier::get);
        return named.filter(PlainLine.Command.class::isInstance)
                .map(PlainLine.Command.class::cast)
                .filter(command -> PlainLine.read(words.subList(nested ? 2 : 1, words.size()), command));
    }

    /** Only the command that is asked for is made, since making all of them takes longer than a small check; else all. */
    static CommandLine commandLine(Invocation invocation) {
        CommandLine line = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = commands(invocation);
        List<String> words = invocation.words();
        boolean one = !words.isEmpty() && commands.containsKey(words.get(0)) && !DESCRIBING.contains(words.get(0));
        String asked = one ? words.get(0) : "";
        commands.forEach((name, command) -> {
            if (asked.isEmpty() || asked.equals(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        if (asked.isEmpty() || asked.equals("eval")) {
            CommandLine eval = Objects.requireNonNull(line.getSubcommands().get("eval"));
            EvalCommand.addDialects(eval, one && words.size() > 1 ? words.get(1) : "", invocation);
        }
        versioned(line);
        return line;
    }

    /** Each command tells the program's version. */
    private static void versioned(CommandLine line) {
        line.getCommandSpec().versionProvider(new VersionText());
        line.getSubcommands().values().forEach(Main::versioned);
    }

    private static Map<String, Supplier<Object>> commands(Invocation invocation) {
        Console console = invocation.console();
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(invocation));
        commands.put("report", () -> new ReportCommand(console));
        commands.put("diagnose", () -> new DiagnoseCommand(console));
        commands.put("diff", () -> new DiffCommand(console));
        commands.put("eval", EvalCommand::new);
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("init", () -> new InitCommand(console));
        commands.put("lsp", LspCommand::new);
        commands.put("rules", () -> new RulesCommand(console));
        commands.put("completion", CompletionCommand::new);
        commands.put("manual", ManualCommand::new);
        commands.put("warm-up", WarmUpCommand::new);
        commands.put("upgrade", () -> new UpgradeCommand(console));
        commands.put("why", () -> new WhyCommand(console));
        commands.put("why-not", () -> new WhyNotCommand(console));
        return commands;
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
