package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bsplint.cli.shell.PlainLine;

/** A line of {@code eval optee} or {@code eval tf-a} that is plain to read. */
final class ConfigurationLine implements PlainLine.Command {
    /** What both commands consist of. */
    interface Command {
        ValuesOutput output();

        ConfigurationOptions options();

        void run(PrintWriter out);
    }

    private final Command command;

    private ConfigurationLine(Command command) {
        this.command = command;
    }

    /** The command that the words after {@code eval} ask for; empty if the line is not plain. */
    static Optional<Consumer<PrintWriter>> read(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<Command> command = switch (words.get(0)) {
            case "optee" -> Optional.of(new EvalOpteeCommand());
            case "tf-a" -> Optional.of(new EvalTfaCommand());
            default -> Optional.empty();
        };
        return command.filter(made -> PlainLine.read(words.subList(1, words.size()), new ConfigurationLine(made)))
                .map(made -> made::run);
    }

    @Override
    public boolean takeSwitch(String name) {
        boolean known = name.equals("--no-trace");
        if (known) {
            command.output().leaveOutTraces();
        }
        return known;
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--set") || name.equals("--var");
    }

    @Override
    public boolean take(String name, String value) {
        return command.options().take(name, value) || command.output().take(name, value);
    }
}
