package org.bsplint.eval.make;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.FileTree;

/** OP-TEE's configuration as its own makefiles would make it. */
public final class OpteeConfiguration {
    private static final Set<String> OTHERS = Set.of("PLATFORM", "PLATFORM_FLAVOR", "ARCH");

    private final MakeEvaluator evaluator;

    public OpteeConfiguration(MakeLibrary library) {
        this.evaluator = new MakeEvaluator(library);
    }

    /** Is this an option of OP-TEE, by its name? */
    public static boolean isOption(String name) {
        return name.startsWith("CFG_") || OTHERS.contains(name);
    }

    /**
     * Evaluates one configuration.
     *
     * @param root the folder in the tree that holds OP-TEE's sources, or what is there of them
     * @param words what make's command line sets, {@code PLATFORM} included
     */
    public Evaluation evaluate(FileTree tree, String root, List<CommandLineWord> words) {
        return evaluate(tree, root, words, OpteeConfiguration::isOption);
    }

    /** As above, for the names that are wanted. */
    public Evaluation evaluate(FileTree tree, String root, List<CommandLineWord> words, Predicate<String> wanted) {
        return evaluate(tree, root, words, wanted, Map.of());
    }

    /**
     * As above; where the tree holds only some of OP-TEE's makefiles, {@code defaults} are what its absent mk/config.mk
     * would set by default, by name, as a makefile would hold them.
     */
    public Evaluation evaluate(
            FileTree tree,
            String root,
            List<CommandLineWord> words,
            Predicate<String> wanted,
            Map<String, String> defaults) {
        if (FrontSlice.isWhole(tree, root)) {
            return evaluator.evaluate(run(tree, root, "Makefile", words, wanted));
        }
        return evaluator.evaluate(
                run(FrontSlice.with(tree, root), root, FrontSlice.NAME, words, wanted),
                machine -> FrontSlice.prepare(machine, defaults));
    }

    /**
     * Evaluates only the makefiles that set options, not those that say how each source file is compiled: faster, but
     * without the defaults that a few {@code sub.mk} files set.
     */
    public Evaluation evaluateFront(FileTree tree, String root, List<CommandLineWord> words) {
        return evaluator.evaluate(
                run(FrontSlice.with(tree, root), root, FrontSlice.NAME, words, OpteeConfiguration::isOption),
                machine -> FrontSlice.prepare(machine, Map.of()));
    }

    private static MakeRun run(
            FileTree tree, String root, String makefile, List<CommandLineWord> words, Predicate<String> wanted) {
        return MakeRun.of(tree, root, makefile).of("optee").withWords(words).wanting(wanted);
    }
}
