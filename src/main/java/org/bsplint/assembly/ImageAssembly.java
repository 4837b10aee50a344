package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.assembly.component.ConfigAssembly;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.component.FirmwareAssembly;
import org.bsplint.assembly.component.RecipeConfiguration;
import org.bsplint.assembly.component.YoctoAssembly;
import org.bsplint.assembly.devicetree.DeviceTrees;
import org.bsplint.assembly.identity.Identification;
import org.bsplint.assembly.seen.ImageObservations;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.LayerKnowledge;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.model.BootCommand;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.project.ComponentSettings;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** Builds one image: what is analysed, its components, its commands. */
final class ImageAssembly {
    private Project project;
    private final ImageSettings settings;
    private final YoctoView yocto;
    private final MakeLibrary library;
    private final EvaluationCache cache;
    private final KnownFacts known;
    /** Options that the vendor's lists pass to OP-TEE: builds of the boot configurations are told apart by them. */
    private Set<String> telling = Set.of();

    ImageAssembly(
            Project project,
            ImageSettings settings,
            YoctoView yocto,
            MakeLibrary library,
            EvaluationCache cache,
            KnownFacts known) {
        this.project = project;
        this.settings = settings;
        this.yocto = yocto;
        this.library = library;
        this.cache = cache;
        this.known = known;
    }

    /** An image and what it was taken for. */
    record Result(Image image, Identity identity) {}

