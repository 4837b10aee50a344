package org.bsplint.eval.hush;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.value.Observation;
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
    public ScriptRun {
        commands = List.copyOf(commands);
        diagnostics = List.copyOf(diagnostics);
        observations = List.copyOf(observations);
    }
}
