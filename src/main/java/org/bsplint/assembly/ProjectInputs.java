package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.project.Input;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;

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
                        stated.defconfig()
                                .ifPresent(named -> defconfig(tree, source.text(), named.text())
                                        .ifPresent(path -> claim(Role.DEFCONFIG, component, path, all)));
                    }
                }));
        settings.components()
                .forEach((component, stated) -> stated.fragments().orElse(List.of()).stream()
                        .flatMap(fragment -> Stream.of(besideSettings(settings, fragment.text()), fragment.text()))
                        .filter(tree::isFile)
                        .forEach(path -> claim(Role.FRAGMENT, component, path, all)));
        settings.yocto().build().ifPresent(build -> {
            Role role = tree.isFile(build.text()) ? Role.KAS : Role.BUILD;
            all.removeIf(input -> input.role() == Role.BUILD || input.role() == role);
            all.add(new Input(role, "", build.text()));
        });
        settings.yocto().layers().forEach(layer -> all.add(new Input(Role.LAYER, "", layer.text())));
        return new Inputs(all, found.truncated(), found.outside());
    }

    /** What is stated to be a component's is no other one's, wherever it lies. */
    private static void claim(Role role, String component, String path, List<Input> all) {
        all.removeIf(input -> input.role() == role && input.path().equals(path));
        all.add(new Input(role, component, path));
    }

    private static String besideSettings(ProjectSettings settings, String path) {
        return Paths.resolve(settings.file().map(Paths::parent).orElse(""), path);
    }

    /** In sources that lie outside of the folder nothing was discovered: U-Boot's and the kernel's own places are tried. */
    private static Optional<String> defconfig(FileTree tree, String source, String named) {
        List<String> folders = new ArrayList<>(List.of(Paths.resolve(source, "configs")));
        String architectures = Paths.resolve(source, "arch");
        tree.list(architectures).forEach(arch -> folders.add(Paths.resolve(architectures, arch + "/configs")));
        return Stream.of(named, named + "_defconfig")
                .flatMap(name -> folders.stream().map(folder -> Paths.resolve(folder, name)))
                .filter(tree::isFile)
                .findFirst();
    }

    private static void addCommandLine(FileTree tree, String component, String folder, List<Input> all) {
        String path = folder.isEmpty() ? "build.mk" : folder + "/build.mk";
        if (tree.isFile(path)) {
            all.add(new Input(Role.COMMAND_LINE, component, path));
        }
    }
}
