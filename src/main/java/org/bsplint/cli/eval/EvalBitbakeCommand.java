package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.memory.Run;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.Parallel;
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
final class EvalBitbakeCommand implements Callable<Integer> {
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
    public Integer call() {
        if (jobs < 1) {
            throw new UsageException("eval bitbake: --jobs wants a number from 1");
        }
        Dialect dialect = Dialect.ofSeries(series)
                .orElseThrow(() -> new UsageException("eval bitbake: unknown series `" + series + "`; known: "
                        + String.join(", ", Dialect.series())));
        Map<String, String> settings = settings();
        List<Path> paths = files.stream().map(EvalBitbakeCommand::existing).toList();
        return invocation.run(!noCache, "", new DiskTree(Path.of("")), (tree, console) -> {
            evaluate(paths, settings, dialect, tree, console.out());
            return new Run.Outcome(ExitStatus.OK, true);
        });
    }

    private void evaluate(
            List<Path> paths, Map<String, String> settings, Dialect dialect, FileTree tree, PrintWriter out) {
        PlainFiles evaluator = new PlainFiles(new BitbakeFiles(tree, dialect), new InlinePython(Surroundings.none()));
        Parallel.each(
                jobs,
                IntStream.range(0, paths.size()).boxed().toList(),
                i -> document(files.get(i), evaluate(evaluator, paths.get(i), settings), dialect),
                document -> output.print(out, document));
        out.flush();
    }

    private static Evaluation evaluate(PlainFiles evaluator, Path path, Map<String, String> settings) {
        return evaluator.evaluate(path.toAbsolutePath().normalize().toString(), settings);
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

    private static Path existing(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException notAPath) {
            throw new UsageException("eval bitbake: not a path: `" + file + "`");
        }
        throw new UsageException("eval bitbake: no such file: `" + file + "`");
    }
}
