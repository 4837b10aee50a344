package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.assembly.words.BootBuilds;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.RecipeConfigs;
import org.bsplint.assembly.words.RecipeWords;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.source.Letters;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/** The boot configurations that an image's recipes build, and what each of them passes to the components' make. */
final class BootChain {
    private final Project project;
    private final YoctoView yocto;
    private final Identity identity;
    private final KnowledgeBase knowledge;
    private final EvaluationCache cache;
    private final Map<String, RecipeWords> recipeWords = new TreeMap<>();
    private final Map<String, Identity> families = new TreeMap<>();
    private final String scheme;
    private final Optional<VendorLayer.BootLists> lists;
    private List<BootBuild> builds;
    private Optional<BootBuild> first;

    BootChain(Project project, YoctoView yocto, Identity identity, EvaluationCache cache) {
        this.project = project;
        this.yocto = yocto;
        this.identity = identity;
        this.knowledge = project.knowledge();
        this.cache = cache;
        VendorLayer layer = knowledge.layer();
        Option schemes = SecureMonitor.schemes(yocto.config().orElse(OptionSet.empty()), layer, identity);
        this.scheme = SecureMonitor.scheme(schemes).value().asKnown().orElse("optee");
        List<String> labels =
                Letters.BLANKS.split(schemes.value().partial().toString().strip());
        this.lists = identity.release().flatMap(layer::bootLists);
        this.builds = lists.flatMap(row ->
                        yocto.recipe("tf-a").map(recipe -> builds(new BootBuilds(row, recipe.options(), labels))))
                .orElse(List.of());
        this.first = lists.flatMap(row -> BootBuilds.first(builds, scheme, row));
    }

    /**
     * Makes a boot configuration of its own of each group of boards.
     *
     * @param groups device trees of a boot configuration that are alike in all but their names, the first first
     */
    void split(Function<BootBuild, List<List<String>>> groups) {
        List<BootBuild> split = new ArrayList<>();
        for (BootBuild build : builds) {
            List<List<String>> boards = build.trees().size() < 2 ? List.of() : groups.apply(build);
            if (boards.size() < 2) {
                split.add(build);
            } else {
                boards.forEach(trees -> split.add(build.of(trees, build.name() + "-" + trees.get(0))));
            }
        }
        builds = List.copyOf(split);
        first = lists.flatMap(row -> BootBuilds.first(builds, scheme, row));
    }

    private List<BootBuild> builds(BootBuilds lists) {
        return identity.platform().isPresent()
                ? lists.all()
                : lists.all(tree -> knowledge.platforms().stream()
                        .filter(row -> !row.deviceTree().isEmpty() && tree.startsWith(row.deviceTree()))
                        .max(Comparator.comparing(
                                (PlatformRow row) -> row.deviceTree().length()))
                        .map(PlatformRow::family));
    }

    /** What is analysed in a boot configuration: of a machine with several SoCs the one that it is for. */
    Identity identity(Optional<BootBuild> build) {
        return build.flatMap(BootBuild::family).map(this::identity).orElse(identity);
    }

    private Identity identity(String family) {
        return families.computeIfAbsent(
                family, name -> identity.of(Fact.known(name, "the device trees that are built")));
    }

    /** The one that counts where only one can. */
    Optional<BootBuild> first() {
        return first;
    }

    /** All others, in the order in which they are built. */
    List<BootBuild> others() {
        return builds.stream()
                .filter(build -> !first.equals(Optional.of(build)))
                .toList();
    }

    private RecipeWords words(RecipeView recipe) {
        return recipeWords.computeIfAbsent(recipe.file(), file -> new RecipeWords(recipe.options()));
    }

    /** Names of U-Boot's defconfigs that are built for a boot configuration; empty where nothing lists any. */
    List<String> defconfigs(Optional<BootBuild> build) {
        Optional<String> loader =
                identity.release().flatMap(knowledge.layer()::bootLists).map(VendorLayer.BootLists::loader);
        Optional<String> soc = identity(build).platform().map(Fact::text);
        Optional<RecipeView> recipe = yocto.recipe("u-boot");
        if (build.isEmpty() || loader.isEmpty() || recipe.isEmpty()) {
            return List.of();
        }
        Map<String, Value> flags = recipe.get().options().get(loader.get()).flags();
        return build.get().of(loader.get()).stream()
                .filter(entry -> soc.isEmpty()
                        || !entry.contains("_")
                        || entry.substring(entry.indexOf('_') + 1).equals(soc.get()))
                .flatMap(entry -> Optional.ofNullable(flags.get(entry)).flatMap(Value::asKnown).stream())
                .map(fields -> fields.split(",", 2)[0].strip())
                .filter(defconfig -> !defconfig.isEmpty())
                .distinct()
                .toList();
    }

    /** Names that the lists pass to a component's make in any boot configuration. */
    Set<String> listed(String component) {
        Set<String> names = new TreeSet<>();
        Stream.concat(first.stream(), others().stream())
                .map(build -> words(Optional.of(build)).getOrDefault(component, CommandLine.NOTHING))
                .forEach(line -> names.addAll(line.names()));
        return names;
    }

    /** What the vendor's recipes add to each component's command line in a boot configuration. */
    Map<String, CommandLine> words(Optional<BootBuild> build) {
        Map<String, CommandLine> words = new TreeMap<>();
        Optional<Release> release = identity.release();
        release.ifPresent(known -> yocto.recipes().forEach((component, recipe) -> {
            List<VendorLayer.RecipeWord> rows = knowledge.layer().recipeWords(known, component);
            if (!rows.isEmpty()) {
                words.put(component, words(recipe, rows, build));
            }
        }));
        return words;
    }

    private CommandLine words(RecipeView recipe, List<VendorLayer.RecipeWord> rows, Optional<BootBuild> build) {
        Optional<String> soc = identity(build).platform().map(Fact::text);
        String name = build.map(BootBuild::name).orElse("");
        return cache.line(
                project,
                new EvaluationCache.Key(
                        List.of("words of a configuration", recipe.file(), name),
                        List.of(recipe.options(), rows, build, scheme, soc)),
                () -> new RecipeConfigs(knowledge, recipe, words(recipe), rows, build, scheme, soc).words());
    }
}
