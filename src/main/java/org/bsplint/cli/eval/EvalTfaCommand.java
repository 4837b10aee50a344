package org.bsplint.cli.eval;

import java.util.List;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.TfaConfiguration;
import org.bsplint.source.DiskTree;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval tf-a DIR}: TF-A's build options as its own makefiles would set them. */
@Command(
        name = "tf-a",
        description = "Evaluates TF-A's build options as its own makefiles would.",
        mixinStandardHelpOptions = true)
final class EvalTfaCommand implements Runnable {
    private static final List<String> VERSION = List.of("VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    @CommandLine.Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Override
    public void run() {
        List<ConfigurationOptions.Configuration> asked = options.configurations("PLAT", "tf-a");
        TfaConfiguration tfa = new TfaConfiguration(new MakeLibrary());
        DiskTree tree = new DiskTree(options.directory());
        for (ConfigurationOptions.Configuration one : asked) {
            Evaluation evaluation = tfa.evaluate(
                    tree,
                    "",
                    one.words(),
                    name -> TfaConfiguration.isOption(name) && (output.wants(name) || VERSION.contains(name)));
            output.print(
                    spec.commandLine().getOut(), EvalOpteeCommand.document("tf-a", one.unit(), evaluation, VERSION));
        }
    }
}
