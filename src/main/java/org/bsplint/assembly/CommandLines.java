package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.assembly.words.BuildFile;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.LayerKnowledge;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.assembly.words.RecipeWords;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;

/** What each component's make is called with for an image: recipes, {@code build.mk}, the vendor's layer, the user's word. */
final class CommandLines {
    private static final List<String> MADE = List.of("optee", "tf-a", "u-boot", "linux");

    private final Project project;
    private final ImageSettings settings;
    private final EvaluationCache cache;
    private final Map<String, CommandLine> own = new TreeMap<>();

    CommandLines(Project project, ImageSettings settings, YoctoView yocto, EvaluationCache cache) {
        this.project = project;
        this.settings = settings;
        this.cache = cache;
        MADE.forEach(component -> own.put(component, ownLine(yocto, component)));
    }

    /** What the project's recipes and build.mk files pass, whatever is built. */
    Map<String, CommandLine> own() {
        return java.util.Collections.unmodifiableMap(own);
    }

    /** All that is passed in a boot configuration. */
    Map<String, CommandLine> of(BootChain chain, Optional<BootBuild> build, Optional<LayerKnowledge> layer) {
        Map<String, CommandLine> lines = new TreeMap<>(own);
        chain.words(build).forEach((component, added) -> lines.merge(component, added, CommandLine::plus));
        lines.keySet().retainAll(MADE);
        lines.replaceAll((component, line) -> stated(component, layered(component, line, layer)));
        return lines;
    }

    /** Where nothing in the project calls a component's make, the vendor's layer of the release does. */
    private static CommandLine layered(String component, CommandLine line, Optional<LayerKnowledge> layer) {
        boolean made = component.equals("optee") || component.equals("tf-a");
        return layer.filter(known -> made && !line.whole())
                .map(known -> known.words(component).plus(line.completed()))
                .orElse(line);
    }

    private CommandLine ownLine(YoctoView yocto, String component) {
        CommandLine line = yocto.recipe(component)
                .map(recipe -> cache.line(
                        project,
                        new EvaluationCache.Key(
                                List.of("own line", recipe.file()), List.of(recipe.options(), recipe.whole())),
                        () -> recipeLine(recipe)))
                .orElse(CommandLine.NOTHING);
        for (String path : project.inputs().paths(Role.COMMAND_LINE, component)) {
            line = line.plus(BuildFile.read(project, path));
        }
        return line;
    }

    private static CommandLine recipeLine(RecipeView recipe) {
        CommandLine line = new RecipeWords(recipe.options()).of("EXTRA_OEMAKE");
        return recipe.whole()
                ? line
                : line.asPart(Cause.of(
                        Cause.Kind.MISSING_INPUT,
                        "the recipe that " + recipe.file() + " appends to is not in this project"));
    }

    /** Words that the user states come last. */
    private CommandLine stated(String component, CommandLine line) {
        if (component.equals("u-boot") || component.equals("linux")) {
            return line;
        }
        List<MakeWord> words = new ArrayList<>();
        project.settings()
                .component(component, settings)
                .set()
                .forEach((name, stated) -> words.add(word(name, stated)));
        return words.isEmpty() ? line : line.plus(new CommandLine(words, Map.of(), line.caller(), line.whole()));
    }

    private static MakeWord word(String name, Stated stated) {
        Origin origin = stated.span().isPresent() ? Origin.USER_CONFIG : Origin.COMMAND_LINE;
        Assignment step = new Assignment(
                "=",
                stated.text(),
                origin,
                stated.span(),
                Assignment.Effect.APPLIED,
                "set in " + stated.from(),
                List.of());
        return new MakeWord(name, Text.of(stated.text()), origin, List.of(step));
    }
}
