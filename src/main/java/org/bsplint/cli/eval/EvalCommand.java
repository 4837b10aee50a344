package org.bsplint.cli.eval;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval DIALECT …}: effective values with their history; one subcommand a dialect. */
@Command(
        name = "eval",
        description = "Prints effective values and the history of each.",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Runnable {
    private static final Map<String, Function<Invocation, PlainLine.Command>> DIALECTS = new TreeMap<>(Map.of(
            "bitbake", EvalBitbakeCommand::new,
            "device-tree", given -> new EvalDeviceTreeCommand(given.console()),
            "kconfig", given -> new EvalKconfigCommand(given.console()),
            "make", given -> new EvalMakeCommand(given.console()),
            "optee", given -> new EvalOpteeCommand(given.console()),
            "tf-a", given -> new EvalTfaCommand(given.console()),
            "u-boot-script", given -> new EvalUbootScriptCommand(given.console()),
            "yocto", given -> new EvalYoctoCommand(given.console())));

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Adds the dialect that is asked for; all of them if it is none. */
    public static void addDialects(CommandLine eval, String asked, Invocation invocation) {
        DIALECTS.forEach((name, command) -> {
            if (!DIALECTS.containsKey(asked) || asked.equals(name)) {
                eval.addSubcommand(name, command.apply(invocation));
            }
        });
    }

    /** The command of a dialect; empty if no dialect is called so. */
    public static Optional<PlainLine.Command> dialect(String name, Invocation invocation) {
        return Optional.ofNullable(DIALECTS.get(name)).map(command -> command.apply(invocation));
    }

    @Override
    public void run() {
        throw new UsageException("eval: name a dialect: "
                + String.join(
                        ", ", spec.subcommands().keySet().stream().sorted().toList()));
    }
}
