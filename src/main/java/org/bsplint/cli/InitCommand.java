package org.bsplint.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.shell.Background;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.model.Bsp;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.project.StarterFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint init}: writes a commented {@code bsplint.yaml} for what is found in a folder. */
@Command(
        name = "init",
        description = "Writes a commented bsplint.yaml for what is found in the folder.",
        mixinStandardHelpOptions = true)
final class InitCommand implements PlainLine.Command {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Default: the current folder.")
    private File path = new File(".");

    @Option(names = "--force", description = "Write over a bsplint.yaml that is there.")
    private boolean force;

    @Option(names = "--stdout", description = "Only print it.")
    private boolean print;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        force |= name.equals("--force");
        print |= name.equals("--stdout");
        return name.equals("--force") || name.equals("--stdout");
    }

    @Override
    public boolean take(String name, String value) {
        path = PlainLine.file(value);
        return name.equals("1");
    }

    @Override
    public Integer call() {
        ProjectFiles files = ProjectFiles.of(List.of(path));
        if (!path.isDirectory()) {
            throw new UsageException("not a folder: " + path);
        }
        Path target = path.toPath().resolve(SettingsReader.NAME);
        if (Files.exists(target) && !force && !print) {
            throw new UsageException(target + " is there already; --force writes over it, --stdout only prints");
        }
        Bsp bsp = new Assembler(Background.of(KnowledgeBase::load)).assemble(files.tree(), ProjectSettings.NONE);
        String text = StarterFile.of(bsp, Discovery.discover(files.tree()));
        if (print) {
            console.out().print(text);
        } else {
            OutputFile.write(target, text);
            console.out().println("wrote " + target);
        }
        console.out().flush();
        return ExitStatus.OK;
    }
}
