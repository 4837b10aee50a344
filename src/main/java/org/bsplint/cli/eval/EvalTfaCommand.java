package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.TfaConfiguration;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.SteadyTree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval tf-a DIR}: TF-A's build options as its own makefiles would set them. */
@Command(
        name = "tf-a",
        description = "Evaluates TF-A's build options as its own makefiles would.",
        mixinStandardHelpOptions = true)
final class EvalTfaCommand implements Runnable, ConfigurationLine.Command {
    private static final List<String> VERSION = List.of("VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Mixin
    private final ValuesOutput output = new ValuesOutput();

    @CommandLine.Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Override
    public ValuesOutput output() {
        return output;
    }

    @Override
    public ConfigurationOptions options() {
        return options;
    }

    @Override
    public void run() {
        run(Objects.requireNonNull(spec).commandLine().getOut());
    }

    @Override
    public void run(PrintWriter out) {
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
                text -> output.print(out, text));
    }
}
