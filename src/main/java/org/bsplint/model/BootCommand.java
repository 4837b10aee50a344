package org.bsplint.model;

import java.util.List;
import java.util.stream.Collectors;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.Span;
import org.bsplint.value.Text;

/**
 * One U-Boot command that a script or environment may run.
 *
 * @param argv the words after expansion, each whole or partly known; the first names the command; none at all stands for
 *     any commands: of a script that could not be read
 * @param span where the command is written
 * @param reach whether it runs
 * @param path the way that leads there ({@code bootcmd}, {@code run x}, {@code source}), outermost first
 * @param source what kind of text holds it
 */
public record BootCommand(List<Text> argv, Span span, Reach reach, List<Related> path, Source source) {
    /** Does a command run? */
    public enum Reach {
        ALWAYS,
        /** Under a condition that is not known. */
        MAYBE,
        /** Certainly not: under a condition that is false, or after an endless loop. */
        NEVER
    }

    /** What holds a command: a script somebody starts, or text that runs at each boot by itself. */
    public enum Source {
        SCRIPT,
        EVERY_BOOT
    }

    public BootCommand {
        argv = List.copyOf(argv);
        path = List.copyOf(path);
    }

    /** The command's name, or empty if it is not known. */
    public String name() {
        return argv.isEmpty() || !argv.get(0).isKnown() ? "" : argv.get(0).known();
    }

    /** Does this stand for any commands, since what held them could not be read? */
    public boolean isAnything() {
        return argv.isEmpty();
    }

    /** The words as one line; unknown stretches are shown as {@code …}. */
    public String line() {
        return isAnything() ? "…" : argv.stream().map(Text::toString).collect(Collectors.joining(" "));
    }
}
