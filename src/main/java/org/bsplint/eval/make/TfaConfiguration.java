package org.bsplint.eval.make;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;

/** TF-A's build options as its own makefiles would make them for the goal {@code all}. */
public final class TfaConfiguration {
    private static final Pattern OPTIONS = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final MakeEvaluator evaluator;

    public TfaConfiguration(MakeLibrary library) {
        this.evaluator = new MakeEvaluator(library);
    }

    /** May this be a build option, by its name? */
    public static boolean isOption(String name) {
        return OPTIONS.matcher(name).matches();
    }

    /**
     * Evaluates one configuration.
     *
     * @param root the folder in the tree that holds TF-A's sources
     * @param words what make's command line sets, {@code PLAT} included
     */
    public Evaluation evaluate(FileTree tree, String root, List<CommandLineWord> words) {
        return evaluate(tree, root, words, TfaConfiguration::isOption);
    }

    /** As above, for the names that are wanted. */
    public Evaluation evaluate(FileTree tree, String root, List<CommandLineWord> words, Predicate<String> wanted) {
        return evaluator.evaluate(MakeRun.of(tree, root, "Makefile")
                .of("tf-a")
                .withWords(words)
                .withGoals(List.of("all"))
                .wanting(wanted));
    }
}
