package org.bsplint.assembly;

import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Project;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.project.ComponentSettings;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/**
 * Files and folders that the user names and that are not there: what they would have said is missing from every answer, so
 * that each is a problem.
 */
final class StatedPaths {
    private final Project project;
    private final FileTree tree;

    private StatedPaths(Project project) {
        this.project = project;
        this.tree = project.tree();
    }

    static void tell(Project project) {
        StatedPaths paths = new StatedPaths(project);
        ProjectSettings settings = project.settings();
        settings.yocto()
                .build()
                .filter(build -> !paths.isThere(build))
                .ifPresent(build -> paths.add(build, "the build `" + build.text() + "` does not exist"));
        settings.yocto().layers().stream()
                .filter(layer -> !paths.isThere(layer))
                .forEach(layer -> paths.add(layer, "the layer folder `" + layer.text() + "` does not exist"));
        paths.scripts(settings.scripts());
        settings.components().forEach(paths::component);
        for (ImageSettings image : settings.images()) {
            image.scripts().ifPresent(paths::scripts);
            image.components().forEach(paths::component);
        }
    }

    private boolean isThere(Stated path) {
        return tree.exists(path.text().isEmpty() ? "." : path.text());
    }

    private void scripts(List<Stated> patterns) {
        ScriptAssembly.idle(project, patterns)
                .forEach(pattern -> add(pattern, "no script matches `" + pattern.text() + "`"));
    }

    private void component(String name, ComponentSettings stated) {
        stated.source()
                .filter(source -> !isThere(source))
                .ifPresent(source -> add(source, "the folder `" + source.text() + "` does not exist"));
        List<String> defconfigs = project.inputs().paths(Role.DEFCONFIG, name);
        stated.defconfig()
                // without any, the name may be one of the vendor's own, whose sources are not here
                .filter(wanted -> !defconfigs.isEmpty() && !isAmong(wanted, defconfigs, "_defconfig"))
                .ifPresent(wanted -> add(wanted, "no defconfig `" + wanted.text() + "` of " + name + " is here"));
        List<String> fragments = project.inputs().paths(Role.FRAGMENT, name);
        stated.fragments().orElse(List.of()).stream()
                .filter(wanted -> !isAmong(wanted, fragments, ""))
                .forEach(wanted -> add(wanted, "no fragment `" + wanted.text() + "` of " + name + " is here"));
    }

    private static boolean isAmong(Stated wanted, List<String> paths, String ending) {
        String name = Paths.name(wanted.text());
        return paths.stream()
                .anyMatch(path -> path.equals(wanted.text())
                        || Paths.name(path).equals(name)
                        || Paths.name(path).equals(name + ending));
    }

    private void add(Stated stated, String message) {
        project.diary()
                .add(Diagnostic.problem(
                        Optional.of(stated)
                                .flatMap(Stated::span)
                                .orElseGet(() -> SourceFile.of(".", "").span(0, 0)),
                        message));
    }
}
