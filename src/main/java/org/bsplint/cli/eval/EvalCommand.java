package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval DIALECT …}: effective values with their history; one subcommand a dialect. */
@Command(
        name = "eval",
        description = "Prints effective values and the history of each.",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Runnable {
    private static final Map<String, Function<Invocation, Object>> DIALECTS = new TreeMap<>(Map.of(
            "bitbake", EvalBitbakeCommand::new,
            "device-tree", given -> new EvalDeviceTreeCommand(),
            "kconfig", given -> new EvalKconfigCommand(),
            "make", given -> new EvalMakeCommand(),
            "optee", given -> new EvalOpteeCommand(),
            "tf-a", given -> new EvalTfaCommand(),
            "u-boot-script", given -> new EvalUbootScriptCommand(),
            "yocto", given -> new EvalYoctoCommand()));

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

    /** What a whole line asks for, where it takes no parser of options to read it. */
    public static Optional<Consumer<PrintWriter>> plain(String... args) {
        List<String> words = List.of(args);
        return words.isEmpty() || !words.get(0).equals("eval")
                ? Optional.empty()
                : ConfigurationLine.read(words.subList(1, words.size()));
    }

    @Override
    public void run() {
        throw new UsageException("eval: name a dialect: "
                + String.join(
                        ", ", spec.subcommands().keySet().stream().sorted().toList()));
    }
}
