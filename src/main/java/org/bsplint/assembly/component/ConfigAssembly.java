package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceConfiguration;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.model.Component;
import org.bsplint.project.ComponentSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** U-Boot or the kernel: a {@code .config}, or a defconfig with fragments, and what the catalogue says of the rest. */
public final class ConfigAssembly {
    private final Project project;
    private final Identity identity;
    private final EvaluationCache cache;
    private final Optional<RecipeConfiguration> recipe;
    private final List<String> built;

    /**
     * @param recipe what the recipe says that it makes the configuration of, where it says so
     * @param built names of the defconfigs that the recipe builds; empty where it lists none
     */
    public ConfigAssembly(
            Project project,
            Identity identity,
            EvaluationCache cache,
            Optional<RecipeConfiguration> recipe,
            List<String> built) {
        this.project = project;
        this.identity = identity;
        this.cache = cache;
        this.recipe = recipe;
        this.built = List.copyOf(built);
    }

    public FirmwareAssembly.Result assemble(String name, ComponentSettings settings, CommandLine line) {
        Optional<SourceFile> base = base(name, settings);
        List<SourceFile> fragments = fragments(name, settings);
        List<String> folders = project.inputs().paths(Role.SOURCES, name);
        boolean anything = base.isPresent()
                || !fragments.isEmpty()
                || line.whole()
                || !settings.set().isEmpty();
        // a recipe that names no defconfig of this project builds the vendor's; fragments alone say nothing of their
        // base
        boolean vendorBuilds = identity.release().isPresent()
                && base.isEmpty()
                && (fragments.isEmpty() || line.whole())
                && !builtFrom(name, "upstream");
        boolean unseen = base.isEmpty() && isOwn(name);
        if (!anything && folders.isEmpty() && !identity.versions().containsKey(name)) {
            return new FirmwareAssembly.Result(Component.absent(name), List.of());
        }
        ConfigSources.Result result = new ConfigSources(project, name, cache).evaluate(folders, base, fragments);
        OptionSet options = overlaid(result.options(), settings, line);
        if (!result.whole()) {
            List<String> made = settings.set().isEmpty() && folders.isEmpty() && vendorBuilds
                    ? configurations(name, fragments)
                    : List.of();
            KnownDefaults.Base setOn = base.isPresent()
                    ? KnownDefaults.Base.SOURCES
                    : vendorBuilds && !(mayMerge(name) && made.isEmpty())
                            ? KnownDefaults.Base.VENDOR
                            : KnownDefaults.Base.UNSEEN;
            KnownDefaults defaults = defaults(name, options, setOn, result.present(), made);
            options = settled(options, fragments, defaults)
                    .withAbsent(asked -> unseen && asked.startsWith("CONFIG_")
                            ? Option.unknown(asked, notSeen())
                            : absent(asked, line, defaults));
        }
        Component.Presence presence = base.isPresent() || !fragments.isEmpty()
                ? Component.Presence.SOURCES
                : Component.Presence.KNOWLEDGE_BASE;
        Component component =
                new Component(name, identity.versionOption(name), identity.originOption(name), options, presence);
        return new FirmwareAssembly.Result(component, result.observations());
    }

    /** Do vendors' recipes merge fragments, which may set what no defconfig does? */
    private boolean mayMerge(String name) {
        return !project.knowledge().options().sources(name).recipeVariables().isEmpty();
    }

    /** The vendor's configurations that this is one of; none where the product has a hand in it. */
    private List<String> configurations(String name, List<SourceFile> fragments) {
        SourceCatalog catalog = project.knowledge().options().sources(name);
        if (catalog.recipeVariables().isEmpty()) {
            return fragments.isEmpty() ? defconfigs(name) : List.of();
        }
        Optional<SourceConfiguration> made = recipe.flatMap(said -> identity.origin(name)
                        .flatMap(origin -> identity.version(name)
                                .flatMap(version -> said.known(catalog, project.tree(), origin, version.toString()))))
                .filter(known ->
                        fragments.stream().allMatch(file -> known.digests().containsKey(Paths.name(file.path()))));
        return made.map(known -> List.of(known.name())).orElse(List.of());
    }

