package org.bsplint.eval.hush;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * What running a script would do.
 *
 * @param commands in the order they run, those that certainly do not run at their place in the text's order
 * @param diagnostics syntax errors (the real shell stops there), and limits that were met
 * @param observations traps of the shell that the script walks into
 * @param environment the variables after the run, each with its history
 */
public record ScriptRun(
        List<RunCommand> commands,
        List<Diagnostic> diagnostics,
        List<Observation> observations,
        OptionSet environment) {
    /**
     * A variable at one command of the text, or at the head of a {@code for}; a command in a loop has several.
     *
     * @param command where it is written
     * @param before what the command's words see
     * @param after what the command leaves
     */
    public record Moment(Span command, Option before, Option after) {}

    public ScriptRun {
        commands = List.copyOf(commands);
        diagnostics = List.copyOf(diagnostics);
        observations = List.copyOf(observations);
    }
}
