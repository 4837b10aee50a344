package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.yocto.Recipe;
import org.bsplint.eval.yocto.WorkspaceMemory;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.eval.yocto.YoctoWorkspace;
import org.bsplint.project.ComponentFolder;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.FileTree;
import org.bsplint.source.Regex;
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
    static final List<String> BESIDE =
            List.of("-tools", "-tadevkit", "-ssp", "-extlinux", "-splash", "-fw-config", "-script", "-env", "-mkimage");

    /** Where a message begins with what Python raised. */
    private static final Regex RAISED = Regex.of("[A-Za-z.]*(Exception|Error|SkipRecipe|SystemExit|Handled)\\b");

    private static final Set<String> OF_WHOLE_BUILDS =
            Set.of("append-without-recipe", "layer-dependency-missing", "layer-missing", "preferred-version-missing");

    private static final String FILE_MISSING = "bitbake-file-missing";

    /** What goes wrong in a single recipe. */
    private static final Set<String> MISTAKES = Set.of(
            "append-on-override-replaces-base",
            "append-without-blank",
            "half-converted-operation",
            "weak-default-lost",
            "default-after-append",
            "assignment-hidden-by-override");

    private final Project project;
    private final YoctoWorkspace workspace;
    private final OptionSet config;
    /** Files and classes that recipes name and that are not there, and slips in recipes. */
    private final List<Observation> missing = new ArrayList<>();

    private Optional<Boolean> whole = Optional.empty();

    private YoctoProject(Project project, YoctoWorkspace workspace, OptionSet config) {
        this.project = project;
        this.workspace = workspace;
        this.config = config;
    }

    static YoctoView open(Project project, YoctoRequest asked, WorkspaceMemory memory) {
        YoctoWorkspace files = YoctoWorkspace.open(project.tree(), asked, memory);
        YoctoRequest request = asked.withSupposed(SupposedOverrides.of(project, files.config()));
        YoctoWorkspace workspace = request.equals(asked) ? files : YoctoWorkspace.open(project.tree(), request, memory);
        Evaluation config = workspace.config();
        YoctoProject yocto = new YoctoProject(project, workspace, config.options());
        workspace.diagnostics().forEach(yocto::tell);
        config.inputs().forEach(project.diary()::read);
        config.diagnostics().forEach(yocto::tell);
        YoctoView view = yocto.view();
        workspace.offerDiagnostics().forEach(yocto::tell);
        YoctoView whole = withOrphans(project, request, view, memory);
        return new YoctoView(whole.config(), whole.recipes(), yocto.blamed(whole.observations()));
    }

    /** Without openembedded-core, what Python code raises may come of a function or class that is not there. */
    private void tell(Diagnostic diagnostic) {
        boolean ofMissing = RAISED.matcher(diagnostic.message()).lookingAt()
                || !diagnostic.stops() && diagnostic.message().startsWith("cannot tell");
        if (!ofMissing || isWhole()) {
            project.diary().add(diagnostic);
        }
    }

    /** Is openembedded-core there? */
    private boolean isWhole() {
        if (whole.isEmpty()) {
            whole = Optional.of(workspace.layers().stream()
                    .anyMatch(layer -> project.tree().isFile(layer.path() + "/conf/bitbake.conf")));
        }
        return whole.get();
    }

    /** Sightings that only a build with all its layers can be blamed for are left out where core is not there. */
    private List<Observation> blamed(List<Observation> observations) {
        return observations.stream()
                .filter(seen -> !OF_WHOLE_BUILDS.contains(seen.kind()) || isWhole())
                .toList();
    }

    private static YoctoView withOrphans(
            Project project, YoctoRequest request, YoctoView view, WorkspaceMemory memory) {
        YoctoView offered = withOrphans(project, request, view, memory, false);
        return withNamed(project, request, withOrphans(project, request, offered, memory, true), memory);
    }

    /** With what configuration files set for recipes that are not here and that no append names. */
    private static YoctoView withNamed(Project project, YoctoRequest request, YoctoView view, WorkspaceMemory memory) {
        List<String> missing = OrphanAppends.MADE_BY_WORDS.stream()
                .filter(component -> view.recipe(component).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return view;
        }
        if (OrphanAppends.MADE_BY_WORDS.stream().noneMatch(missing::contains)) {
            return view;
        }
        YoctoWorkspace workspace = YoctoWorkspace.open(project.tree(), request, memory);
        Map<String, RecipeView> recipes = new TreeMap<>(view.recipes());
        OrphanAppends.named(project.tree(), workspace.config().inputs(), missing)
                .forEach((component, named) -> {
                    YoctoWorkspace standIn = YoctoWorkspace.open(named.over(project.tree()), request, memory);
                    Recipe recipe = new Recipe(named.recipe(), "", named.file(), List.of(), "", true, "");
                    OptionSet options = standIn.evaluate(recipe).options();
                    recipes.put(component, new RecipeView(named.recipe(), "", named.conf(), List.of(), options, false));
                });
        return new YoctoView(view.config(), recipes, view.observations());
    }

    /** @param widened also those of layers that list no recipes */
    private static YoctoView withOrphans(
            Project project, YoctoRequest request, YoctoView view, WorkspaceMemory memory, boolean widened) {
        List<String> missing = VIRTUAL.keySet().stream()
                .filter(component -> view.recipe(component).isEmpty())
                .toList();
        Optional<FileTree> tree = OrphanAppends.withStandIns(project.tree(), view.observations(), missing, widened);
        if (tree.isEmpty()) {
            return view;
        }
        YoctoWorkspace workspace = YoctoWorkspace.open(tree.get(), request, memory);
        YoctoProject standIns =
                new YoctoProject(project, workspace, workspace.config().options());
        Map<String, RecipeView> recipes = new TreeMap<>(view.recipes());
        for (String component : missing) {
            standIns.choose(component)
                    .map(standIns::evaluated)
                    .ifPresent(recipe -> recipes.put(component, recipe.ofAppend()));
        }
        Set<Observation> observations = new LinkedHashSet<>(view.observations());
        standIns.missing.stream().filter(YoctoProject::isMistake).forEach(observations::add);
        return new YoctoView(view.config(), recipes, List.copyOf(observations));
    }

    /** Names of the other configurations that the build makes, as far as their files are here. */
    static List<String> multiconfigs(Project project, WorkspaceMemory memory) {
        List<String> places = new ArrayList<>(folders(project, Role.BUILD));
        places.addAll(folders(project, Role.LAYER));
        boolean any = places.stream().anyMatch(folder -> project.tree().isDirectory(folder + "/conf/multiconfig"));
        if (!any && !places.isEmpty()) {
            return List.of();
        }
        return request(project, ImageSettings.DEFAULT)
                .map(request -> {
                    YoctoWorkspace workspace = YoctoWorkspace.open(project.tree(), request, memory);
                    List<String> folders =
                            new ArrayList<>(request.build().stream().toList());
                    workspace.layers().forEach(layer -> folders.add(layer.path()));
                    return workspace.multiconfigs().stream()
                            .filter(name -> folders.stream()
                                    .anyMatch(folder ->
                                            project.tree().isFile(folder + "/conf/multiconfig/" + name + ".conf")))
                            .toList();
                })
                .orElse(List.of());
    }

    /** What is to be evaluated for an image; empty if the project has no Yocto part. */
    static Optional<YoctoRequest> request(Project project, ImageSettings image) {
        ProjectSettings settings = project.settings();
        List<String> builds = folders(project, Role.BUILD);
        List<String> layers = folders(project, Role.LAYER);
        Optional<String> kas = builds.isEmpty() ? kas(project) : Optional.empty();
        Optional<YoctoRequest> base;
        if (!builds.isEmpty()) {
            String build = builds.get(0);
            boolean listed = project.tree().isFile(build + "/conf/bblayers.conf");
            YoctoRequest request = YoctoRequest.ofBuild(build);
            base = Optional.of(listed ? request : request.withLayers(layers));
        } else if (kas.isPresent()) {
            base = kas.map(file -> YoctoRequest.ofKas(file).withLayers(layers));
        } else {
            base = layers.isEmpty() ? Optional.empty() : Optional.of(YoctoRequest.ofLayers(layers));
        }
        Optional<String> machine = image.machine()
                .or(() -> image.multiconfig().isPresent()
                        ? Optional.empty()
                        : settings.machine().or(() -> settings.yocto().machine()))
                .map(Stated::text);
        Optional<String> distro = settings.yocto().distro().map(Stated::text);
        return base.map(request -> machine.map(request::withMachine).orElse(request))
                .map(request -> distro.map(request::withDistro).orElse(request))
                .map(request ->
                        image.multiconfig().map(request::withMulticonfig).orElse(request))
                .map(request ->
                        SupposedRelease.series(project).map(request::withSeries).orElse(request))
                .map(request -> request.withSet(set(settings, image)));
    }

    private static Map<String, String> set(ProjectSettings settings, ImageSettings image) {
        Map<String, String> values = new TreeMap<>();
        settings.component("yocto", image).set().forEach((name, stated) -> values.put(name, stated.text()));
        return values;
    }

    /** The one kas file that describes the build; which of several is meant, only the user knows. */
    private static Optional<String> kas(Project project) {
        List<String> builds =
                YoctoWorkspace.kasBuilds(project.tree(), project.inputs().paths(Role.KAS));
        if (builds.size() > 1) {
            project.tree()
                    .read(builds.get(0))
                    .ifPresent(file -> project.diary()
                            .add(Diagnostic.problem(
                                    file.span(0, 0),
                                    "several kas files describe a build (" + String.join(", ", builds)
                                            + "), and none is read: name one in bsplint.yaml, `yocto: {build: "
                                            + builds.get(0) + "}`")));
        }
        return builds.size() == 1 ? Optional.of(builds.get(0)) : Optional.empty();
    }

    /** The analysed folder itself is {@code .}, for paths are made of these by putting names behind. */
    private static List<String> folders(Project project, Role role) {
        return project.inputs().paths(role).stream()
                .map(path -> path.isEmpty() ? "." : path)
                .toList();
    }

    private YoctoView view() {
        Map<String, RecipeView> recipes = new TreeMap<>();
        for (String component : VIRTUAL.keySet()) {
            choose(component).ifPresent(recipe -> recipes.put(component, evaluated(recipe)));
        }
        ProductRecipes product = new ProductRecipes(
                workspace.recipes(), config, project.knowledge().publicLayers());
        for (Recipe recipe : product.chosen()) {
            boolean known =
                    recipes.values().stream().anyMatch(other -> other.file().equals(recipe.file()));
            if (!known) {
                recipes.put("recipe " + recipe.name(), evaluated(recipe));
            }
        }
        Set<Observation> seen = new LinkedHashSet<>(workspace.observations());
        seen.addAll(missing);
        List<Observation> observations = new ArrayList<>(seen);
        observations.addAll(product.hidden());
        List<Observation> otherVersions = product.otherVersions(workspace.observations());
        // one append, one finding: the version says more
        Set<List<String>> told = new HashSet<>();
        otherVersions.forEach(other -> told.add(other.subjects()));
        observations.removeIf(plain -> plain.kind().equals("append-without-recipe") && told.contains(plain.subjects()));
        observations.addAll(otherVersions);
        return new YoctoView(Optional.of(config), recipes, observations);
    }

    private RecipeView evaluated(Recipe recipe) {
        Evaluation evaluation = workspace.evaluate(recipe);
        evaluation.inputs().forEach(project.diary()::read);
        evaluation.diagnostics().forEach(this::tell);
        evaluation.observations().stream()
                .filter(observation -> observation.kind().equals(FILE_MISSING) || isMistake(observation))
                .forEach(missing::add);
        return new RecipeView(
                recipe.name(), recipe.version(), recipe.file(), recipe.appends(), evaluation.options(), true);
    }

    /** A slip in a recipe or an append of the analysed folder; layers outside of it are others' business. */
    private static boolean isMistake(Observation seen) {
        return MISTAKES.contains(seen.kind())
                && seen.span().filter(span -> !span.path().startsWith("/")).isPresent();
    }

    /** The provider that the configuration prefers, else the one recipe that can only be meant. */
    private Optional<Recipe> choose(String component) {
        for (String name : VIRTUAL.getOrDefault(component, List.of())) {
            Optional<Recipe> provider = config.value("PREFERRED_PROVIDER_" + name)
                    .asKnown()
                    .flatMap(preferred -> workspace.recipe(preferred.strip()));
            if (provider.isPresent()) {
                return provider;
            }
        }
        KnowledgeBase knowledge = project.knowledge();
        return workspace.recipes().stream()
                .filter(Recipe::preferred)
                .filter(recipe -> ComponentFolder.ofRecipe(recipe.name() + "_").equals(Optional.of(component)))
                .filter(recipe -> BESIDE.stream().noneMatch(recipe.name()::contains))
                .sorted(Comparator.comparing((Recipe recipe) -> knowledge.isVendorsRecipe(recipe.name()) ? 0 : 1)
                        .thenComparing(recipe -> recipe.name().length())
                        .thenComparing(Recipe::name))
                .findFirst();
    }
}