    /** A fragment only asks: where the whole configuration is known, it counts. */
    private static OptionSet settled(OptionSet options, List<SourceFile> fragments, KnownDefaults defaults) {
        List<Option> lost = fragments.isEmpty() || defaults.sources().isEmpty()
                ? List.of()
                : options.all().stream()
                        .flatMap(asked -> defaults.sources().get().option(asked.name()).stream()
                                .filter(made -> !made.value().isUndecided())
                                .filter(made -> !isSame(made.value(), asked.value())))
                        .toList();
        return options.with(lost);
    }

    /** A symbol that is off is `n` for the line that asks, and absent of the configuration. */
    private static boolean isSame(Value made, Value asked) {
        return made.equals(asked) || made.isUnset() && asked.equals(Value.known("n"));
    }

    /** The vendor's defconfigs that the release may build, of the one SoC or of all that it supports. */
    private List<String> defconfigs(String name) {
        Optional<String> version = identity.version(name).map(Object::toString);
        Optional<String> origin = identity.origin(name);
        if (version.isEmpty() || origin.isEmpty()) {
            return List.of();
        }
        List<String> known = known(name, origin.get(), version.get());
        if (!built.isEmpty() && known.containsAll(platforms())) {
            return platforms();
        }
        List<String> families = identity.platform()
                .map(Fact::text)
                .map(List::of)
                .orElse(identity.release().map(Release::socs).orElse(List.of()));
        List<String> found = new ArrayList<>();
        for (String family : families) {
            List<String> own = known.contains(family) ? List.of(family) : ofSchemes(known, family);
            if (own.isEmpty()) {
                return List.of();
            }
            found.addAll(own);
        }
        return found;
    }

    private Cause notSeen() {
        return Cause.of(
                Cause.Kind.MISSING_INPUT,
                String.join(", ", built)
                        + ", which the recipe builds, is neither in this project nor in the knowledge base");
    }

    /** Does the recipe build a defconfig that is none of the vendor's in this version? */
    private boolean isOwn(String name) {
        List<String> known = identity.origin(name)
                .flatMap(origin -> identity.version(name).map(version -> known(name, origin, version.toString())))
                .orElse(List.of());
        return !built.isEmpty() && !known.isEmpty() && !known.containsAll(platforms());
    }

    /** The defconfigs that the catalogue knows; of those that the vendor's recipe makes the ones that it makes unchanged. */
    private List<String> known(String name, String origin, String version) {
        SourceCatalog catalog = project.knowledge().options().sources(name);
        return catalog.platforms(origin, version).stream()
                .filter(platform -> catalog.named(platform, origin, version)
                        .filter(made -> recipe.filter(said -> said.makes(made, project.tree()))
                                .isEmpty())
                        .isEmpty())
                .toList();
    }

    /** The defconfigs that are built, as the catalogue calls them. */
    private List<String> platforms() {
        return built.stream()
                .map(name ->
                        name.endsWith("_defconfig") ? name.substring(0, name.length() - "_defconfig".length()) : name)
                .toList();
    }

    /** A SoC without a defconfig of its plain name has one a boot scheme: those that the release still builds. */
    private List<String> ofSchemes(List<String> known, String family) {
        List<String> schemes = identity.release().stream()
                .flatMap(release -> project.knowledge().layer().schemes(release).stream())
                .findFirst()
                .map(VendorLayer.Schemes::labels)
                .orElse(List.of());
        return known.stream()
                .filter(defconfig -> defconfig.startsWith(family + "_"))
                .filter(defconfig -> schemes.isEmpty() || schemes.contains(defconfig.substring(family.length() + 1)))
                .toList();
    }

    private boolean builtFrom(String name, String origin) {
        return identity.origin(name).filter(origin::equals).isPresent();
    }

