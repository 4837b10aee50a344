package org.bsplint.eval.make;

import java.util.List;
import java.util.function.Predicate;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.FileTree;

/** TF-A's build options as its own makefiles would make them for the goal {@code all}. */
public final class TfaConfiguration {
    private final MakeEvaluator evaluator;

    public TfaConfiguration(MakeLibrary library) {
        this.evaluator = new MakeEvaluator(library);
    }

    /** May this be a build option, by its name: upper case, digits and underscores? */
    public static boolean isOption(String name) {
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean letter = c >= 'A' && c <= 'Z';
            if (!letter && (at == 0 || c != '_' && (c < '0' || c > '9'))) {
                return false;
            }
        }
        return !name.isEmpty();
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
