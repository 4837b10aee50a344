package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.yocto.Recipe;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.eval.yocto.YoctoWorkspace;
import org.bsplint.project.ComponentFolder;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.FileTree;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/** Opens the Yocto part of a project for one image's machine, and evaluates the recipes of the boot chain. */
final class YoctoProject {
    private static final Map<String, List<String>> VIRTUAL = Map.of(
            "optee", List.of("virtual/optee-os"),
            "tf-a", List.of("virtual/trusted-firmware-a"),
            "u-boot", List.of("virtual/bootloader", "u-boot"),
            "linux", List.of("virtual/kernel"));
    /** Recipes that build something else of a component. */
    private static final List<String> BESIDE =
            List.of("-tools", "-tadevkit", "-ssp", "-extlinux", "-splash", "-fw-config", "-script", "-env", "-mkimage");

    private final Project project;
    private final YoctoWorkspace workspace;
    private final OptionSet config;

    private YoctoProject(Project project, YoctoWorkspace workspace, OptionSet config) {
        this.project = project;
        this.workspace = workspace;
        this.config = config;
    }

    static YoctoView open(Project project, ImageSettings image) {
        Optional<YoctoRequest> request = request(project, image);
        if (request.isEmpty()) {
            return YoctoView.NONE;
        }
        YoctoWorkspace workspace = YoctoWorkspace.open(project.tree(), request.get());
        workspace.diagnostics().forEach(project.diary()::add);
        Evaluation config = workspace.config();
        project.diary().add(config);
        YoctoView view = new YoctoProject(project, workspace, config.options()).view();
        return withOrphans(project, request.get(), view);
    }

    private static YoctoView withOrphans(Project project, YoctoRequest request, YoctoView view) {
        List<String> missing = VIRTUAL.keySet().stream()
                .filter(component -> view.recipe(component).isEmpty())
                .toList();
        Optional<FileTree> tree = OrphanAppends.withStandIns(project.tree(), view.observations(), missing);
        if (tree.isEmpty()) {
            return view;
        }
        YoctoWorkspace workspace = YoctoWorkspace.open(tree.get(), request);
        YoctoProject standIns =
                new YoctoProject(project, workspace, workspace.config().options());
        Map<String, RecipeView> recipes = new TreeMap<>(view.recipes());
        for (String component : missing) {
            standIns.choose(component)
                    .map(standIns::evaluated)
                    .ifPresent(recipe -> recipes.put(component, recipe.ofAppend()));
        }
        return new YoctoView(view.config(), recipes, view.observations());
    }

    private static Optional<YoctoRequest> request(Project project, ImageSettings image) {
        ProjectSettings settings = project.settings();
        List<String> builds = project.inputs().paths(Role.BUILD);
        List<String> layers =
                new ArrayList<>(new LinkedHashSet<>(project.inputs().paths(Role.LAYER)));
        List<String> kas = project.inputs().paths(Role.KAS);
        Optional<YoctoRequest> base;
        if (!builds.isEmpty()) {
            String build = builds.get(0);
            boolean listed =
                    project.tree().isFile(build.isEmpty() ? "conf/bblayers.conf" : build + "/conf/bblayers.conf");
            YoctoRequest request = YoctoRequest.ofBuild(build);
            base = Optional.of(listed ? request : request.withLayers(layers));
        } else if (!layers.isEmpty()) {
            base = Optional.of(YoctoRequest.ofLayers(layers));
        } else {
            base = kas.isEmpty() ? Optional.empty() : Optional.of(YoctoRequest.ofKas(kas.get(0)));
        }
        Optional<String> machine = image.machine()
                .or(settings::machine)
                .or(() -> settings.yocto().machine())
                .map(Stated::text);
        Optional<String> distro = settings.yocto().distro().map(Stated::text);
        return base.map(request -> machine.map(request::withMachine).orElse(request))
                .map(request -> distro.map(request::withDistro).orElse(request));
    }

    private YoctoView view() {
        Map<String, RecipeView> recipes = new TreeMap<>();
        for (String component : VIRTUAL.keySet()) {
            choose(component).ifPresent(recipe -> recipes.put(component, evaluated(recipe)));
        }
        ProductRecipes product = new ProductRecipes(workspace.recipes(), config);
        for (Recipe recipe : product.chosen()) {
            boolean known =
                    recipes.values().stream().anyMatch(other -> other.file().equals(recipe.file()));
            if (!known) {
                recipes.put("recipe " + recipe.name(), evaluated(recipe));
            }
        }
        List<Observation> observations = new ArrayList<>(workspace.observations());
        observations.addAll(product.hidden());
        return new YoctoView(Optional.of(config), recipes, observations);
    }

    private RecipeView evaluated(Recipe recipe) {
        Evaluation evaluation = workspace.evaluate(recipe);
        project.diary().add(evaluation);
        return new RecipeView(recipe.name(), recipe.version(), recipe.file(), recipe.appends(), evaluation.options());
    }

    /** The provider that the configuration prefers, else the one recipe that can only be meant. */
    private Optional<Recipe> choose(String component) {
        for (String name : VIRTUAL.get(component)) {
            Optional<Recipe> provider = config.value("PREFERRED_PROVIDER_" + name)
                    .asKnown()
                    .flatMap(preferred -> workspace.recipe(preferred.strip()));
            if (provider.isPresent()) {
                return provider;
            }
        }
        return workspace.recipes().stream()
                .filter(Recipe::preferred)
                .filter(recipe -> ComponentFolder.ofRecipe(recipe.name() + "_").equals(Optional.of(component)))
                .filter(recipe -> BESIDE.stream().noneMatch(recipe.name()::contains))
                .sorted(Comparator.comparing((Recipe recipe) -> recipe.name().contains("stm32mp") ? 0 : 1)
                        .thenComparing(recipe -> recipe.name().length())
                        .thenComparing(Recipe::name))
                .findFirst();
    }
}
