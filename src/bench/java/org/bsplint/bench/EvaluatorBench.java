package org.bsplint.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.ScriptRun;
import org.bsplint.eval.hush.Shell;
import org.bsplint.eval.make.MakeEvaluator;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Option;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Evaluators: milliseconds for one file of some hundred lines, every value asked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EvaluatorBench {
    private final MemoryTree tree = new MemoryTree(Map.of(
            "r_1.0.bb", Texts.recipe(100),
            "Makefile", Texts.makefile(100)));
    private final SourceFile script = SourceFile.of("boot.cmd", Texts.script(100));

    @Benchmark
    public long bitbake() {
        BitbakeFiles files =
                new BitbakeFiles(tree, Dialect.ofSeries("scarthgap").orElseThrow());
        return values(new PlainFiles(files, new InlinePython(Surroundings.none())).evaluate("r_1.0.bb", Map.of()));
    }

    @Benchmark
    public long make() {
        return values(new MakeEvaluator(new MakeLibrary()).evaluate(MakeRun.of(tree, "", "Makefile")));
    }

    @Benchmark
    public ScriptRun script() {
        return HushEvaluator.script(script, Shell.unstated());
    }

    private static long values(Evaluation evaluation) {
        return evaluation.options().all().stream().map(Option::value).distinct().count();
    }
}