    /**
     * An image without its scripts.
     *
     * @param configurations all boot configurations; empty where the build lists none
     * @param before observations that come before those of the scripts
     * @param after observations that come after them
     */
    record Parts(
            Identity identity,
            Map<String, Component> components,
            OptionSet facts,
            List<BootConfiguration> configurations,
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
                observations,
                parts.configurations());
        return new Result(image, parts.identity());
    }

    Parts parts() {
        CommandLines lines = new CommandLines(project, settings, yocto);
        Identity identity = new Identification(project, yocto, lines.own()).identify(settings);
        vendor(identity).ifPresent(vendor -> project = project.of(vendor));
        Optional<LayerKnowledge> layer = identity.release()
                .map(release -> new LayerKnowledge(
                        project.knowledge().layer(),
                        release,
                        identity.platform().map(Fact::text),
                        yocto.config().orElseGet(this::supposedVariables)));
        BootChain chain = new BootChain(yocto, identity, project.knowledge());
        Set<Observation> observations = new LinkedHashSet<>(yocto.observations());
        Map<String, Component> components = new TreeMap<>(new YoctoAssembly(yocto, identity, layer).assemble());
        DeviceTrees trees = new DeviceTrees(project, yocto, cache);
        telling = project.inputs().paths(Role.BUILT_CONF, "optee").isEmpty() ? Set.of() : chain.listed("optee");
        chain.split(build -> boards(build, chain, lines, layer, trees, components));
        Map<String, CommandLine> first = lines.of(chain, chain.first(), layer);
        Identity main = chain.identity(chain.first());
        first.forEach((name, line) ->
                components.put(name, made(name, main, line, chain.defconfigs(chain.first()), "", observations)));

        OptionSet facts = facts(main, chain.first(), first, components, trees);
        Map<String, CommandLine> every = new TreeMap<>(first);
        List<BootConfiguration> configurations = new ArrayList<>();
        // most boot configurations build the same OP-TEE, and rules see at a glance that it is
        Map<List<Object>, Component> alike = new HashMap<>();
        chain.first().ifPresent(build -> configurations.add(new BootConfiguration(build.name(), facts, Map.of())));
        for (BootBuild build : chain.others()) {
            Map<String, CommandLine> here = lines.of(chain, Optional.of(build), layer);
            Identity own = chain.identity(Optional.of(build));
            List<String> defconfigs = chain.defconfigs(Optional.of(build));
            boolean loader = !defconfigs.equals(chain.defconfigs(chain.first()));
            Map<String, Component> changed = new TreeMap<>();
            here.forEach((name, line) -> {
                if (!line.equals(first.get(name)) || !own.equals(main) || loader && name.equals("u-boot")) {
                    List<Object> inputs = List.of(name, own, line, name.equals("u-boot") ? defconfigs : List.of());
                    changed.put(
                            name,
                            alike.computeIfAbsent(
                                    inputs,
                                    same -> made(name, own, line, defconfigs, " " + build.name(), observations)));
                    every.merge(name, line, CommandLine::plus);
                }
            });
            Map<String, Component> all = new TreeMap<>(components);
            all.putAll(changed);
            configurations.add(
                    new BootConfiguration(build.name(), facts(own, Optional.of(build), here, all, trees), changed));
        }
        boolean leavesOut = !configurations.isEmpty()
                && SecureMonitor.leavesOut(
                        SecureMonitor.told(configurations).get(0).facts(),
                        components.getOrDefault("optee", Component.absent("optee")));
        Component unused = Component.absent("optee", "no boot configuration that is built runs it");
        components.computeIfPresent("optee", (name, known) -> leavesOut ? unused : known);
        List<BootConfiguration> told = SecureMonitor.told(configurations).stream()
                .map(one -> whole(one, configurations, components))
                .map(one -> leavesOut ? one.without("optee") : one)
                .map(one -> new BootConfiguration(one.name(), known(one.name(), one.facts()), one.components()))
                .toList();
        return new Parts(
                identity,
                components,
                told.isEmpty()
                        ? known("", facts.with(List.of(SecureMonitor.all(List.of(facts)))))
                        : told.get(0).facts(),
                told.size() < 2 ? List.of() : told,
                List.copyOf(observations),
                seen(identity, every, components, trees));
    }

    /**
     * Boards of a boot configuration that are alike: their device trees say the same of what rules ask, and sources of a
     * component make the same of them but for the tree's name.
     */
    private List<List<String>> boards(
            BootBuild build,
            BootChain chain,
            CommandLines lines,
            Optional<LayerKnowledge> layer,
            DeviceTrees trees,
            Map<String, Component> components) {
        Map<Object, List<String>> alike = new LinkedHashMap<>();
        List<String> made = List.of("optee", "tf-a").stream()
                .filter(name -> !project.inputs().paths(Role.SOURCES, name).isEmpty())
                .toList();
        for (String board : build.trees()) {
            Optional<BootBuild> one = Optional.of(build.of(List.of(board), build.name()));
            Identity own = chain.identity(one);
            List<Object> said = new ArrayList<>();
            trees.facts(own, one, components)
                    .forEach(fact -> said.add(fact.value().isUndecided() ? fact.name() : fact.value()));
            Map<String, CommandLine> here = made.isEmpty() ? Map.of() : lines.of(chain, one, layer);
            for (String name : made) {
                CommandLine line = here.getOrDefault(name, CommandLine.NOTHING);
                said.add(known.boards()
                        .of(
                                made(
                                        name,
                                        own,
                                        line,
                                        List.of(),
                                        " " + build.name() + " " + board,
                                        new LinkedHashSet<>()),
                                board));
            }
            alike.computeIfAbsent(said, first -> new ArrayList<>()).add(board);
        }
        return List.copyOf(alike.values());
    }

    /** With every component that is not the same in all, so that one can be looked at from within another. */
    private static BootConfiguration whole(
            BootConfiguration one, List<BootConfiguration> all, Map<String, Component> components) {
        Map<String, Component> own = new TreeMap<>();
        for (BootConfiguration other : all) {
            other.components()
                    .keySet()
                    .forEach(name -> own.put(name, components.getOrDefault(name, Component.absent(name))));
        }
        own.putAll(one.components());
        return new BootConfiguration(one.name(), one.facts(), own);
    }

    /** Variables that are only supposed to be set, for a project without a Yocto part. */
    private OptionSet supposedVariables() {
        List<Option> options = new ArrayList<>();
        project.settings()
                .component("yocto", settings)
                .set()
                .forEach((name, stated) -> options.add(Fact.of(stated).option(name)));
        return OptionSet.of(options, Option::unset);
    }

    private Optional<String> vendor(Identity identity) {
        return identity.release()
                .map(Release::vendor)
                .or(() -> identity.platform()
                        .flatMap(family -> project.knowledge().vendor(family.text())));
    }

    private OptionSet facts(
            Identity identity,
            Optional<BootBuild> build,
            Map<String, CommandLine> lines,
            Map<String, Component> components,
            DeviceTrees trees) {
        CommandLine tfa = lines.getOrDefault("tf-a", CommandLine.NOTHING);
        return new ImageFacts(project, settings, identity, build, tfa, components)
                .facts(trees.facts(identity, build, components));
    }

    private OptionSet known(String configuration, OptionSet facts) {
        return known.of(settings.name() + " " + configuration, facts);
    }

    /** What is seen once all components are there. */
    private List<Observation> seen(
            Identity identity, Map<String, CommandLine> lines, Map<String, Component> components, DeviceTrees trees) {
        List<Observation> seen =
                new ArrayList<>(ImageObservations.of(project, yocto, identity, cache, lines, components));
        seen.addAll(trees.observations(components));
        return seen;
    }

    /**
     * One component as its command line makes it.
     *
     * @param defconfigs of U-Boot, as the recipes list them
     * @param variant tells apart what is kept of its boot configurations
     */
    private Component made(
            String name,
            Identity identity,
            CommandLine line,
            List<String> defconfigs,
            String variant,
            Set<Observation> observations) {
        FirmwareAssembly.Result result;
        if (name.equals("optee") || name.equals("tf-a")) {
            result = cache.component(
                    project,
                    key(name + variant, identity, line, telling),
                    seen -> new FirmwareAssembly(seen, identity, library, name, line, telling, cache).assemble());
        } else {
            ComponentSettings stated = project.settings().component(name, settings);
            Optional<RecipeConfiguration> recipe = yocto.recipe(name)
                    .flatMap(view -> RecipeConfiguration.of(
                            view, project.knowledge().options().sources(name)));
            List<String> built = name.equals("u-boot") ? defconfigs : List.of();
            result = cache.component(
                    project,
                    key(name + variant, identity, line, stated, recipe, built),
                    seen -> new ConfigAssembly(seen, identity, cache, recipe, built).assemble(name, stated, line));
        }
        observations.addAll(result.observations());
        return result.component();
    }

    private EvaluationCache.Key key(String subject, Object... inputs) {
        List<Object> all = new ArrayList<>(List.of(inputs));
        all.add(project.inputs());
        return new EvaluationCache.Key(settings.name() + " " + subject, all);
    }

    private static Set<Operation> operations(
            Project project, ImageSettings settings, Identity identity, List<BootCommand> commands) {
        List<Stated> declared = settings.operations().orElse(project.settings().operations());
        Optional<OtpMap> otp =
                identity.platform().flatMap(family -> project.knowledge().otpMap(family.text()));
        return Operations.of(declared, commands, project.knowledge().vendors(), otp);
    }
}
