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
 * @param whole false if only appends are there: what the recipe itself does is not known
 */
public record RecipeView(
        String name, String version, String file, List<String> appends, OptionSet options, boolean whole) {
    public RecipeView {
        appends = List.copyOf(appends);
    }

    /** The same for a recipe that is only a stand-in: its file is that of its first append. */
    public RecipeView ofAppend() {
        return appends.isEmpty() ? this : new RecipeView(name, "", appends.get(0), appends, options, false);
    }
}
