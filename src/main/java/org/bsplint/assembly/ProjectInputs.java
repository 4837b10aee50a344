package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.project.Input;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.source.FileTree;

/** What a folder holds, with the folders that the user names beside it. */
final class ProjectInputs {
    private ProjectInputs() {}

    /** @param found what was discovered in the tree */
    static Inputs of(FileTree tree, ProjectSettings settings, Inputs found) {
        List<Input> all = new ArrayList<>(found.all());
        settings.components()
                .forEach((component, stated) -> stated.source().ifPresent(source -> {
                    if (tree.isDirectory(source.text().isEmpty() ? "." : source.text())) {
                        all.removeIf(input -> input.role() == Role.SOURCES
                                && input.component().equals(component));
                        all.add(new Input(Role.SOURCES, component, source.text()));
                        addCommandLine(tree, component, source.text(), all);
                    }
                }));
        settings.yocto().build().ifPresent(build -> {
            Role role = tree.isFile(build.text()) ? Role.KAS : Role.BUILD;
            all.removeIf(input -> input.role() == Role.BUILD || input.role() == role);
            all.add(new Input(role, "", build.text()));
        });
        settings.yocto().layers().forEach(layer -> all.add(new Input(Role.LAYER, "", layer.text())));
        return new Inputs(all, found.truncated(), found.outside());
    }

    private static void addCommandLine(FileTree tree, String component, String folder, List<Input> all) {
        String path = folder.isEmpty() ? "build.mk" : folder + "/build.mk";
        if (tree.isFile(path)) {
            all.add(new Input(Role.COMMAND_LINE, component, path));
        }
    }
}
