package org.bsplint.eval.hush;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.value.Text;

/**
 * The commands of a U-Boot build, as far as a script's flow depends on them.
 *
 * @param complete no other command exists: a name that is not listed is certainly unknown to the shell
 */
public record CommandTable(NavigableMap<String, ShellCommand> commands, boolean complete) {
    /** Which command a word names. */
    public sealed interface Resolved {}

    public record Known(String name, ShellCommand command) implements Resolved {}

    /** The shell prints {@code Unknown command}. */
    public record Nothing() implements Resolved {}

    /** Some builds may have such a command. */
    public record Undecided() implements Resolved {}

    /** Words of other shells that are no commands in any build of U-Boot. */
    private static final Set<String> FOREIGN = Set.of(
            "!",
            "[",
            "[[",
            "{",
            "}",
            "(",
            ")",
            "case",
            "esac",
            "break",
            "continue",
            "function",
            "select",
            "export",
            "local",
            "return",
            "shift",
            "unset",
            "eval",
            "exec",
            "trap",
            "let",
            "declare",
            "]",
            "]]",
            "((");

    public CommandTable {
        commands = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(commands));
    }

    /** Any of the commands that U-Boot has, and others of which nothing is known. */
    public static CommandTable open() {
        return Open.TABLE;
    }

    private static final class Open {
        private static final CommandTable TABLE =
                new CommandTable(CommandCatalog.builtIn().byName(), false);
    }

    /** Exactly these commands exist. */
    public CommandTable only(Collection<String> names) {
        TreeMap<String, ShellCommand> all = new TreeMap<>();
        names.forEach(name -> all.put(name, commands.getOrDefault(name, ShellCommand.plain(name))));
        return new CommandTable(all, true);
    }

    /** {@code find_cmd}: the name up to a dot, or a beginning of it that only one command has. */
    public Resolved resolve(String word) {
        int dot = word.indexOf('.');
        String name = dot < 0 ? word : word.substring(0, dot);
        ShellCommand exact = commands.get(name);
        if (exact != null) {
            return new Known(name, exact);
        }
        if (isForeign(word)) {
            return new Nothing();
        }
        List<ShellCommand> longer = name.isEmpty()
                ? List.of()
                : commands.tailMap(name).values().stream()
                        .takeWhile(other -> other.name().startsWith(name))
                        .toList();
        if (longer.size() == 1) {
            return new Known(longer.get(0).name(), longer.get(0));
        }
        if (complete) {
            return new Nothing();
        }
        return longer.isEmpty() ? new Undecided() : new Known("", anyOf(name, longer));
    }

    /** Which of them it is depends on the build. */
    private static ShellCommand anyOf(String name, List<ShellCommand> commands) {
        Set<String> sets = new LinkedHashSet<>();
        Set<Integer> arguments = new LinkedHashSet<>();
        commands.forEach(command -> {
            sets.addAll(command.sets());
            arguments.addAll(command.setsArguments());
        });
        return new ShellCommand(
                name,
                "",
                "",
                List.of(),
                List.copyOf(sets),
                List.copyOf(arguments),
                commands.stream().anyMatch(ShellCommand::leaves),
                commands.stream().anyMatch(ShellCommand::anything),
                List.of());
    }

    /** What these words change on the device for good, if they do. */
    public Optional<ShellCommand.Irreversible> irreversible(List<Text> argv) {
        if (argv.isEmpty() || !argv.get(0).isKnown()) {
            return Optional.empty();
        }
        return resolve(argv.get(0).known()) instanceof Known known
                ? known.command().irreversible(argv)
                : Optional.empty();
    }

    /** No command has such a name: {@code [}, {@code f()}, {@code name=value}. */
    public static boolean isForeign(String word) {
        return FOREIGN.contains(word) || word.chars().anyMatch(c -> c <= ' ' || "(){}[]<>;&|$`'\"\\=!".indexOf(c) >= 0);
    }
}
