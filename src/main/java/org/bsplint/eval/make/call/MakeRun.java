package org.bsplint.eval.make.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/**
 * A call of make to be evaluated.
 *
 * @param directory the folder in the tree in which make runs
 * @param makefile the file given with {@code -f}, relative to that folder
 * @param goals what is to be made, {@code MAKECMDGOALS}
 * @param environment beside PATH and HOME, which are always there
 * @param environmentOverrides make's {@code -e}
 * @param wanted names whose values are asked for
 * @param later those of them that are no options: values of theirs that make has to expand are made when they are asked for
 * @param presets assumed before the makefile is read: a text as a makefile would hold it
 */
public record MakeRun(
        FileTree tree,
        String directory,
        String makefile,
        List<CommandLineWord> words,
        List<String> goals,
        Map<String, String> environment,
        boolean environmentOverrides,
        Predicate<String> wanted,
        Predicate<String> later,
        String component,
        Optional<SourceFile> presets) {
    public MakeRun {
        words = List.copyOf(words);
        goals = List.copyOf(goals);
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A makefile of a tree, with nothing on the command line; all names are wanted. */
    public static MakeRun of(FileTree tree, String directory, String makefile) {
        return new MakeRun(
                tree,
                directory,
                makefile,
                List.of(),
                List.of(),
                Map.of(),
                false,
                name -> true,
                name -> false,
                "make",
                Optional.empty());
    }

    public MakeRun withWords(List<CommandLineWord> more) {
        List<CommandLineWord> all = new ArrayList<>(words);
        all.addAll(more);
        return new MakeRun(
                tree,
                directory,
                makefile,
                all,
                goals,
                environment,
                environmentOverrides,
                wanted,
                later,
                component,
                presets);
    }

    public MakeRun withGoals(List<String> changed) {
        return new MakeRun(
                tree,
                directory,
                makefile,
                words,
                changed,
                environment,
                environmentOverrides,
                wanted,
                later,
                component,
                presets);
    }

    public MakeRun withEnvironment(Map<String, String> changed, boolean overrides) {
        return new MakeRun(
                tree, directory, makefile, words, goals, changed, overrides, wanted, later, component, presets);
    }

    public MakeRun wanting(Predicate<String> changed) {
        return new MakeRun(
                tree,
                directory,
                makefile,
                words,
                goals,
                environment,
                environmentOverrides,
                changed,
                later,
                component,
                presets);
    }

    public MakeRun deferring(Predicate<String> changed) {
        return new MakeRun(
                tree,
                directory,
                makefile,
                words,
                goals,
                environment,
                environmentOverrides,
                wanted,
                changed,
                component,
                presets);
    }

    public MakeRun of(String changedComponent) {
        return new MakeRun(
                tree,
                directory,
                makefile,
                words,
                goals,
                environment,
                environmentOverrides,
                wanted,
                later,
                changedComponent,
                presets);
    }
}
