package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.component.ConfigAssembly;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.component.FirmwareAssembly;
import org.bsplint.assembly.component.YoctoAssembly;
import org.bsplint.assembly.identity.Identification;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.BuildFile;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.LayerKnowledge;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.assembly.words.RecipeConfigs;
import org.bsplint.assembly.words.RecipeWords;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.Release;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.project.ComponentSettings;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;

/** Builds one image: what is analysed, its components, its commands. */
final class ImageAssembly {
    private static final List<String> MADE = List.of("optee", "tf-a", "u-boot", "linux");

    private Project project;
    private final ImageSettings settings;
    private final YoctoView yocto;
    private final MakeLibrary library;
    private final EvaluationCache cache;
    private final Map<String, CommandLine> lines = new TreeMap<>();

    ImageAssembly(
            Project project, ImageSettings settings, YoctoView yocto, MakeLibrary library, EvaluationCache cache) {
        this.project = project;
        this.settings = settings;
        this.yocto = yocto;
        this.library = library;
        this.cache = cache;
    }

    /** An image and what it was taken for. */
    record Result(Image image, Identity identity) {}

    /**
     * An image without its scripts.
     *
     * @param before observations that come before those of the scripts
     * @param after observations that come after them
     */
    record Parts(
            Identity identity,
            Map<String, Component> components,
            OptionSet facts,
            List<Observation> before,
            List<Observation> after) {}

    /** The whole image: its scripts run on what its parts are. */
    static Result assemble(Project project, ImageSettings settings, Parts parts) {
        ScriptAssembly scripts = new ScriptAssembly(project);
        scripts.run(settings, parts.components().getOrDefault("u-boot", Component.absent("u-boot")));
        List<Observation> observations = new ArrayList<>(parts.before());
        observations.addAll(scripts.observations());
        observations.addAll(parts.after());
        Image image = new Image(
                settings.name(),
                operations(project, settings, parts.identity(), scripts.commands()),
                parts.facts(),
                parts.components(),
                scripts.commands(),
                observations);
        return new Result(image, parts.identity());
    }

    Parts parts() {
        MADE.forEach(component -> lines.put(component, ownLine(component)));
        Identity identity = new Identification(project, yocto, lines).identify(settings);
        vendor(identity).ifPresent(vendor -> project = project.of(vendor));
        Optional<LayerKnowledge> layer = identity.release()
                .map(release -> new LayerKnowledge(
                        project.knowledge().layer(),
                        release,
                        identity.platform().map(Fact::text),
                        yocto.config().orElse(OptionSet.empty())));
        addConfigWords(identity);
        layer.ifPresent(this::addLayerWords);
        MADE.forEach(this::addStatedWords);

        Map<String, Component> components = new TreeMap<>(new YoctoAssembly(yocto, identity, layer).assemble());
        List<Observation> observations = new ArrayList<>(yocto.observations());
        for (String name : List.of("optee", "tf-a")) {
            EvaluationCache.Key key = key(name, identity, line(name));
            add(
                    cache.component(
                            project,
                            key,
                            seen -> new FirmwareAssembly(seen, identity, library, name, line(name), cache).assemble()),
                    components,
                    observations);
        }
        for (String name : List.of("u-boot", "linux")) {
            ComponentSettings stated = project.settings().component(name, settings);
            EvaluationCache.Key key = key(name, identity, line(name), stated);
            add(
                    cache.component(
                            project,
                            key,
                            seen -> new ConfigAssembly(seen, identity, cache).assemble(name, stated, line(name))),
                    components,
                    observations);
        }
        List<Observation> after = new ArrayList<>(new MisspeltOptions(project).of(lines, components));
        after.addAll(new OptionsOfOtherVersions(project, identity).of(lines, components));
        after.addAll(DiskLayouts.observations(project, cache));
        after.addAll(AppendFiles.observations(project, cache));
        DeviceTrees trees = new DeviceTrees(project, components, cache);
        after.addAll(trees.observations());
        after.addAll(ExternalTrees.observations(project, components.getOrDefault("yocto", Component.absent("yocto"))));
        OptionSet facts = new ImageFacts(project, settings, identity, line("tf-a"), components).facts(trees.facts());
        return new Parts(identity, components, facts, observations, after);
    }

    private Optional<String> vendor(Identity identity) {
        return identity.release()
                .map(Release::vendor)
                .or(() -> identity.platform()
                        .flatMap(family -> project.knowledge().vendor(family.text())));
    }

    private EvaluationCache.Key key(String component, Object... inputs) {
        List<Object> all = new ArrayList<>(List.of(inputs));
        all.add(project.inputs());
        return new EvaluationCache.Key(settings.name() + " " + component, all);
    }

    private static void add(
            FirmwareAssembly.Result result, Map<String, Component> components, List<Observation> observations) {
        components.put(result.component().name(), result.component());
        observations.addAll(result.observations());
    }

    private static java.util.Set<Operation> operations(
            Project project, ImageSettings settings, Identity identity, List<BootCommand> commands) {
        List<Stated> declared = settings.operations().orElse(project.settings().operations());
        Optional<OtpMap> otp =
                identity.platform().flatMap(family -> project.knowledge().otpMap(family.text()));
        return Operations.of(declared, commands, project.knowledge().vendors(), otp);
    }

    /** What the project's recipes and build.mk files pass. */
    private CommandLine ownLine(String component) {
        CommandLine line =
                yocto.recipe(component).map(ImageAssembly::recipeLine).orElse(CommandLine.NOTHING);
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

    /** What the vendor's recipes add for the configuration that this image boots. */
    private void addConfigWords(Identity identity) {
        Option schemes = SecureMonitor.schemes(
                yocto.config().orElse(OptionSet.empty()), project.knowledge().layer(), identity);
        String scheme = SecureMonitor.scheme(schemes).value().asKnown().orElse("optee");
        identity.release()
                .ifPresent(release -> yocto.recipes().forEach((component, recipe) -> {
                    List<VendorLayer.RecipeWord> rows =
                            project.knowledge().layer().recipeWords(release, component);
                    CommandLine added = new RecipeConfigs(
                                    project.knowledge(),
                                    recipe,
                                    rows,
                                    scheme,
                                    identity.platform().map(Fact::text))
                            .words();
                    lines.merge(component, added, CommandLine::plus);
                }));
    }

    private CommandLine line(String component) {
        return Objects.requireNonNull(lines.get(component), component);
    }

    /** Where nothing in the project calls a component's make, the vendor's layer of the release does. */
    private void addLayerWords(LayerKnowledge layer) {
        for (String component : List.of("optee", "tf-a")) {
            if (!line(component).whole()) {
                lines.put(component, layer.words(component).plus(line(component).completed()));
            }
        }
    }

    /** Words that the user states come last. */
    private void addStatedWords(String component) {
        if (component.equals("u-boot") || component.equals("linux")) {
            return;
        }
        List<MakeWord> words = new ArrayList<>();
        project.settings().component(component, settings).set().forEach((name, stated) -> {
            Origin origin = stated.span().isPresent() ? Origin.USER_CONFIG : Origin.COMMAND_LINE;
            Assignment step = new Assignment(
                    "=",
                    stated.text(),
                    origin,
                    stated.span(),
                    Assignment.Effect.APPLIED,
                    "set in " + stated.from(),
                    List.of());
            words.add(new MakeWord(name, Text.of(stated.text()), origin, List.of(step)));
        });
        if (!words.isEmpty()) {
            CommandLine own = line(component);
            lines.put(
                    component,
                    own.plus(new CommandLine(words, new LinkedHashMap<String, Cause>(), own.caller(), own.whole())));
        }
    }
}
