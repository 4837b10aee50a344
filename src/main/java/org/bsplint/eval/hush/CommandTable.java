package org.bsplint.eval.hush;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commands of a U-Boot build, as far as a script's flow depends on them.
 *
 * @param complete no other command exists: a name that is not listed is certainly unknown to the shell
 */
public record CommandTable(NavigableMap<String, Effect> commands, boolean complete) {
    /**
     * What a command does to the shell.
     *
     * @param sets variables it may set
     * @param setsArguments positions in argv that name variables it may set
     * @param leaves if it succeeds the shell does not go on
     * @param irreversible subcommands that change the device for good; {@code *} for any
     */
    public record Effect(Set<String> sets, List<Integer> setsArguments, boolean leaves, Set<String> irreversible) {
        public static final Effect NONE = new Effect(Set.of(), List.of(), false, Set.of());

        public Effect {
            sets = Set.copyOf(sets);
            setsArguments = List.copyOf(setsArguments);
            irreversible = Set.copyOf(irreversible);
        }
    }

    /** Which command a word names. */
    public sealed interface Resolved {}

    public record Known(String name, Effect effect) implements Resolved {}

    /** The shell prints {@code Unknown command}. */
    public record Nothing() implements Resolved {}

    /** Some builds may have such a command. */
    public record Undecided() implements Resolved {}

    /** Words of other shells that are no commands in any build of U-Boot. */
    private static final Set<String> FOREIGN = Set.of(
            "!", "[", "[[", "{", "}", "(", ")", "case", "esac", "break", "continue", "function", "select", "export",
            "local", "return", "shift", "unset", "eval", "exec", "trap", "let", "declare", "]", "]]", "((");

    /** Evaluated here, and in every build that has a shell worth the name. */
    private static final List<String> BASIC = List.of(
            "echo", "true", "false", "test", "itest", "setexpr", "setenv", "env", "printenv", "run", "exit", "source",
            "sleep", "showvar");

    public CommandTable {
        commands = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(commands));
    }

    /** Only the shell's own commands are known; others may exist. */
    public static CommandTable open() {
        TreeMap<String, Effect> commands = new TreeMap<>();
        BASIC.forEach(name -> commands.put(name, Effect.NONE));
        return new CommandTable(commands, false);
    }

    /** Further commands that some builds have. */
    public CommandTable with(Map<String, Effect> more) {
        TreeMap<String, Effect> all = new TreeMap<>(commands);
        all.putAll(more);
        return new CommandTable(all, complete);
    }

    /** Exactly these commands exist. */
    public CommandTable only(Collection<String> names) {
        TreeMap<String, Effect> all = new TreeMap<>();
        names.forEach(name -> all.put(name, commands.getOrDefault(name, Effect.NONE)));
        return new CommandTable(all, true);
    }

    /** {@code find_cmd}: the name up to a dot, or a beginning of it that only one command has. */
    public Resolved resolve(String word) {
        int dot = word.indexOf('.');
        String name = dot < 0 ? word : word.substring(0, dot);
        Effect exact = commands.get(name);
        if (exact != null) {
            return new Known(name, exact);
        }
        if (isForeign(word)) {
            return new Nothing();
        }
        List<String> longer = name.isEmpty()
                ? List.of()
                : commands.tailMap(name).keySet().stream()
                        .takeWhile(other -> other.startsWith(name))
                        .limit(2)
                        .toList();
        if (longer.size() == 1) {
            return new Known(longer.get(0), commands.getOrDefault(longer.get(0), Effect.NONE));
        }
        return complete ? new Nothing() : new Undecided();
    }

    /** No command has such a name: {@code [}, {@code f()}, {@code name=value}. */
    public static boolean isForeign(String word) {
        return FOREIGN.contains(word)
                || word.chars().anyMatch(c -> c <= ' ' || "(){}[]<>;&|$`'\"\\=!".indexOf(c) >= 0);
    }
}
