package org.bsplint.assembly.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/**
 * The Yocto side of a project as evaluated for one machine.
 *
 * @param config the configuration datastore; empty if the project has no Yocto part
 * @param recipes by component; further ones of the product by {@code recipe NAME}
 */
public record YoctoView(Optional<OptionSet> config, Map<String, RecipeView> recipes, List<Observation> observations) {
    public static final YoctoView NONE = new YoctoView(Optional.empty(), Map.of(), List.of());

    public YoctoView {
        recipes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(recipes));
        observations = List.copyOf(observations);
    }

    public Optional<RecipeView> recipe(String component) {
        return Optional.ofNullable(recipes.get(component));
    }
}
