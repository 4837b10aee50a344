package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Text;

/**
 * {@code handleVirtRecipeProviders} (BitBake 2.12 and newer): replaces the virtual names in DEPENDS, and in tasks'
 * {@code depends}, that BB_RECIPE_VIRTUAL_PROVIDERS lists. DEPENDS is set in any case, if only to the empty text.
 */
final class VirtualProviders {
    private final DataStore store;

    VirtualProviders(DataStore store) {
        this.store = store;
    }

    void apply() {
        Text providers = store.text("BB_RECIPE_VIRTUAL_PROVIDERS");
        if (!providers.isKnown()) {
            providers.causes().forEach(cause -> store.taint("DEPENDS", cause));
            return;
        }
        Set<String> virtual = Blanks.words(providers.known()).stream().collect(Collectors.toSet());
        List<Text> depends = new ArrayList<>();
        for (Text word : Words.of(store.text("DEPENDS"))) {
            depends.add(word.isKnown() && virtual.contains(word.known()) ? preferred(word.known()) : word);
        }
        store.set("DEPENDS", joined(depends), Place.NONE);
        for (String task : List.copyOf(store.agenda().tasks().keySet())) {
            if (!store.rawFlag(task, "task").isUnset()) {
                tasks(task, virtual);
            }
        }
    }

    private void tasks(String task, Set<String> virtual) {
        List<Text> depends = new ArrayList<>();
        for (Text word : Words.of(store.flag(task, "depends").partial())) {
            String entry = word.isKnown() ? word.known() : "";
            int colon = entry.indexOf(':');
            String recipe = colon < 0 ? "" : entry.substring(0, colon);
            depends.add(virtual.contains(recipe) ? preferred(recipe).plus(entry.substring(colon)) : word);
        }
        store.setFlag(task, "depends", joined(depends), Place.NONE);
    }

    private Text preferred(String name) {
        return store.text("PREFERRED_PROVIDER_" + name);
    }

    private static Text joined(List<Text> words) {
        Text.Builder joined = new Text.Builder();
        for (int i = 0; i < words.size(); i++) {
            joined.append(i == 0 ? "" : " ").append(words.get(i));
        }
        return joined.build();
    }
}
