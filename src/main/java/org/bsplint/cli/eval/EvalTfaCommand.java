package org.bsplint.cli.eval;

import java.util.List;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.TfaConfiguration;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.SteadyTree;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval tf-a DIR}: TF-A's build options as its own makefiles would set them. */
@Command(
        name = "tf-a",
        description = "Evaluates TF-A's build options as its own makefiles would.",
        mixinStandardHelpOptions = true)
final class EvalTfaCommand implements ConfigurationLine {
    private static final List<String> VERSION = List.of("VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH");

    private final Console console;

    @CommandLine.Mixin
    private final ValuesOutput output = new ValuesOutput();

    @CommandLine.Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    EvalTfaCommand(Console console) {
        this.console = console;
    }

    @Override
    public ValuesOutput output() {
        return output;
    }

    @Override
    public ConfigurationOptions options() {
        return options;
    }

    @Override
    public Integer call() {
        List<ConfigurationOptions.Configuration> asked = options.configurations("PLAT", "tf-a");
        TfaConfiguration tfa = new TfaConfiguration(new MakeLibrary());
        FileTree tree = new SteadyTree(new DiskTree(options.directory()));
        ConfigurationOptions.inOrder(
                asked,
                one -> {
                    Evaluation evaluation = tfa.evaluate(
                            tree,
                            "",
                            one.words(),
                            name -> TfaConfiguration.isOption(name) && (output.wants(name) || VERSION.contains(name)));
                    return output.text(EvalOpteeCommand.document("tf-a", one.unit(), evaluation, VERSION));
                },
                text -> output.print(console.out(), text));
        return ExitStatus.OK;
    }
}
