package org.bsplint.cli.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.OpteeConfiguration;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.SteadyTree;
import org.bsplint.value.OptionSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval optee DIR}: every {@code CFG_*} as OP-TEE's own makefiles would set it. */
@Command(
        name = "optee",
        description = "Evaluates OP-TEE's configuration as its own makefiles would.",
        mixinStandardHelpOptions = true)
final class EvalOpteeCommand implements ConfigurationLine {
    private static final List<String> VERSION =
            List.of("CFG_OPTEE_REVISION_MAJOR", "CFG_OPTEE_REVISION_MINOR", "CFG_OPTEE_REVISION_EXTRA_NUMBER");

    private final Console console;

    @CommandLine.Mixin
    private final ValuesOutput output = new ValuesOutput();

    @CommandLine.Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    EvalOpteeCommand(Console console) {
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
        List<ConfigurationOptions.Configuration> asked = options.configurations("PLATFORM", "optee");
        OpteeConfiguration optee = new OpteeConfiguration(new MakeLibrary());
        FileTree tree = new SteadyTree(new DiskTree(options.directory()));
        ConfigurationOptions.inOrder(
                asked,
                one -> {
                    Evaluation evaluation = optee.evaluate(
                            tree,
                            "",
                            one.words(),
                            name -> OpteeConfiguration.isOption(name)
                                    && (output.wants(name) || VERSION.contains(name)));
                    return output.text(document("optee", one.unit(), evaluation, VERSION));
                },
                text -> output.print(console.out(), text));
        return ExitStatus.OK;
    }

    static ValuesDocument document(String component, String unit, Evaluation evaluation, List<String> versionNames) {
        return new ValuesDocument(
                component,
                unit,
                "",
                version(evaluation.options(), versionNames),
                new ArrayList<>(evaluation.options().all()),
                List.of(),
                evaluation.errors());
    }

    private static String version(OptionSet options, List<String> names) {
        Stream<String> numbers =
                names.stream().filter(options::has).flatMap(name -> options.value(name).asKnown().stream());
        String version = numbers.collect(Collectors.joining("."));
        return version.contains(".") ? version : "";
    }
}
