package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/**
 * A vendor's external device trees (ST: {@code EXTERNAL_DT_ENABLED}, ecosystem 5.1 on): one folder with a sub-folder for each
 * component. A tree that the configuration names must stand in all of them (classes/external-dt.bbclass).
 */
final class ExternalTrees {
    private static final List<String> COMPONENTS = List.of("tf-a", "optee", "u-boot", "linux");

    private ExternalTrees() {}

    static List<Observation> observations(Project project, Component yocto) {
        Set<String> wanted = new TreeSet<>();
        project.knowledge().vendors().stream()
                .map(Vendor::externalTrees)
                .filter(trees -> !trees.option().isEmpty())
                .filter(trees -> yocto.options()
                        .value(trees.option())
                        .asKnown()
                        .orElse("")
                        .equals("1"))
                .forEach(trees -> wanted.addAll(names(yocto.options(), trees.namedBy())));
        List<Observation> observations = new ArrayList<>();
        folders(project).forEach((folder, trees) -> {
            for (String name : wanted) {
                List<String> has = COMPONENTS.stream()
                        .filter(component ->
                                trees.getOrDefault(component, Set.of()).contains(name))
                        .toList();
                if (!has.isEmpty() && has.size() < COMPONENTS.size()) {
                    observations.add(observation(folder, name, has));
                }
            }
        });
        return observations;
    }

    /** Names of device trees that the configuration builds, without ending. */
    private static Set<String> names(OptionSet options, List<String> naming) {
        Set<String> names = new TreeSet<>();
        options.names().stream()
                .filter(name -> naming.stream().anyMatch(name::startsWith))
                .flatMap(name -> options.value(name).asKnown().stream())
                .flatMap(text -> Letters.BLANKS.split(text.strip()).stream())
                .filter(word -> !word.isEmpty())
                .forEach(word -> names.add(Paths.without(Paths.name(word), ".dtb", ".dts")));
        return names;
    }

    /** Folders that hold trees for two components or more, with the names of each. */
    private static Map<String, Map<String, Set<String>>> folders(Project project) {
        Map<String, Map<String, Set<String>>> folders = new TreeMap<>();
        for (String path : project.inputs().paths(Role.DEVICE_TREE)) {
            String folder = Paths.parent(path);
            for (int depth = 0; depth < 4 && !folder.isEmpty(); depth++) {
                if (COMPONENTS.contains(Paths.name(folder)) && path.endsWith(".dts")) {
                    folders.computeIfAbsent(Paths.parent(folder), key -> new TreeMap<>())
                            .computeIfAbsent(Paths.name(folder), key -> new TreeSet<>())
                            .add(Paths.without(Paths.name(path), ".dts"));
                    break;
                }
                folder = Paths.parent(folder);
            }
        }
        folders.values().removeIf(trees -> trees.size() < 2);
        return folders;
    }

    private static Observation observation(String folder, String name, List<String> has) {
        List<String> lacks = COMPONENTS.stream()
                .filter(component -> !has.contains(component))
                .toList();
        return new Observation(
                "external-tree-missing",
                "yocto",
                List.of(name),
                Optional.empty(),
                Map.of(
                        "name",
                        name,
                        "folder",
                        folder,
                        "present",
                        String.join(", ", has),
                        "absent",
                        String.join(", ", lacks)),
                List.of(),
                Optional.empty());
    }
}
