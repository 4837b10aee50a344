package org.bsplint.cli.manual;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.VersionText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the man page; run when packages are made. */
@Command(name = "manual", hidden = true)
public final class ManualCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ManualPage.of(spec.root(), VersionText.VERSION));
        out.flush();
        return ExitStatus.OK;
    }
}
