package org.bsplint.cli;

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
import org.bsplint.cli.rules.ExplainCommand;
import org.bsplint.cli.rules.RulesCommand;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.VersionText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands, and of a line the command that it means or the parser of options that reads it. */
final class Commands {
    /** Those that tell of all others. */
    private static final Set<String> DESCRIBING = Set.of("completion", "manual");

    private Commands() {}

    /** The command of a line that is plain to read; empty for any other line. */
    static Optional<PlainLine.Command> plain(Invocation invocation) {
        List<String> words = invocation.words();
        boolean nested = words.size() > 1 && words.get(0).equals("eval");
        Optional<? extends Object> named = nested
                ? EvalCommand.dialect(words.get(1), invocation)
                : words.stream().findFirst().map(all(invocation)::get).map(Supplier::get);
        return named.filter(PlainLine.Command.class::isInstance)
                .map(PlainLine.Command.class::cast)
                .filter(command -> PlainLine.read(words.subList(nested ? 2 : 1, words.size()), command));
    }

    /**
     * Making all commands takes the parser longer than a small check: of a line that begins with one only that is made, and
     * of a line that names none only what is told of them.
     */
    static CommandLine parser(Invocation invocation) {
        CommandLine line = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = all(invocation);
        List<String> words = invocation.words();
        boolean one = !words.isEmpty() && commands.containsKey(words.get(0)) && !DESCRIBING.contains(words.get(0));
        boolean none = !words.isEmpty()
                && words.stream().noneMatch(word -> word.startsWith("@") || commands.containsKey(word));
        String asked = one ? words.get(0) : "";
        commands.forEach((name, command) -> {
            if (none) {
                line.addSubcommand(name, told(command.get()));
            } else if (asked.isEmpty() || asked.equals(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        if (!none && (asked.isEmpty() || asked.equals("eval"))) {
            CommandLine eval = Objects.requireNonNull(line.getSubcommands().get("eval"));
            EvalCommand.addDialects(eval, one && words.size() > 1 ? words.get(1) : "", invocation);
        }
        versioned(line);
        return line;
    }

    /** What the program's help says of a command. */
    private static CommandSpec told(Object command) {
        Command about = Objects.requireNonNull(command.getClass().getAnnotation(Command.class));
        CommandSpec told = CommandSpec.create();
        told.usageMessage().description(about.description()).hidden(about.hidden());
        return told;
    }

    /** Each command tells the program's version. */
    private static void versioned(CommandLine line) {
        line.getCommandSpec().versionProvider(new VersionText());
        line.getSubcommands().values().forEach(Commands::versioned);
    }

    private static Map<String, Supplier<Object>> all(Invocation invocation) {
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
}
