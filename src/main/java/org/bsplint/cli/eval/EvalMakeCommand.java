package org.bsplint.cli.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeEvaluator;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval make FILE…}: each makefile on its own. */
@Command(
        name = "make",
        description = "Evaluates makefiles as GNU make would before it builds anything.",
        mixinStandardHelpOptions = true)
final class EvalMakeCommand implements PlainLine.Command {
    private static final Set<String> OWN_NAMES =
            Set.of(".DEFAULT_GOAL", "MAKEFILE_LIST", "MAKEOVERRIDES", "MAKEFLAGS", "CURDIR", "SHELL", "MAKE_VERSION");

    private final Console console;

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "Makefiles.")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(
            names = "--set",
            paramLabel = "WORD",
            description = "A word of make's command line: NAME=VALUE.")
    private List<String> words = new ArrayList<>();

    @CommandLine.Option(names = "--env", paramLabel = "NAME=VALUE", description = "A variable of the environment.")
    private List<String> environment = new ArrayList<>();

    @CommandLine.Option(names = "--env-overrides", description = "As make's -e.")
    private boolean environmentOverrides;

    EvalMakeCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        environmentOverrides |= name.equals("--env-overrides");
        return name.equals("--env-overrides") || output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--set") || name.equals("--env") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return files.add(Path.of(value));
        }
        switch (name) {
            case "--set" -> words.add(value);
            case "--env" -> environment.add(value);
            default -> {
                return output.take(name, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !files.isEmpty();
    }

    @Override
    public Integer call() {
        List<CommandLineWord> given = words.stream().map(EvalMakeCommand::word).toList();
        Map<String, String> variables = new LinkedHashMap<>();
        for (String assignment : environment) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("eval make: --env takes NAME=VALUE, not `" + assignment + "`");
            }
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        MakeEvaluator evaluator = new MakeEvaluator(new MakeLibrary());
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("eval make: no such file: " + file);
            }
        }
        files.forEach(file -> evaluate(evaluator, file, given, variables));
        return ExitStatus.OK;
    }

    static CommandLineWord word(String text) {
        return CommandLineWord.parse(text)
                .orElseThrow(() -> new UsageException("--set takes NAME=VALUE, not `" + text + "`"));
    }

    private void evaluate(
            MakeEvaluator evaluator, Path file, List<CommandLineWord> given, Map<String, String> variables) {
        Path absolute = file.toAbsolutePath().normalize();
        DiskTree tree = new DiskTree(Objects.requireNonNullElse(absolute.getParent(), absolute));
        Evaluation evaluation =
                evaluator.evaluate(MakeRun.of(tree, "", absolute.getFileName().toString())
                        .withWords(given)
                        .withEnvironment(variables, environmentOverrides)
                        .wanting(output::wants));
        List<Option> values = evaluation.options().all().stream()
                .filter(option -> isOwn(option, variables))
                .toList();
        output.print(
                console.out(),
                new ValuesDocument(
                        "make",
                        file.toString(),
                        "",
                        "",
                        values,
                        evaluation.output().stream()
                                .filter(line -> !line.startsWith("make: "))
                                .toList(),
                        evaluation.errors()));
    }

    /** Of a makefile only what it, the command line or {@code --env} defines: not make's own table. */
    private static boolean isOwn(Option option, Map<String, String> variables) {
        boolean fromFile = option.origin() == Origin.FILE
                || option.origin() == Origin.OVERRIDE
                || option.origin() == Origin.COMMAND_LINE;
        return !OWN_NAMES.contains(option.name()) && (fromFile || variables.containsKey(option.name()));
    }
}
