package org.bsplint.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.model.Bsp;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.project.StarterFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint init}: writes a commented {@code bsplint.yaml} for what is found in a folder. */
@Command(
        name = "init",
        description = "Writes a commented bsplint.yaml for what is found in the folder.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Default: the current folder.")
    private Path path = Path.of(".");

    @Option(names = "--force", description = "Write over a bsplint.yaml that is there.")
    private boolean force;

    @Option(names = "--stdout", description = "Only print it.")
    private boolean print;

    @Override
    public Integer call() {
        ProjectFiles files = ProjectFiles.of(List.of(path));
        if (!Files.isDirectory(path)) {
            throw new UsageException("not a folder: " + path);
        }
        Path target = path.resolve(SettingsReader.NAME);
        if (Files.exists(target) && !force && !print) {
            throw new UsageException(target + " is there already; --force writes over it, --stdout only prints");
        }
        Bsp bsp = Assembler.standard().assemble(files.tree(), ProjectSettings.NONE);
        String text = StarterFile.of(bsp, Discovery.discover(files.tree()));
        if (print) {
            spec.commandLine().getOut().print(text);
        } else {
            OutputFile.write(target, text);
            spec.commandLine().getOut().println("wrote " + target);
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }
}
