package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.ecosystem.catalogue.Misspelling;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.ecosystem.catalogue.Slip;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/**
 * Option names that a product sets and that no source of the component mentions, where another name is so near that it was
 * meant: make, Kconfig and BitBake all ignore a misspelt name without a word.
 */
final class MisspeltOptions {
    private static final Map<String, String> TITLES =
            Map.of("optee", "OP-TEE", "tf-a", "TF-A", "u-boot", "U-Boot", "yocto", "the vendor's layers");
    private static final String OPTEE = "CFG_";
    private static final String KCONFIG = "CONFIG_";
    private static final Letters OF_MAKE = Letters.of("A-Z0-9_");
    /** Shorter names are words of makefiles. */
    private static final int LEAST = 5;
    /** A line of a configuration that Kconfig takes for no option. */
    private static final Regex BARE_LINE = Regex.of("(?m)^(?!CONFIG_)([A-Z][A-Z0-9_]*)=");
    /** A component's top makefile: where it is there, the tree is whole, and may hold options of its own. */
    private static final Map<String, String> TOP = Map.of("optee", "mk/config.mk", "tf-a", "Makefile");

    private final Project project;
    private final YoctoView yocto;
    private final Identity identity;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<String, Boolean> patched = new HashMap<>();

    MisspeltOptions(Project project, YoctoView yocto, Identity identity) {
        this.project = project;
        this.yocto = yocto;
        this.identity = identity;
    }

    List<Observation> of(Map<String, CommandLine> lines, Map<String, Component> components) {
        for (String component : List.of("optee", "tf-a")) {
            lines.getOrDefault(component, CommandLine.NOTHING)
                    .effective()
                    .values()
                    .forEach(
                            word -> option(component, word.name(), word.option().place()));
            overlay(component, Component.in(components, component));
        }
        boolean tree = project.inputs().paths(Role.SOURCES, "u-boot").stream()
                .anyMatch(folder -> project.tree().isFile(Paths.resolve(folder, "Kconfig")));
        if (!tree) {
            Component.in(components, "u-boot").options().all().forEach(option -> symbol(option.name(), option.place()));
        }
        bareLines();
        new MisspeltVariables(
                        project,
                        name -> project.knowledge().options().sources("yocto").has(name)
                                || project.knowledge()
                                        .options()
                                        .find("yocto", name)
                                        .isPresent(),
                        () -> names("yocto"),
                        (option, near) -> add("yocto", option, near))
                .check(components);
        return List.copyOf(observations);
    }

    private void option(String component, String name, Optional<Span> place) {
        if (component.equals("optee") && !name.startsWith(OPTEE)) {
            withoutPrefix(name).ifPresent(near -> add(component, name, near, place));
        } else if (component.equals("optee") || isOfMake(name)) {
            check(component, component.equals("optee") ? OPTEE : "", name, place);
        }
    }

    private static boolean isOfMake(String name) {
        return name.length() >= LEAST && OF_MAKE.makeUp(name) && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    }

    /** OP-TEE's option that was meant by a name that does not begin as its options do: CONFIG_WITH_PAGER, CGF_WITH_PAGER. */
    private Optional<String> withoutPrefix(String name) {
        SourceCatalog sources = project.knowledge().options().sources("optee");
        if (sources.has(name) || !isOfMake(name)) {
            return Optional.empty();
        }
        return Stream.of(OPTEE + name, OPTEE + name.substring(name.indexOf('_') + 1))
                .filter(sources::has)
                .findFirst()
                .or(() -> name.startsWith("C") ? Misspelling.meant(name, names("optee")) : Optional.empty())
                .filter(near -> near.startsWith(OPTEE));
    }

    /** What makefiles of a tree in part set, and no other line of them mentions. */
    private void overlay(String component, Component known) {
        List<String> parts = project.inputs().paths(Role.SOURCES, component).stream()
                .filter(folder ->
                        !project.tree().isFile(Paths.resolve(folder, TOP.getOrDefault(component, "Makefile"))))
                .toList();
        if (parts.isEmpty() || known.presence() != Component.Presence.SOURCES) {
            return;
        }
        Map<String, WrittenWords> texts = new TreeMap<>();
        for (Option option : known.options().all()) {
            Optional<String> file = option.place()
                    .map(at -> Paths.normalize(at.path()))
                    .filter(path -> path.endsWith(".mk")
                            && !path.endsWith("build.mk")
                            && parts.stream().anyMatch(part -> part.isEmpty() || path.startsWith(part + "/")));
            boolean once = file.map(path -> texts.computeIfAbsent(path, this::words))
                    .filter(words -> words.holdOnce(option.name()))
                    .isPresent();
            if (once) {
                option(component, option.name(), option.place());
            }
        }
    }

