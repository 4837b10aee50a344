package org.bsplint.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.bitbake.BitbakeFile;
import org.bsplint.syntax.bitbake.BitbakeParser;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.syntax.condition.ConditionReader;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dts.DtsFile;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.syntax.version.VersionRange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Lexers and parsers: microseconds for one text of some hundred lines, or one line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParserBench {
    private final SourceFile recipe = SourceFile.of("r_1.0.bb", Texts.recipe(100));
    private final SourceFile defconfig = SourceFile.of("x_defconfig", Texts.defconfig(500));
    private final SourceFile tree = SourceFile.of("x.dts", Texts.deviceTree(200));

    @Benchmark
    public ParseResult<BitbakeFile> bitbake() {
        return BitbakeParser.parse(recipe, Dialect.ofSeries("scarthgap").orElseThrow());
    }

    @Benchmark
    public ParseResult<ConfigFile> defconfig() {
        return ConfigFile.parse(defconfig);
    }

    @Benchmark
    public ParseResult<DtsFile> deviceTree() {
        return DtsFile.parse(tree);
    }

    @Benchmark
    public Expression makeExpression() {
        return ExpressionParser.parse("$(call force,CFG_X,$(if $(filter a b,$(Y)),$(addprefix p/,$(L:.c=.o)),n))");
    }

    @Benchmark
    public ParseResult<Optional<ConditionLine>> condition() {
        return ConditionReader.read(
                "optee.CFG_STM32_BSEC_WRITE is enabled", SourceFile.of("", "").span(0, 0));
    }

    @Benchmark
    public Optional<VersionRange> versionRange() {
        return VersionRange.parse(">= v2.4-stm32mp-r1, < v2.8");
    }
}
