package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.component.Disagreements;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.dump.EnvironmentDump;
import org.bsplint.project.ComponentFolder;
import org.bsplint.project.Role;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/**
 * Dumps of {@code bitbake -e} in a project. What BitBake itself computed counts before our own evaluation; where both are
 * certain and differ, the dump or the project is not what it seems, and that is said.
 */
final class GroundTruth {
    /** PN of a dump without recipe, as openembedded-core gives it. */
    private static final String NO_RECIPE = "defaultpkgname";

    private final Project project;
    private final Map<String, Optional<SourceFile>> sources = new HashMap<>();

    private GroundTruth(Project project) {
        this.project = project;
    }

    static YoctoView prefer(Project project, YoctoView view) {
        GroundTruth truth = new GroundTruth(project);
        YoctoView preferred = view;
        for (String path : project.inputs().paths(Role.BITBAKE_DUMP)) {
            Optional<SourceFile> dump = project.read(path);
            preferred = dump.isPresent() ? truth.prefer(dump.get(), preferred) : preferred;
        }
        return preferred;
    }

    private YoctoView prefer(SourceFile dump, YoctoView view) {
        if (!EnvironmentDump.isOne(dump.text())) {
            project.diary().add(Diagnostic.problem(dump.span(0, 0), "not what `bitbake -e` prints"));
            return view;
        }
        Evaluation read = EnvironmentDump.read(dump, this::source);
        OptionSet truth = read.options();
        String name = truth.value("PN").asKnown().orElse(NO_RECIPE);
        if (name.equals(NO_RECIPE)) {
            OptionSet config =
                    view.config().map(ours -> merged(dump, ours, truth)).orElse(truth);
            return new YoctoView(Optional.of(config), view.recipes(), view.observations());
        }
        Map<String, RecipeView> recipes = new TreeMap<>(view.recipes());
        String key = key(name, view);
        RecipeView before = view.recipe(key)
                .orElseGet(() -> new RecipeView(name, version(truth), file(truth), List.of(), OptionSet.empty(), true));
        OptionSet merged = merged(dump, before.options(), truth);
        recipes.put(key, new RecipeView(name, version(truth), before.file(), before.appends(), merged, true));
        return new YoctoView(view.config(), recipes, view.observations());
    }

    private static String key(String name, YoctoView view) {
        Optional<String> known = view.recipes().entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
        Optional<String> component = ComponentFolder.ofRecipe(name + "_")
                .filter(one -> view.recipe(one).isEmpty());
        return known.or(() -> component).orElse("recipe " + name);
    }

    private static String version(OptionSet truth) {
        return truth.value("PV").asKnown().orElse("");
    }

    private String file(OptionSet truth) {
        String path = truth.value("FILE").asKnown().orElse("");
        return source(path).map(SourceFile::path).orElse(path);
    }

    private OptionSet merged(SourceFile dump, OptionSet ours, OptionSet truth) {
        List<Option> counting = new ArrayList<>();
        Disagreements disagreements = new Disagreements();
        for (Option option : truth.all()) {
            Value own = ours.has(option.name()) ? ours.value(option.name()) : Value.UNSET;
            boolean certain = option.value().isKnown() || option.value().isUnset();
            if (!certain || own.equals(option.value()) && ours.has(option.name())) {
                continue;
            }
            counting.add(option);
            if (own.isKnown() && option.value().isKnown() && !isOfThePlace(own) && !isOfThePlace(option.value())) {
                disagreements.add(option.name(), option.value(), own);
            }
        }
        if (!disagreements.isEmpty()) {
            project.diary().add(disagreements.problem(dump.span(0, 0), "dump"));
        }
        return ours.with(counting);
    }

    /** Paths and times differ from one build to the next. */
    private static boolean isOfThePlace(Value value) {
        String text = value.partial().toString();
        return text.contains("/") || text.matches("\\d{8,}");
    }

    /** A file of the build by its path there: the file of the project whose path is the longest end of it. */
    private Optional<SourceFile> source(String path) {
        return sources.computeIfAbsent(path, this::find);
    }

    private Optional<SourceFile> find(String path) {
        String end = path.startsWith("/") ? path.substring(1) : path;
        while (end.contains("/")) {
            if (project.tree().isFile(end)) {
                return project.tree().read(end);
            }
            end = end.substring(end.indexOf('/') + 1);
        }
        return Optional.empty();
    }
}
