package org.bsplint.assembly;

import org.bsplint.assembly.view.Project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bsplint.model.BootCommand;
import org.bsplint.project.Glob;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;

/** Which scripts run on which image. */
final class ScriptAssembly {
    private final Project project;
    private final ScriptSources sources;

    ScriptAssembly(Project project, ScriptSources sources) {
        this.project = project;
        this.sources = sources;
    }

    /** What the image's scripts may run, in order of path. */
    ScriptSources.Result commands(ImageSettings image) {
        List<BootCommand> commands = new ArrayList<>();
        List<org.bsplint.value.Observation> observations = new ArrayList<>();
        for (String path : scripts(image)) {
            project.read(path).ifPresent(file -> {
                ScriptSources.Result result = sources.run(file, Map.of());
                commands.addAll(result.commands());
                observations.addAll(result.observations());
                result.diagnostics().forEach(project.diary()::add);
            });
        }
        return new ScriptSources.Result(commands, observations, List.of());
    }

    /**
     * Paths of the image's scripts. An image that names patterns has just those; any other has all that no image claims
     * for itself.
     */
    List<String> scripts(ImageSettings image) {
        if (image.scripts().isPresent()) {
            return matching(image.scripts().get());
        }
        TreeSet<String> open = new TreeSet<>(stated());
        for (ImageSettings other : project.settings().imagesOrDefault()) {
            other.scripts().ifPresent(patterns -> open.removeAll(matching(patterns)));
        }
        return List.copyOf(open);
    }

    private List<String> stated() {
        List<Stated> patterns = project.settings().scripts();
        return patterns.isEmpty() ? candidates() : matching(patterns);
    }

    private List<String> candidates() {
        TreeSet<String> paths = new TreeSet<>(project.inputs().paths(Role.SCRIPT));
        paths.addAll(project.inputs().paths(Role.ENVIRONMENT));
        return List.copyOf(paths);
    }

    private List<String> matching(List<Stated> patterns) {
        TreeSet<String> paths = new TreeSet<>();
        for (Stated pattern : patterns) {
            Glob glob = Glob.of(pattern.text());
            candidates().stream().filter(glob::matches).forEach(paths::add);
            Optional.of(pattern.text()).filter(project.tree()::isFile).ifPresent(paths::add);
        }
        return List.copyOf(paths);
    }
}
