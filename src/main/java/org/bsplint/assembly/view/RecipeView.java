package org.bsplint.assembly.view;

import java.util.List;
import org.bsplint.value.OptionSet;

/**
 * A component's recipe as evaluated.
 *
 * @param name PN
 * @param file path of the recipe; of its first append where the recipe itself is absent
 * @param appends paths of its appends
 * @param options its datastore
 */
public record RecipeView(String name, String version, String file, List<String> appends, OptionSet options) {
    public RecipeView {
        appends = List.copyOf(appends);
    }
}
