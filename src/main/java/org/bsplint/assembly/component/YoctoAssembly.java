package org.bsplint.assembly.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.LayerKnowledge;
import org.bsplint.assembly.words.MissingRecipe;
import org.bsplint.model.Component;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** The Yocto build's datastores as components: {@code yocto} for the configuration, {@code yocto/<recipe>} for recipes. */
public final class YoctoAssembly {
    private final YoctoView view;
    private final Identity identity;
    private final Optional<LayerKnowledge> knowledge;

    public YoctoAssembly(YoctoView view, Identity identity, Optional<LayerKnowledge> knowledge) {
        this.view = view;
        this.identity = identity;
        this.knowledge = knowledge;
    }

    public Map<String, Component> assemble() {
        Map<String, Component> components = new TreeMap<>();
        components.put("yocto", configuration());
        view.recipes().values().forEach(recipe -> {
            String name = "yocto/" + recipe.name();
            OptionSet options = recipe.whole() ? recipe.options() : MissingRecipe.told(recipe.options());
            components.put(
                    name,
                    new Component(
                            name, options.get("PV"), Option.unset("origin"), options, Component.Presence.SOURCES));
        });
        return components;
    }

    private Component configuration() {
        if (view.config().isEmpty()
                && knowledge.isEmpty()
                && !identity.versions().containsKey("yocto")) {
            return Component.absent("yocto");
        }
        OptionSet config = view.config()
                .orElseGet(() -> OptionSet.partial(
                        List.of(), Cause.of(Cause.Kind.MISSING_INPUT, "the Yocto build is not in this project")));
        // where the vendor's recipes are at hand, they say themselves what is set in vain
        boolean recipes = view.recipes().values().stream().anyMatch(RecipeView::whole);
        OptionSet options = (recipes
                        ? config
                        : config.with(knowledge.map(LayerKnowledge::overruled).orElse(List.of())))
                .withAbsent(
                        name -> knowledge.flatMap(layer -> layer.variable(name)).orElseGet(() -> config.get(name)));
        Component.Presence presence =
                view.config().isPresent() ? Component.Presence.SOURCES : Component.Presence.KNOWLEDGE_BASE;
        return new Component("yocto", identity.versionOption("yocto"), Option.unset("origin"), options, presence);
    }
}
