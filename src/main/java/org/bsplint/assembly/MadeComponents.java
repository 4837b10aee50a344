package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.assembly.component.ConfigAssembly;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.component.FirmwareAssembly;
import org.bsplint.assembly.component.RecipeConfiguration;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.project.ComponentSettings;
import org.bsplint.project.ImageSettings;

/**
 * The components of an image as command lines make them. Most boot configurations build the same OP-TEE: what is made of the
 * same is the same object, and rules see at a glance that it is.
 */
final class MadeComponents {
    private final Project project;
    private final ImageSettings settings;
    private final YoctoView yocto;
    private final MakeLibrary library;
    private final Set<String> telling;
    private final EvaluationCache cache;
    private final Map<List<Object>, FirmwareAssembly.Result> made = new HashMap<>();

    /** @param telling options that say which boot configuration OP-TEE was built for, see {@link FirmwareAssembly} */
    MadeComponents(
            Project project,
            ImageSettings settings,
            YoctoView yocto,
            MakeLibrary library,
            Set<String> telling,
            EvaluationCache cache) {
        this.project = project;
        this.settings = settings;
        this.yocto = yocto;
        this.library = library;
        this.telling = Set.copyOf(telling);
        this.cache = cache;
    }

    /**
     * One component.
     *
     * @param defconfigs of U-Boot, as the recipes list them
     * @param variant tells apart what is kept of the boot configurations from one assembly to the next
     */
    FirmwareAssembly.Result of(
            String name, Identity identity, CommandLine line, List<String> defconfigs, String variant) {
        List<String> built = name.equals("u-boot") ? defconfigs : List.of();
        return made.computeIfAbsent(
                List.of(name, identity, line, built), asked -> make(name, identity, line, built, variant));
    }

    private FirmwareAssembly.Result make(
            String name, Identity identity, CommandLine line, List<String> defconfigs, String variant) {
        if (name.equals("optee") || name.equals("tf-a")) {
            return cache.component(
                    project,
                    key(name + variant, identity, line, telling),
                    seen -> new FirmwareAssembly(seen, identity, library, name, line, telling, cache).assemble());
        }
        ComponentSettings stated = project.settings().component(name, settings);
        Optional<RecipeConfiguration> recipe = yocto.recipe(name)
                .flatMap(view -> RecipeConfiguration.of(
                        view, project.knowledge().options().sources(name)));
        return cache.component(
                project,
                key(name + variant, identity, line, stated, recipe, defconfigs),
                seen -> new ConfigAssembly(seen, identity, cache, recipe, defconfigs).assemble(name, stated, line));
    }

    private EvaluationCache.Key key(String subject, Object... inputs) {
        List<Object> all = new ArrayList<>(List.of(inputs));
        all.add(project.inputs());
        return new EvaluationCache.Key(settings.name() + " " + subject, all);
    }
}
