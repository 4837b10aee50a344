package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bsplint.assembly.view.Project;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.dotconfig.ConfigFiles;
import org.bsplint.eval.kconfig.KconfigInput;
import org.bsplint.eval.kconfig.KconfigTree;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/** The configuration of U-Boot or the kernel: by its own Kconfig tree where that is there, else as the files ask for it. */
public final class ConfigSources {
    /**
     * @param whole what is not listed is certainly not set
     * @param present is this file of the component's sources there?
     */
    public record Result(OptionSet options, boolean whole, Predicate<String> present, List<Observation> observations) {}

    private final Project project;
    private final String component;
    private final EvaluationCache cache;

    public ConfigSources(Project project, String component, EvaluationCache cache) {
        this.project = project;
        this.component = component;
        this.cache = cache;
    }

    public Result evaluate(List<String> folders, Optional<SourceFile> base, List<SourceFile> fragments) {
        if (base.isPresent() && Paths.name(base.get().path()).equals(".config") && fragments.isEmpty()) {
            return files(base, List.of(), true);
        }
        Optional<String> folder = base.flatMap(file -> whole(folders));
        if (folder.isPresent()) {
            KconfigTree kconfig = kconfig(folder.get(), base.get());
            Evaluation evaluation = cache.of(
                    project.tree(),
                    List.of(kconfig, key(folder.get(), base.get(), fragments)),
                    tree -> asking(tree, kconfig.evaluate(component, input(base.get(), fragments))));
            project.diary().add(evaluation);
            return new Result(evaluation.options(), true, file -> true, evaluation.observations());
        }
        return files(base, fragments, false);
    }

    private Result files(Optional<SourceFile> base, List<SourceFile> fragments, boolean whole) {
        List<SourceFile> files = new ArrayList<>();
        base.ifPresent(files::add);
        files.addAll(fragments);
        Evaluation evaluation = ConfigFiles.evaluate(files);
        project.diary().add(evaluation);
        OptionSet options = whole ? OptionSet.complete(evaluation.options().all()) : evaluation.options();
        return new Result(options, whole, file -> false, evaluation.observations());
    }

    /** The folder that holds a whole Kconfig tree. */
    private Optional<String> whole(List<String> folders) {
        return folders.stream()
                .filter(folder -> project.tree().isFile(folder.isEmpty() ? "Kconfig" : folder + "/Kconfig"))
                .findFirst();
    }

    private String key(String folder, SourceFile base, List<SourceFile> fragments) {
        StringBuilder key = new StringBuilder(component + " " + folder + " " + base.path() + "\n" + base.text());
        fragments.forEach(fragment ->
                key.append('\n').append(fragment.path()).append('\n').append(fragment.text()));
        return key.toString();
    }

    private static KconfigInput input(SourceFile base, List<SourceFile> fragments) {
        return new KconfigInput(Optional.of(base), fragments, KconfigInput.Merge.CONFIG);
    }

    /** A defconfig may include files, which only its evaluation asks for. */
    private static Evaluation asking(FileTree tree, Evaluation evaluation) {
        evaluation.inputs().forEach(tree::read);
        return evaluation;
    }

    private KconfigTree kconfig(String folder, SourceFile base) {
        KconfigSettings settings = settings(base);
        return cache.kconfig(
                        project.tree(), folder + " " + settings, files -> KconfigTree.load(files, folder, settings))
                .orElseThrow();
    }

    private KconfigSettings settings(SourceFile base) {
        KconfigSettings standard = KconfigSettings.standard();
        if (component.equals("u-boot")) {
            return standard;
        }
        String path = base.path();
        int arch = path.indexOf("arch/");
        int end = path.indexOf("/configs/");
        return arch >= 0 && end > arch ? standard.withArchitecture(path.substring(arch + 5, end)) : standard;
    }
}
