package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A line of {@code eval optee} or {@code eval tf-a} that is plain to read. The parser of options takes longer to start than
 * a configuration takes to evaluate; it reads all lines that are not plain, and those that are wrong.
 */
final class ConfigurationLine {
    /** What both commands consist of. */
    interface Command {
        ValuesOutput output();

        ConfigurationOptions options();

        void run(PrintWriter out);
    }

    private static final Set<String> ONCE = Set.of("", "--format");

    private ConfigurationLine() {}

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
        return command.filter(made -> take(made, words.subList(1, words.size())))
                .map(made -> made::run);
    }

    private static boolean take(Command command, List<String> words) {
        Set<String> seen = new java.util.HashSet<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (word.equals("--no-trace") && seen.add(word)) {
                command.output().leaveOutTraces();
                continue;
            }
            boolean option = word.startsWith("--");
            int equals = word.indexOf('=');
            String name = !option ? "" : equals < 0 ? word : word.substring(0, equals);
            if (option && equals < 0) {
                at++;
            }
            String value =
                    !option ? word : equals < 0 ? at < words.size() ? words.get(at) : "-" : word.substring(equals + 1);
            boolean plain =
                    !value.isEmpty() && !value.startsWith("-") && !value.startsWith("@") && !word.startsWith("@");
            boolean again = ONCE.contains(name) && !seen.add(name);
            if (!plain || again || !take(command, name, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean take(Command command, String name, String value) {
        try {
            return command.options().take(name, value) || command.output().take(name, value);
        } catch (InvalidPathException told) {
            return false;
        }
    }
}
