package org.bsplint.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bsplint.assembly.Assembler;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The founding sample in a program that runs already: milliseconds to load rules, to evaluate, to apply all rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EngineBench {
    private static final Path SAMPLE = Path.of("samples/close-device-ecosystem-3.0");

    private final DiskTree tree = new DiskTree(SAMPLE);
    private final RuleBook rules = RuleBook.prepared("bench");
    private final Bsp bsp = assemble();

    @Benchmark
    public RuleBook loadRules() {
        return RuleBook.prepared("bench");
    }

    @Benchmark
    public Bsp assemble() {
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }

    @Benchmark
    public Report applyRules() {
        return rules.linter(Placement.NOWHERE).lint(new LintInput(bsp, tree, Optional.empty()), LintSettings.DEFAULT);
    }
}
