package org.bsplint.assembly;

import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.eval.Evaluation;
import org.bsplint.value.Value;

/**
 * The words of MACHINEOVERRIDES that the vendor's machine files would add, for a project that holds its own layers and not
 * the vendor's: what such a project sets for a SoC ({@code X:stm32mp15common}) counts as it does in the real build.
 */
final class SupposedOverrides {
    private SupposedOverrides() {}

    /** @param config as the files at hand alone give it; the answer is empty where they hold the whole machine */
    static List<String> of(Project project, Evaluation config) {
        Optional<String> machine =
                config.options().value("MACHINE").asKnown().map(String::strip).filter(name -> !name.isEmpty());
        boolean there = machine.filter(name -> isRead(config, name)).isPresent();
        if (there && !isPartial(config)) {
            return List.of();
        }
        List<String> families = project.settings()
                .platform()
                .flatMap(stated -> project.knowledge().family(stated.text()))
                .map(PlatformRow::family)
                .map(List::of)
                .orElseGet(() -> machine.map(name -> project.knowledge().ofMachine(name).stream()
                                .map(PlatformRow::family)
                                .toList())
                        .orElse(List.of()));
        Optional<Release> release = SupposedRelease.of(project);
        Value set = config.options().value("MACHINEOVERRIDES");
        return project.knowledge().layer().machineOverrides(families, release).stream()
                .filter(word -> !(":" + set.partial() + ":").contains(":" + word + ":"))
                .toList();
    }

    private static boolean isRead(Evaluation config, String machine) {
        return config.inputs().stream().anyMatch(path -> path.endsWith("conf/machine/" + machine + ".conf"));
    }

    /** Is a part of the machine's file missing? */
    private static boolean isPartial(Evaluation config) {
        return config.observations().stream()
                .anyMatch(seen -> seen.kind().equals("bitbake-file-missing")
                        && seen.details().getOrDefault("file", "").startsWith("conf/machine/include/"));
    }
}
