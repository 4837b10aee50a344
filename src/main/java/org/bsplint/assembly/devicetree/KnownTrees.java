package org.bsplint.assembly.devicetree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceOption;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * What the vendor's own device trees say where the component's sources are not in the project: known only at exactly the
 * versions that were looked at, and only while the recipe is the vendor's and nothing of the product may stand in the tree's
 * place.
 */
final class KnownTrees {
    private static final Map<String, String> TITLES = Map.of("optee", "OP-TEE", "u-boot", "U-Boot", "linux", "Linux");

    private final Project project;
    private final YoctoView yocto;
    private final TreeFacts facts;
    private final Map<String, Optional<String>> changed = new HashMap<>();

    KnownTrees(Project project, YoctoView yocto, TreeFacts facts) {
        this.project = project;
        this.yocto = yocto;
        this.facts = facts;
    }

    /**
     * Every fact that trees of the component tell, as this one does.
     *
     * @param tree its name without ending
     * @param options of the component
     */
    Map<String, Option> of(String component, String tree, Identity identity, OptionSet options) {
        String version = Optional.ofNullable(identity.versions().get(component))
                .map(Fact::text)
                .orElse("");
        String title = (TITLES.getOrDefault(component, component) + " " + version).strip();
        String file = tree + ".dts of " + title;
        Optional<String> doubt = changed.computeIfAbsent(component, this::changed)
                .or(() -> external(component, options))
                .or(() -> replaced(tree));
        Looked looked = new Looked(
                file,
                project.knowledge().options().sources(component + "-trees"),
                identity.origin(component).orElse(""),
                identity.version(component).map(Version::toString).orElse(""));
        List<String> listed = doubt.isPresent() ? List.of() : looked.listed(tree);
        List<String> states = matching(tree, listed, options);
        Map<String, Option> said = new HashMap<>();
        for (String name : facts.names(component)) {
            Option option = doubt.map(
                            reason -> unknown(name, file + " is not in this project, and it may be another: " + reason))
                    .orElseGet(() -> looked.said(name, states, !listed.isEmpty()));
            said.put(name, option);
        }
        return said;
    }

    /**
     * What was seen at one version of a component.
     *
     * @param file the tree, as it is told of
     * @param origin empty where it is not known, as the version is
     */
    private record Looked(String file, SourceCatalog catalog, String origin, String version) {
        /** The tree and its states, where it was looked at. */
        List<String> listed(String tree) {
            return origin.isEmpty() || version.isEmpty()
                    ? List.of()
                    : catalog.platforms(origin, version).stream()
                            .filter(platform -> platform.equals(tree) || platform.startsWith(tree + "+"))
                            .toList();
        }

        /**
         * @param states of the tree that it may be in
         * @param known does the knowledge base know the tree?
         */
        Option said(String name, List<String> states, boolean known) {
            Optional<SourceOption> fact = catalog.find(name);
            Set<String> texts = new TreeSet<>();
            for (String state : states) {
                texts.add(fact.flatMap(one -> catalog.setting(one, state, origin, version))
                        .orElse("?"));
            }
            if (texts.size() != 1 || texts.contains("?")) {
                return unknown(
                        name,
                        known
                                ? "what " + file + " says of it hangs on options that are not known"
                                : file + " is not in this project, and the knowledge base does not know it");
            }
            String text = texts.iterator().next();
            Value value = text.equals("unset") ? Value.UNSET : Value.known(text);
            Assignment step = Assignment.from(
                    Origin.KNOWLEDGE_BASE, "=", text, file + " (sources not in this project; knowledge base)");
            return Option.of(name, value, Origin.KNOWLEDGE_BASE, List.of(step));
        }
    }

    /** Why the sources that are built may not be the vendor's. */
    private Optional<String> changed(String component) {
        Optional<RecipeView> recipe = yocto.recipe(component);
        if (!project.inputs().paths(Role.SOURCES, component).isEmpty()) {
            return Optional.of("sources of the component are in this project");
        }
        return recipe.isEmpty()
                ? Optional.of("no recipe in this project builds it")
                : new VendorRecipe(project, recipe.get()).changed();
    }

    /** Trees of another folder win over those of the sources. */
    private Optional<String> external(String component, OptionSet options) {
        OptionSet config = yocto.config().orElse(OptionSet.empty());
        return project.knowledge().vendors().stream()
                .map(Vendor::externalTrees)
                .map(Vendor.ExternalTrees::option)
                .filter(name -> !name.isEmpty())
                .filter(name -> !isOff(config.value(name))
                        || !isOff(yocto.recipe(component)
                                .map(recipe -> recipe.options().value(name))
                                .orElse(Value.UNSET)))
                .map(name -> "`" + name + "` takes trees from elsewhere")
                .findFirst()
                .or(() -> DeviceTrees.externalOptions(component).stream()
                        .filter(name ->
                                options.has(name) && !options.value(name).isUnset())
                        .map(name -> "`" + name + "` takes trees from elsewhere")
                        .findFirst());
    }

    private static boolean isOff(Value value) {
        return value.isUnset()
                || value.asKnown().filter(text -> !text.equals("1")).isPresent();
    }

    /** A file of the project that may take the place of the tree, or of one that it includes. */
    private Optional<String> replaced(String tree) {
        return project.inputs().paths(Role.DEVICE_TREE).stream()
                .filter(path -> Paths.name(path).startsWith(family(tree)))
                .map(path -> path + " is in this project")
                .findFirst();
    }

    /** What names of trees and of what they include begin with. */
    private String family(String tree) {
        return project.knowledge().platforms().stream()
                .map(row -> row.deviceTree())
                .filter(prefix -> !prefix.isEmpty() && tree.startsWith(prefix))
                .findFirst()
                .orElse(tree);
    }

    /** The listed states of a tree that the component's options allow: {@code TREE}, {@code TREE+SYMBOL…}. */
    private static List<String> matching(String tree, List<String> listed, OptionSet options) {
        Set<String> symbols = new TreeSet<>();
        listed.forEach(name -> symbols.addAll(symbols(tree, name)));
        return listed.stream()
                .filter(name -> symbols.stream()
                        .allMatch(symbol -> allows(
                                options.value(symbol), symbols(tree, name).contains(symbol))))
                .toList();
    }

    private static Set<String> symbols(String tree, String name) {
        return name.equals(tree)
                ? Set.of()
                : new HashSet<>(List.of(name.substring(tree.length() + 1).split("\\+")));
    }

    private static boolean allows(Value value, boolean defined) {
        return value.isUndecided()
                || value.asKnown().filter(text -> !text.equals("n")).isPresent() == defined;
    }

    private static Option unknown(String name, String reason) {
        return Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, reason));
    }

    /** Of a component that is not there nothing is known. */
    static OptionSet options(Map<String, Component> components, String component) {
        return Component.in(components, component).options();
    }
}
