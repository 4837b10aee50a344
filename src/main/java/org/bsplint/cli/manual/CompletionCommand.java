package org.bsplint.cli.manual;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.UsageException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code bsplint completion SHELL}: what to have a shell read so that it completes commands and options. */
@Command(name = "completion", description = "Prints the completion script of a shell.", mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private String shell = "";

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        String script = switch (shell) {
            case "bash" -> {
                CommandTree.propose(root);
                yield AutoComplete.bash(root.name(), root.commandLine());
            }
            case "zsh" -> ZshCompletion.of(root);
            case "fish" -> FishCompletion.of(root);
            default -> throw new UsageException("completion: bash, zsh or fish, not `" + shell + "`");
        };
        PrintWriter out = spec.commandLine().getOut();
        out.print(script);
        out.flush();
        return ExitStatus.OK;
    }
}
