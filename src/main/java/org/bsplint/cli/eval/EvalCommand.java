package org.bsplint.cli.eval;

import org.bsplint.cli.shell.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval DIALECT …}: effective values with their history; one subcommand a dialect. */
@Command(
        name = "eval",
        description = "Prints effective values and the history of each.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvalBitbakeCommand.class,
            EvalKconfigCommand.class,
            EvalMakeCommand.class,
            EvalOpteeCommand.class,
            EvalTfaCommand.class,
            EvalUbootScriptCommand.class,
            EvalYoctoCommand.class
        })
public final class EvalCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new UsageException("eval: name a dialect: "
                + String.join(
                        ", ", spec.subcommands().keySet().stream().sorted().toList()));
    }
}
