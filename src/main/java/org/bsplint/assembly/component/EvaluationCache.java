package org.bsplint.assembly.component;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.ProjectMemory;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.TreeBuild;
import org.bsplint.eval.kconfig.KconfigTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.TreeMemory;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;

/**
 * Evaluations of source trees, kept while every file that they asked for is still the same: a fix is verified, and an edited
 * file checked, by assembling again, and a component's own sources are seldom what changed. Safe for several threads.
 */
public final class EvaluationCache {
    private static final int MAX_EVALUATIONS = 24;
    private static final int MAX_TREES = 4;
    private static final int MAX_COMPONENTS = 1_000;
    private static final int MAX_SIGHTINGS = 128;

    /**
     * What a component is made of.
     *
     * @param subject the image and the component
     * @param inputs all that goes into it but the files
     */
    public record Key(Object subject, List<Object> inputs) {}

    private final TreeMemory<Object, Evaluation> evaluations = new TreeMemory<>(MAX_EVALUATIONS);
    private final Foresight<Evaluation> foresight = new Foresight<>(evaluations);
    private final TreeMemory<String, Optional<KconfigTree>> trees = new TreeMemory<>(MAX_TREES);

    private final TreeMemory<Object, Optional<DeviceTree>> deviceTrees = new TreeMemory<>(MAX_TREES);
    private final ProjectMemory<Key, FirmwareAssembly.Result> components =
            new ProjectMemory<>(MAX_COMPONENTS, Key::subject);
    private final ProjectMemory<Key, List<Observation>> sightings = new ProjectMemory<>(MAX_SIGHTINGS, Key::subject);
    private final ProjectMemory<Key, Set<String>> words = new ProjectMemory<>(MAX_SIGHTINGS, Key::subject);
    private final TreeMemory<Key, CommandLine> lines = new TreeMemory<>(MAX_COMPONENTS, Key::subject);
    private final ProjectMemory<Key, List<Option>> facts = new ProjectMemory<>(MAX_COMPONENTS, Key::subject);

    /** An assembly of these files begins: what it will most likely ask for is made meanwhile. */
    public void foresee(FileTree tree) {
        foresight.begin(tree);
    }

    /** A component as assembled. */
    public FirmwareAssembly.Result component(
            Project project, Key key, Function<Project, FirmwareAssembly.Result> assemble) {
        return components.of(key, project, assemble);
    }

    /** What is seen in some of the project's files. */
    public List<Observation> sightings(Project project, Key key, Function<Project, List<Observation>> look) {
        return sightings.of(key, project, look);
    }

    /** Words that some of the project's files hold. */
    public Set<String> words(Project project, Key key, Function<Project, Set<String>> look) {
        return words.of(key, project, look);
    }

    /**
     * What a recipe passes to make. Nothing is asked of the files: a recipe that is as it was has the very options that it had.
     */
    public CommandLine line(Project project, Key key, Supplier<CommandLine> make) {
        return lines.of(key, project.tree(), files -> make.get());
    }

    /** Facts that some of the project's files tell. */
    public List<Option> facts(Project project, Key key, Function<Project, List<Option>> look) {
        return facts.of(key, project, look);
    }

    /** A device tree with what it includes; empty if the file is not there. */
    public Optional<DeviceTree> deviceTree(FileTree tree, String path, TreeBuild build) {
        return deviceTrees.of(List.of(path, build), tree, files -> DeviceTree.load(files, path, build));
    }

    /** The evaluation that this key stands for; {@code key} names all that goes into it but the files. */
    Evaluation of(FileTree tree, Object key, Function<FileTree, Evaluation> evaluate) {
        return evaluations.of(key, tree, evaluate);
    }

    /** As {@link #of}, of the files that are assembled themselves: the next assembly is expected to ask for it, too. */
    Evaluation again(FileTree tree, Object key, Function<FileTree, Evaluation> evaluate) {
        return foresight.of(key, tree, evaluate);
    }

    /** A Kconfig tree as read; {@code key} names all that goes into it but the files. */
    Optional<KconfigTree> kconfig(FileTree tree, String key, Function<FileTree, Optional<KconfigTree>> load) {
        return trees.of(key, tree, load);
    }
}
