package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.component.FirmwareAssembly;
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
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.value.DeferredList;
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
        scripts.run(settings, Component.in(parts.components(), "u-boot"));
        Image image = new Image(
                settings.name(),
                operations(project, settings, parts.identity(), scripts.commands()),
                parts.facts(),
                parts.components(),
                scripts.commands(),
                DeferredList.by(() -> observations(parts, scripts)),
                parts.configurations());
        return new Result(image, parts.identity());
    }

    private static List<Observation> observations(Parts parts, ScriptAssembly scripts) {
        List<Observation> observations = new ArrayList<>(parts.before());
        observations.addAll(scripts.observations());
        observations.addAll(parts.after());
        return observations;
    }

    /** @param whole whether all that is seen of the parts is made now; else when it is asked for */
    Parts parts(boolean whole) {
        CommandLines lines = new CommandLines(project, settings, yocto, cache);
        Identity identity = new Identification(project, yocto, lines.own()).identify(settings);
        vendor(identity).ifPresent(vendor -> project = project.of(vendor));
        Optional<LayerKnowledge> layer = identity.release()
                .map(release -> new LayerKnowledge(
                        project.knowledge().layer(),
                        release,
                        identity.platform().map(Fact::text),
                        yocto.config().orElseGet(this::supposedVariables)));
        BootChain chain = new BootChain(project, yocto, identity, cache);
        Set<Observation> observations = new LinkedHashSet<>(yocto.observations());
        Map<String, Component> components = new TreeMap<>(new YoctoAssembly(yocto, identity, layer).assemble());
        DeviceTrees trees = new DeviceTrees(project, yocto, cache);
        Set<String> telling =
                project.inputs().paths(Role.BUILT_CONF, "optee").isEmpty() ? Set.of() : chain.listed("optee");
        MadeComponents made = new MadeComponents(project, settings, yocto, library, telling, cache);
        AlikeBoards boards = new AlikeBoards(chain, trees, made, known.boards(), evaluated());
        chain.split(build -> boards.of(build, components, one -> lines.of(chain, one, layer)));
        Map<String, CommandLine> first = lines.of(chain, chain.first(), layer);
        Identity main = chain.identity(chain.first());
        List<String> firstConfigs = chain.defconfigs(chain.first());
        first.forEach((name, line) -> {
            FirmwareAssembly.Result result = made.of(name, main, line, firstConfigs, "");
            observations.addAll(result.observations());
            components.put(name, result.component());
        });

        OptionSet facts = facts(main, chain.first(), first, components, trees);
        Map<String, CommandLine> every = new TreeMap<>(first);
        List<BootConfiguration> configurations = new ArrayList<>();
        chain.first().ifPresent(build -> configurations.add(new BootConfiguration(build.name(), facts, Map.of())));
        for (BootBuild build : chain.others()) {
            Map<String, CommandLine> here = lines.of(chain, Optional.of(build), layer);
            Identity own = chain.identity(Optional.of(build));
            List<String> defconfigs = chain.defconfigs(Optional.of(build));
            boolean loader = !defconfigs.equals(firstConfigs);
            Map<String, Component> changed = new TreeMap<>();
            here.forEach((name, line) -> {
                if (!line.equals(first.get(name)) || !own.equals(main) || loader && name.equals("u-boot")) {
                    FirmwareAssembly.Result result = made.of(name, own, line, defconfigs, " " + build.name());
                    observations.addAll(result.observations());
                    changed.put(name, result.component());
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
                        SecureMonitor.told(configurations).get(0).facts(), Component.in(components, "optee"));
        Component unused = Component.absent("optee", "no boot configuration that is built runs it");
        components.computeIfPresent("optee", (name, known) -> leavesOut ? unused : known);
        List<BootConfiguration> told = whole(SecureMonitor.told(configurations), configurations, components).stream()
                .map(one -> leavesOut ? one.without("optee") : one)
                .map(one -> new BootConfiguration(one.name(), known(one.name(), one.facts()), one.components()))
                .toList();
        List<Observation> after = DeferredList.by(() -> seen(identity, every, components, trees));
        return new Parts(
                identity,
                components,
                told.isEmpty()
                        ? known("", facts.with(List.of(SecureMonitor.all(List.of(facts)))))
                        : told.get(0).facts(),
                told.size() < 2 ? List.of() : told,
                List.copyOf(observations),
                whole ? List.copyOf(after) : after);
    }

    /** Components whose sources, where they are in the project, may tell one board from another. */
    private List<String> evaluated() {
        return List.of("optee", "tf-a").stream()
                .filter(name -> !project.inputs().paths(Role.SOURCES, name).isEmpty())
                .toList();
    }

    /** Each with every component that is not the same in all, so that one can be looked at from within another. */
    private static List<BootConfiguration> whole(
            List<BootConfiguration> told, List<BootConfiguration> all, Map<String, Component> components) {
        Map<String, Component> shared = new TreeMap<>();
        for (BootConfiguration one : all) {
            for (String name : one.components().keySet()) {
                shared.computeIfAbsent(
                        name,
                        missing -> Optional.ofNullable(components.get(name)).orElseGet(() -> Component.absent(name)));
            }
        }
        return told.stream()
                .map(one -> {
                    Map<String, Component> own = new TreeMap<>(shared);
                    own.putAll(one.components());
                    return new BootConfiguration(one.name(), one.facts(), own);
                })
                .toList();
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

    private static Set<Operation> operations(
            Project project, ImageSettings settings, Identity identity, List<BootCommand> commands) {
        List<Stated> declared = settings.operations().orElse(project.settings().operations());
        Optional<OtpMap> otp =
                identity.platform().flatMap(family -> project.knowledge().otpMap(family.text()));
        return Operations.of(declared, commands, project.knowledge().vendors(), otp);
    }
}
