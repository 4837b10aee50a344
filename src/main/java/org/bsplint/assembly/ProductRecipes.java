package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.eval.bitbake.python.value.VersionOrder;
import org.bsplint.eval.yocto.Recipe;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * The recipes of the product's own layers: those that are evaluated beside the boot chain's, and versions that a layer of
 * higher priority hides. Layers of the community and of vendors are left alone: what they ship is not the product's choice.
 */
final class ProductRecipes {
    /** Recipes evaluated in one run: each costs about as much as a boot chain recipe. */
    private static final int MAX_EVALUATED = 24;
    /** A layer with more recipes is a distribution, not a product. */
    private static final int MAX_LAYER = 60;

    private final List<Recipe> recipes;
    private final OptionSet config;
    private final Set<String> published;

    /** @param published collections of layers that are no product's own */
    ProductRecipes(List<Recipe> recipes, OptionSet config, Set<String> published) {
        this.recipes = List.copyOf(recipes);
        this.config = config;
        this.published = Set.copyOf(published);
    }

    /** Recipes that are worth evaluating: images first, then the others in order of name. */
    List<Recipe> chosen() {
        Map<String, Integer> sizes = new HashMap<>();
        recipes.forEach(recipe -> sizes.merge(recipe.layer(), 1, Integer::sum));
        return recipes.stream()
                .filter(Recipe::preferred)
                .filter(recipe ->
                        !published.contains(recipe.layer()) && sizes.getOrDefault(recipe.layer(), 0) <= MAX_LAYER)
                .sorted(Comparator.comparing((Recipe recipe) -> recipe.name().contains("image") ? 0 : 1)
                        .thenComparing(Recipe::name))
                .limit(MAX_EVALUATED)
                .toList();
    }

    /** Newer recipes of the product that BitBake does not take, since another layer has the higher priority. */
    List<Observation> hidden() {
        Map<String, List<Recipe>> own = new TreeMap<>();
        recipes.stream()
                .filter(recipe -> !published.contains(recipe.layer()))
                .forEach(recipe -> own.computeIfAbsent(recipe.name(), name -> new ArrayList<>())
                        .add(recipe));
        Map<String, Recipe> chosen = new HashMap<>();
        recipes.stream().filter(Recipe::preferred).forEach(recipe -> chosen.putIfAbsent(recipe.name(), recipe));
        List<Observation> hidden = new ArrayList<>();
        own.forEach((name, candidates) -> {
            Optional<Recipe> best = Optional.ofNullable(chosen.get(name));
            boolean stated = config.has("PREFERRED_VERSION_" + name);
            if (best.isPresent() && !stated) {
                candidates.stream()
                        .filter(other -> isHidden(other, best.get()))
                        .forEach(other -> hidden.add(observation(other, best.get())));
            }
        });
        return hidden;
    }

    /** Appends that match no recipe, of recipes that are there in another version. */
    List<Observation> otherVersions(List<Observation> seen) {
        List<Observation> found = new ArrayList<>();
        Map<String, List<Recipe>> named = new HashMap<>();
        recipes.forEach(recipe ->
                named.computeIfAbsent(recipe.name(), first -> new ArrayList<>()).add(recipe));
        for (Observation observation : seen) {
            String append = observation.details().getOrDefault("append", "");
            boolean orphan = observation.kind().equals("append-without-recipe") && append.contains("_");
            String file = append.substring(append.lastIndexOf('/') + 1);
            String name = orphan && file.contains("_") ? file.substring(0, file.indexOf('_')) : "";
            List<String> versions = named.getOrDefault(name, List.of()).stream()
                    .map(Recipe::version)
                    .filter(version -> !version.isEmpty())
                    .distinct()
                    .toList();
            if (!versions.isEmpty()) {
                Map<String, String> details = new TreeMap<>(observation.details());
                details.put("offered", String.join(", ", versions));
                found.add(new Observation(
                        "append-for-other-version",
                        "yocto",
                        observation.subjects(),
                        observation.span(),
                        details,
                        List.of(),
                        Optional.empty()));
            }
        }
        return found;
    }

    private boolean isHidden(Recipe other, Recipe best) {
        return !other.layer().equals(best.layer())
                && !other.version().isEmpty()
                && !best.version().isEmpty()
                && VersionOrder.compare(best.version(), other.version()) < 0;
    }

    private Observation observation(Recipe other, Recipe best) {
        Option priority = config.get("BBFILE_PRIORITY_" + other.layer());
        Optional<Span> place = priority.place();
        Map<String, String> details = new TreeMap<>();
        details.put("recipe", other.name());
        details.put("hidden", other.version());
        details.put("layer", other.layer());
        details.put("priority", shown(priority));
        details.put("chosen", best.version());
        details.put("winner", best.layer());
        details.put("top", shown(config.get("BBFILE_PRIORITY_" + best.layer())));
        List<String> subjects = List.of("BBFILE_PRIORITY_" + other.layer(), other.name());
        return new Observation("recipe-version-hidden", "yocto", subjects, place, details, List.of(), Optional.empty());
    }

    private static String shown(Option option) {
        return option.value().asKnown().orElse("?");
    }
}