    /** Symbols that the user sets come last; words of the make command line are options as well. */
    private static OptionSet overlaid(OptionSet options, ComponentSettings settings, CommandLine line) {
        Map<String, Option> more = new LinkedHashMap<>();
        line.effective().values().forEach(word -> more.put(word.name(), word.option()));
        settings.set().forEach((name, stated) -> {
            Origin origin = stated.span().isPresent() ? Origin.USER_CONFIG : Origin.COMMAND_LINE;
            List<Assignment> history = new ArrayList<>(options.get(name).history());
            history.add(new Assignment(
                    "=",
                    stated.text(),
                    origin,
                    stated.span(),
                    Assignment.Effect.APPLIED,
                    "set in " + stated.from(),
                    List.of()));
            more.put(name, Option.of(name, Value.known(stated.text()), origin, history));
        });
        return options.with(more.values());
    }

    private static Option absent(String name, CommandLine line, KnownDefaults defaults) {
        if (name.startsWith("CONFIG_")) {
            return defaults.option(name);
        }
        return line.whole()
                ? Option.unset(name)
                : Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, "nothing says how make is called"));
    }

    private Optional<SourceFile> base(String name, ComponentSettings settings) {
        List<String> whole = project.inputs().paths(Role.CONFIG, name);
        if (settings.defconfig().isPresent()) {
            return named(name, settings.defconfig().get());
        }
        if (!whole.isEmpty()) {
            return project.read(whole.get(0));
        }
        List<String> defconfigs = project.inputs().paths(Role.DEFCONFIG, name);
        List<String> own = defconfigs.stream()
                .filter(path -> built.contains(Paths.name(path)))
                .toList();
        if (built.size() == 1 && own.size() == 1) {
            return project.read(own.get(0));
        }
        return defconfigs.size() == 1 ? project.read(defconfigs.get(0)) : Optional.empty();
    }

    private Optional<SourceFile> named(String name, Stated defconfig) {
        String wanted = defconfig.text();
        return project.inputs().paths(Role.DEFCONFIG, name).stream()
                .filter(path -> path.equals(wanted)
                        || Paths.name(path).equals(Paths.name(wanted))
                        || Paths.name(path).equals(Paths.name(wanted) + "_defconfig"))
                .findFirst()
                .flatMap(project::read);
    }

    private List<SourceFile> fragments(String name, ComponentSettings settings) {
        UnfetchedFragments unfetched = new UnfetchedFragments(project);
        List<String> all = project.inputs().paths(Role.FRAGMENT, name).stream()
                .filter(path -> settings.fragments().isPresent()
                        || recipe.filter(said -> said.leavesOut(path)).isEmpty() && !unfetched.has(name, path))
                .toList();
        if (settings.fragments().isEmpty()) {
            return all.stream().flatMap(path -> project.read(path).stream()).toList();
        }
        List<SourceFile> chosen = new ArrayList<>();
        for (Stated wanted : settings.fragments().get()) {
            all.stream()
                    .filter(path ->
                            path.equals(wanted.text()) || Paths.name(path).equals(Paths.name(wanted.text())))
                    .findFirst()
                    .flatMap(project::read)
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private KnownDefaults defaults(
            String name,
            OptionSet options,
            KnownDefaults.Base base,
            java.util.function.Predicate<String> present,
            List<String> configurations) {
        String version = identity.versions().containsKey(name)
                ? " " + identity.versions().get(name).text()
                : "";
        String title = (name.equals("u-boot") ? "U-Boot" : "Linux") + version;
        Optional<String> soc = identity.platform().map(Fact::text);
        return new KnownDefaults(
                project.knowledge().options(),
                name,
                title,
                identity.origin(name),
                identity.version(name),
                Optional.empty(),
                soc,
                base,
                present,
                asked -> options.has(asked) ? Optional.of(options.get(asked)) : Optional.empty(),
                asked -> Optional.empty(),
                KnownDefaults.sources(
                        project.knowledge().options(),
                        name,
                        title,
                        identity.origin(name),
                        identity.version(name),
                        configurations,
                        asked -> Optional.empty()));
    }
}
