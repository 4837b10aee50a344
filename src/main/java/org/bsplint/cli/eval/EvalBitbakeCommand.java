package org.bsplint.cli.eval;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Option;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval bitbake FILE…}: each file on its own, as one BitBake datastore without base configuration. */
@Command(
        name = "bitbake",
        description = "Evaluates each file on its own, as one BitBake datastore without base configuration;"
                + " includes and classes are looked for beside the file.",
        mixinStandardHelpOptions = true)
final class EvalBitbakeCommand implements PlainLine.Command {
    private final Invocation invocation;

    @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "Recipes, classes, configuration files.")
    private List<String> files = new ArrayList<>();

    @CommandLine.Option(names = "--set", paramLabel = "NAME=VALUE", description = "Set before the file is read.")
    private List<String> given = new ArrayList<>();

    @CommandLine.Option(
            names = "--series",
            paramLabel = "NAME",
            description = "Yocto series whose syntax is meant: dunfell, kirkstone, scarthgap, … Default: the newest.")
    private String series = "master";

    @CommandLine.Option(names = "--jobs", paramLabel = "N", description = "How many files to evaluate side by side.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @CommandLine.Option(names = "--no-cache", description = "Neither read nor write the cache.")
    private boolean noCache;

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    EvalBitbakeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public boolean takeSwitch(String name) {
        noCache |= name.equals("--no-cache");
        return name.equals("--no-cache") || output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--set") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return files.add(value);
        }
        switch (name) {
            case "--set" -> given.add(value);
            case "--series" -> series = value;
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
        if (jobs < 1) {
            throw new UsageException("eval bitbake: --jobs wants a number from 1");
        }
        Dialect dialect = Dialect.ofSeries(series)
                .orElseThrow(() -> new UsageException("eval bitbake: unknown series `" + series + "`; known: "
                        + String.join(", ", Dialect.series())));
        Map<String, String> settings = settings();
        files.forEach(EvalBitbakeCommand::check);
        FileTree tree = new DiskTree(Path.of(""));
        BitbakeFiles read = new BitbakeFiles(tree, dialect);
        InlinePython python = new InlinePython(Surroundings.none());
        invocation.each(
                !noCache && !output.showsSecrets(),
                String.join("\0", "eval bitbake", series, given.size() + String.join("\0", given), output.words()),
                jobs,
                files,
                tree,
                (file, seen) -> evaluate(file, settings, new PlainFiles(read.in(seen, dialect), python), dialect),
                document -> output.print(invocation.console().out(), document));
        return ExitStatus.OK;
    }

    private String evaluate(String file, Map<String, String> settings, PlainFiles evaluator, Dialect dialect) {
        String path = Path.of(file).toAbsolutePath().normalize().toString();
        return output.text(document(file, evaluator.evaluate(path, settings), dialect));
    }

    private ValuesDocument document(String file, Evaluation evaluation, Dialect dialect) {
        List<Option> options = evaluation.options().names().stream()
                .filter(output::wants)
                .map(evaluation.options()::get)
                .map(BitbakeTrace::inItsTerms)
                .toList();
        return new ValuesDocument("bitbake", file, "", dialect.version(), options, List.of(), evaluation.errors());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : given) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException("eval bitbake: --set wants NAME=VALUE, not `" + setting + "`");
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }

    private static void check(String file) {
        try {
            if (Files.isRegularFile(Path.of(file))) {
                return;
            }
        } catch (InvalidPathException notAPath) {
            throw new UsageException("eval bitbake: not a path: `" + file + "`");
        }
        throw new UsageException("eval bitbake: no such file: `" + file + "`");
    }
}
