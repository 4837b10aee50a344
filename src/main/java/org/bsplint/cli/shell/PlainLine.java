package org.bsplint.cli.shell;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bsplint.source.DiskTree;

/**
 * Reads a command line whose options are written out in full, each with its value: {@code check DIR --format json}. The
 * parser of options takes longer to start than a small answer takes to find; it reads all lines that are not plain, and those
 * that are wrong, so that it alone explains options and complains.
 */
public final class PlainLine {
    /** A command that knows some of its options by name; each method returns false for what it leaves to the parser. */
    public interface Command extends Callable<Integer> {
        /** An option without a value. */
        default boolean takeSwitch(String name) {
            return false;
        }

        /** Whether this option may be given more than once. */
        default boolean repeats(String name) {
            return false;
        }

        /** @param name of the option; of a word that belongs to none its place among those, {@code 1} for the first */
        boolean take(String name, String value);

        /** Whether nothing is lacking that has to be given. */
        default boolean isWhole() {
            return true;
        }

        /** @return the exit status */
        @Override
        Integer call();
    }

    private final Command command;
    private final Set<String> seen = new HashSet<>();
    private int place;

    private PlainLine(Command command) {
        this.command = command;
    }

    /** Hands the words to the command; false: the line is not plain, and the command is to be thrown away. */
    public static boolean read(List<String> words, Command command) {
        try {
            return new PlainLine(command).readAll(words) && command.isWhole();
        } catch (InvalidPathException told) { // by the parser of options
            return false;
        }
    }

    /** Does this name stand for a word that belongs to no option? */
    public static boolean isWord(String name) {
        return !name.startsWith("-");
    }

    /** @throws InvalidPathException if it cannot be one */
    public static File file(String word) {
        return DiskTree.isPlain(word) ? new File(word) : Path.of(word).toFile();
    }

    private boolean readAll(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            boolean option = word.startsWith("--");
            if (option && command.takeSwitch(word)) {
                if (!seen.add(word)) {
                    return false;
                }
                continue;
            }
            int equals = option ? word.indexOf('=') : -1;
            String value = word;
            if (equals >= 0) {
                value = word.substring(equals + 1);
            } else if (option) {
                at++;
                value = at < words.size() ? words.get(at) : "";
            }
            String name = !option ? String.valueOf(++place) : equals < 0 ? word : word.substring(0, equals);
            boolean dash = value.startsWith("-") && !value.equals("-"); // that alone is standard input
            boolean plain = !word.startsWith("@") && !value.isEmpty() && !value.startsWith("@") && !dash;
            boolean again = !command.repeats(name) && !seen.add(name);
            if (!plain || again || !command.take(name, value)) {
                return false;
            }
        }
        return true;
    }
}