    private WrittenWords words(String path) {
        return new WrittenWords(project.tree().read(path).map(SourceFile::text).orElse(""));
    }

    private void symbol(String name, Optional<Span> place) {
        if (name.startsWith(KCONFIG)) {
            check("u-boot", KCONFIG, name, place);
        }
    }

    /** Lines that lack the prefix which Kconfig looks for, or have it misspelt. */
    private void bareLines() {
        SourceCatalog sources = project.knowledge().options().sources("u-boot");
        for (Role role : List.of(Role.FRAGMENT, Role.DEFCONFIG, Role.CONFIG)) {
            for (String path : project.inputs().paths(role, "u-boot")) {
                Optional<SourceFile> file = project.tree().read(path);
                Matcher lines = BARE_LINE.matcher(file.map(SourceFile::text).orElse(""));
                while (lines.find()) {
                    String name = lines.group(1);
                    Span place = file.orElseThrow().span(lines.start(1), lines.end(1));
                    Stream.of(KCONFIG + name, KCONFIG + name.substring(name.indexOf('_') + 1))
                            .filter(sources::has)
                            .findFirst()
                            .or(() ->
                                    name.startsWith("C") ? Misspelling.meant(name, names("u-boot")) : Optional.empty())
                            .ifPresent(near -> add("u-boot", name, near, Optional.of(place)));
                }
            }
        }
    }

    private void check(String component, String prefix, String name, Optional<Span> place) {
        if (!project.knowledge().options().sources(component).has(name)) {
            Optional<String> meant = isListed(component) && !patched.computeIfAbsent(component, this::isPatched)
                    ? nearest(component, Misspelling.candidates(name, prefix, names(component)))
                    : Slip.meant(name, prefix, names(component));
            meant.ifPresent(near -> add(component, name, near, place));
        }
    }

    /** One that the component's version has, before one of others. */
    private Optional<String> nearest(String component, List<String> candidates) {
        return candidates.stream()
                .filter(near -> exists(component, near) == Truth.TRUE)
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /** Does the catalogue list the component's version: is a name that it lacks certainly none? */
    private boolean isListed(String component) {
        return names(component).stream()
                .filter(project.knowledge().options().sources(component)::has)
                .findFirst()
                .filter(name -> exists(component, name) != Truth.UNKNOWN)
                .isPresent();
    }

    private Truth exists(String component, String name) {
        Optional<String> version =
                Optional.ofNullable(identity.versions().get(component)).map(Fact::text);
        return identity.origin(component)
                .flatMap(origin -> version.map(
                        text -> project.knowledge().options().sources(component).exists(name, origin, text)))
                .orElse(Truth.UNKNOWN);
    }

    /** Does an append of the product apply patches, which may bring options of their own? */
    private boolean isPatched(String component) {
        Optional<RecipeView> recipe = yocto.recipe(component);
        if (recipe.isEmpty()) {
            return false;
        }
        List<String> foreign = new ProductLayers(project).foreign();
        Set<String> appends = new HashSet<>();
        recipe.get().appends().forEach(path -> appends.add(Paths.normalize(path)));
        return recipe.stream()
                .flatMap(view -> view.options().get("SRC_URI").history().stream())
                .filter(assignment -> assignment.text().contains(".patch"))
                .flatMap(assignment -> assignment.span().stream())
                .map(span -> Paths.normalize(span.path()))
                .filter(appends::contains)
                .anyMatch(path -> foreign.stream().noneMatch(layer -> path.startsWith(layer + "/")));
    }

    /** Every name that sources or the facts know. */
    private NameSet names(String component) {
        return project.knowledge().options().names(component);
    }

    private void add(String component, Option option, String near) {
        add(component, option.name(), near, option.place());
    }

    private void add(String component, String name, String near, Optional<Span> place) {
        observations.add(new Observation(
                "option-misspelt",
                component,
                List.of(name, near),
                place,
                Map.of("written", name, "meant", near, "component", TITLES.get(component)),
                List.of(),
                Optional.empty()));
    }
}
