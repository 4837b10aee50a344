package org.bsplint.eval.hush;

import java.util.Map;
import org.bsplint.eval.Budget;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;

/**
 * The shell a script runs in.
 *
 * @param environment the variables at the start; what is absent from the set is unset or unknown as the set says
 * @param commands what commands there are and what they do to variables
 * @param media files that the board certainly finds when a command loads them, by name without folders
 * @param longBits width of U-Boot's {@code unsigned long}: 32 or 64, 0 if not known
 */
public record Shell(
        Dialect dialect, OptionSet environment, CommandTable commands, Map<String, Text> media, int longBits) {
    /** Limits of one run: steps, nesting of {@code run}, characters. */
    static Budget budget() {
        return new Budget(3_000_000, 40, 8_000_000);
    }

    public Shell {
        media = Map.copyOf(media);
    }

    /** The old shell with an environment of which nothing is known. */
    public static Shell unstated() {
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "the board's environment is not stated");
        return new Shell(Dialect.OLD, OptionSet.partial(java.util.List.of(), cause), CommandTable.open(), Map.of(), 0);
    }

    public Shell withDialect(Dialect changed) {
        return new Shell(changed, environment, commands, media, longBits);
    }

    public Shell withEnvironment(OptionSet changed) {
        return new Shell(dialect, changed, commands, media, longBits);
    }

    public Shell withCommands(CommandTable changed) {
        return new Shell(dialect, environment, changed, media, longBits);
    }

    public Shell withMedia(Map<String, Text> changed) {
        return new Shell(dialect, environment, commands, changed, longBits);
    }

    public Shell withLongBits(int changed) {
        return new Shell(dialect, environment, commands, media, changed);
    }
}
