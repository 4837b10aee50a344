package org.bsplint.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.project.ComponentFolder;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.Paths;
import org.bsplint.value.Observation;

/**
 * Appends of boot chain recipes that are not among the inputs: the layer that holds the recipe is missing. What they add is
 * still evaluated, on a stand-in that knows nothing but that the recipe sets something.
 */
final class OrphanAppends {
    private static final String RECIPE = "EXTRA_OEMAKE = \"${@the_recipe_is_not_here()}\"\n";
    private static final String VERSION = "PV = \"${@the_recipe_is_not_here()}\"\n";
    private static final String APPEND = ".bbappend";

    private OrphanAppends() {}

    /** The tree with a stand-in recipe beside each orphan of a component that has no recipe; empty if there is none. */
    static Optional<FileTree> withStandIns(FileTree tree, List<Observation> observations, List<String> missing) {
        Map<String, String> standIns = new TreeMap<>();
        for (Observation observation : observations) {
            String append = observation.details().getOrDefault("append", "");
            boolean orphan = observation.kind().equals("append-without-recipe") && append.endsWith(APPEND);
            String name = Paths.name(append);
            if (orphan
                    && ComponentFolder.ofRecipe(name).filter(missing::contains).isPresent()) {
                String recipe =
                        name.substring(0, name.length() - APPEND.length()).replace("%", "0");
                String text = name.contains("%") ? VERSION + RECIPE : RECIPE;
                standIns.put(Paths.resolve(Paths.parent(append), recipe + ".bb"), text);
            }
        }
        return standIns.isEmpty() ? Optional.empty() : Optional.of(new OverlayTree(tree, standIns));
    }
}
