package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** OP-TEE or TF-A: what make's command line holds, what the sources make of it, what the catalogue says of the rest. */
public final class FirmwareAssembly {
    /** A component and what was seen while evaluating it. */
    public record Result(Component component, List<Observation> observations) {}

    private final Project project;
    private final Identity identity;
    private final MakeLibrary library;
    private final String name;
    private final CommandLine line;
    private final Optional<BuiltConfiguration> built;
    private final EvaluationCache cache;

    /** @param telling options that the vendor's lists pass, by which builds of the boot configurations are told apart */
    public FirmwareAssembly(
            Project project,
            Identity identity,
            MakeLibrary library,
            String name,
            CommandLine line,
            Set<String> telling,
            EvaluationCache cache) {
        this.project = project;
        this.identity = identity;
        this.library = library;
        this.name = name;
        this.built = name.equals("optee")
                ? BuiltConfiguration.find(project, line, platform(line), telling)
                : Optional.empty();
        boolean told = platform(line).isPresent();
        this.line = built.filter(conf -> !told)
                .map(conf -> conf.platform().plus(line))
                .orElse(line);
        this.cache = cache;
    }

    public Result assemble() {
        List<String> folders = project.inputs().paths(Role.SOURCES, name);
        boolean stated = line.whole() || !line.words().isEmpty();
        if (folders.isEmpty()
                && !stated
                && built.isEmpty()
                && !identity.versions().containsKey(name)) {
            return new Result(Component.absent(name), List.of());
        }
        Optional<FirmwareSources.Result> evaluated =
                new MakeSources(project, library, name, this::defaults, cache).evaluate(folders, line, platform(line));
        Component.Presence presence = evaluated.isPresent() || built.isPresent()
                ? Component.Presence.SOURCES
                : Component.Presence.KNOWLEDGE_BASE;
        OptionSet ours = evaluated.map(this::partial).orElseGet(this::words);
        OptionSet options = built.map(conf -> conf.prefer(ours)).orElse(ours);
        Component component =
                new Component(name, identity.versionOption(name), identity.originOption(name), options, presence);
        return new Result(
                component, evaluated.map(FirmwareSources.Result::observations).orElse(List.of()));
    }

    private OptionSet words() {
        List<Option> listed = new ArrayList<>();
        line.effective().values().forEach(word -> listed.add(word.option()));
        FirmwareSources.Result nothing =
                new FirmwareSources.Result(OptionSet.complete(listed), false, file -> false, List.of());
        KnownDefaults defaults = defaults(nothing, line.whole() || !line.words().isEmpty());
        return OptionSet.of(listed, asked -> absent(asked, defaults));
    }

    private OptionSet partial(FirmwareSources.Result result) {
        if (result.whole()) {
            return result.options();
        }
        KnownDefaults defaults = defaults(result);
        return result.options().withAbsent(asked -> absent(asked, defaults));
    }

    /** An option that nothing in the project sets: perhaps passed under an unknown condition, else the catalogue's. */
    private Option absent(String asked, KnownDefaults defaults) {
        Optional<Cause> maybe = line.maybe(asked);
        if (maybe.isPresent()) {
            return Option.unknown(asked, maybe.get());
        }
        Option known = defaults.option(asked);
        if (line.caller().isEmpty() || known.history().isEmpty()) {
            return known;
        }
        Assignment caller = line.caller().get();
        List<Assignment> history = new ArrayList<>();
        history.add(
                caller.withEffect(Assignment.Effect.CONDITION_FALSE, caller.note() + "; none sets `" + asked + "`"));
        history.addAll(known.history());
        return known.withHistory(history);
    }

    private KnownDefaults defaults(FirmwareSources.Result result) {
        return defaults(result, false);
    }

    private KnownDefaults defaults(FirmwareSources.Result result, boolean withoutSources) {
        Map<String, MakeWord> words = line.effective();
        Fact version = identity.versions().get(name);
        String title = (name.equals("optee") ? "OP-TEE" : "TF-A") + (version == null ? "" : " " + version.text());
        Function<String, Optional<Option>> stated = asked -> result.options().has(asked)
                ? Optional.of(result.options().get(asked))
                : line.maybe(asked).map(cause -> Option.unknown(asked, cause));
        Optional<String> soc = identity.platform().map(Fact::text);
        OptionCatalog catalog = project.knowledge().options();
        return new KnownDefaults(
                catalog,
                name,
                title,
                identity.origin(name),
                identity.version(name),
                platform(line),
                soc,
                KnownDefaults.Base.SOURCES,
                result.present(),
                stated,
                asked -> Optional.ofNullable(words.get(asked)).map(MakeWord::option),
                withoutSources
                        ? KnownDefaults.sources(
                                catalog,
                                name,
                                title,
                                identity.origin(name),
                                identity.version(name),
                                families(soc),
                                stated)
                        : Optional.empty());
    }

    /** The SoC family; where the build is for several, all of those that share the component's platform. */
    private List<String> families(Optional<String> soc) {
        if (soc.isPresent()) {
            return List.of(soc.get());
        }
        Optional<String> platform = platform(line);
        List<String> supported = identity.release().map(Release::socs).orElse(List.of());
        return project.knowledge().platforms().stream()
                .filter(row -> platform.filter((name.equals("optee") ? row.optee() : row.tfa())::equals)
                        .isPresent())
                .map(PlatformRow::family)
                .filter(family -> supported.isEmpty() || supported.contains(family))
                .toList();
    }

    /** The component's own name of the platform: from its command line, else from the SoC family. */
    private Optional<String> platform(CommandLine words) {
        boolean optee = name.equals("optee");
        MakeWord word = words.effective().get(optee ? "PLATFORM" : "PLAT");
        if (word != null && word.value().isKnown()) {
            String text = word.value().known();
            return Optional.of(optee && text.contains("-") ? text.substring(0, text.indexOf('-')) : text);
        }
        return identity.platform()
                .flatMap(family -> project.knowledge().platform(family.text()))
                .map(row -> optee ? row.optee() : row.tfa())
                .filter(text -> !text.isEmpty());
    }
}
