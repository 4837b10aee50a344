package org.bsplint.eval.make;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;

/** OP-TEE's configuration as its own makefiles would make it. */
public final class OpteeConfiguration {
    private static final Set<String> OTHERS = Set.of("PLATFORM", "PLATFORM_FLAVOR", "ARCH");

    /** Macros of mk/compile.mk and mk/subdir.mk. */
    private static final Set<String> PER_FILE = Set.of("process_srcs", "process-subdir-srcs-y");

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
        MakeRun run =
                MakeRun.of(tree, root, "Makefile").of("optee").withWords(words).wanting(wanted);
        return evaluator.evaluate(run, machine -> machine.macros.setPerFile(PER_FILE));
    }
}
