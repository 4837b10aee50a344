package org.bsplint.ecosystem.command;

import java.util.List;
import java.util.Optional;
import org.bsplint.value.Text;

/**
 * One of U-Boot's commands.
 *
 * @param does what it is for, in a few words; may be empty
 * @param option the Kconfig symbol that builds it, or empty
 * @param subcommands what may follow its name, where that is a fixed list
 * @param sets variables it may set
 * @param setsArguments positions in argv that name variables it may set
 * @param leaves if it succeeds the shell does not go on
 * @param anything it may run other commands, or change any variable
 */
public record ShellCommand(
        String name,
        String does,
        String option,
        List<String> subcommands,
        List<String> sets,
        List<Integer> setsArguments,
        boolean leaves,
        boolean anything,
        List<Irreversible> irreversible) {
    /**
     * A use of a command that changes the device for good.
     *
     * @param arguments the words after the name: {@code *} is any one word, {@code **} any words
     * @param effect what it does, in a few words
     */
    public record Irreversible(List<String> arguments, String effect) {
        public Irreversible {
            arguments = List.copyOf(arguments);
        }

        boolean matches(List<Text> argv) {
            return matches(0, argv, 1);
        }

        private boolean matches(int index, List<Text> argv, int at) {
            if (index == arguments.size()) {
                return true;
            }
            if (arguments.get(index).equals("**")) {
                for (int next = at; next <= argv.size(); next++) {
                    if (matches(index + 1, argv, next)) {
                        return true;
                    }
                }
                return false;
            }
            if (at >= argv.size()) {
                return false;
            }
            boolean fits = arguments.get(index).equals("*")
                    || argv.get(at).isKnown() && argv.get(at).known().equals(arguments.get(index));
            return fits && matches(index + 1, argv, at + 1);
        }
    }

    public ShellCommand {
        subcommands = List.copyOf(subcommands);
        sets = List.copyOf(sets);
        setsArguments = List.copyOf(setsArguments);
        irreversible = List.copyOf(irreversible);
    }

    /** A command of which no more than its name is known. */
    public static ShellCommand plain(String name) {
        return new ShellCommand(name, "", "", List.of(), List.of(), List.of(), false, false, List.of());
    }

    /** What this use of the command changes for good; words that are not known match {@code *} only. */
    public Optional<Irreversible> irreversible(List<Text> argv) {
        return irreversible.stream().filter(use -> use.matches(argv)).findFirst();
    }
}
