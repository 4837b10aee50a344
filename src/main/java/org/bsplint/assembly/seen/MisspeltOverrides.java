package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.catalogue.Misspelling;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;

/**
 * Overrides in the product's own files ({@code X:stm32mp15comon = "y"}) that no machine, distro or class has, where one that
 * exists is so near that it was meant: BitBake sets a variable that nothing ever reads.
 */
final class MisspeltOverrides {
    private static final Letters BETWEEN = Letters.BLANKS.and(":");
    private static final Set<String> OPERATIONS = Set.of("append", "prepend", "remove");
    /** What follows the colon is a package. */
    private static final Set<String> OF_PACKAGES = Set.of(
            "FILES",
            "RDEPENDS",
            "RRECOMMENDS",
            "RSUGGESTS",
            "RPROVIDES",
            "RCONFLICTS",
            "RREPLACES",
            "PKG",
            "ALLOW_EMPTY",
            "SUMMARY",
            "DESCRIPTION",
            "CONFFILES",
            "INSANE_SKIP",
            "SECTION",
            "LICENSE",
            "INITSCRIPT_NAME",
            "INITSCRIPT_PARAMS",
            "SYSTEMD_SERVICE",
            "SYSTEMD_AUTO_ENABLE",
            "USERADD_PARAM",
            "GROUPADD_PARAM",
            "KERNEL_VERSION");
    /** Of openembedded-core, whatever is built. */
    private static final List<String> COMMON = List.of(
            "class-target",
            "class-native",
            "class-nativesdk",
            "class-cross",
            "class-cross-canadian",
            "class-devupstream",
            "libc-glibc",
            "libc-musl",
            "libc-newlib",
            "toolchain-gcc",
            "toolchain-clang",
            "forcevariable",
            "aarch64",
            "armv7a",
            "armv7ve");

    /** Where letters and digits meet, and at signs. */
    private static final Regex RUNS = Regex.of("(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])|[^a-z0-9]");
    /** Letters of a word; fewer are a part's name. */
    private static final int LONG = 5;

    private static final List<String> HOMES = List.of("conf/machine", "conf/distro");
    private static final String CONF = ".conf";
    private static final Regex OVERRIDES = Regex.of("(?m)^\\s*\\w*OVERRIDES\\S*\\s*\\S*=\\s*\"([^\"]*)\"");

    private final Project project;
    private final ProductLayers layers;
    private final EvaluationCache cache;

    MisspeltOverrides(Project project, EvaluationCache cache) {
        this.project = project;
        this.cache = cache;
        this.layers = new ProductLayers(project);
    }

    List<Observation> of(Component yocto) {
        List<Observation> found = new ArrayList<>();
        List<SourceFile> files = files();
        if (files.stream().allMatch(file -> OverrideLine.in(file.text()).isEmpty())) {
            return found;
        }
        NameSet known = NameSet.of(known(yocto.options()));
        files.forEach(file -> look(file, known, found));
        return found;
    }

    /** What the product itself writes. */
    private List<SourceFile> files() {
        Stream<String> build = project.inputs().paths(Role.BUILD).stream()
                .flatMap(folder -> Stream.of("local.conf", "auto.conf", "site.conf")
                        .map(name -> Paths.resolve(folder, "conf/" + name)));
        Stream<String> own = layers.own().stream().flatMap(layer -> layers.files(layer).stream());
        return Stream.of(build, project.inputs().paths(Role.KAS).stream(), own)
                .flatMap(paths -> paths)
                .distinct()
                .flatMap(path -> project.tree().read(path).stream())
                .toList();
    }

    private void look(SourceFile file, NameSet known, List<Observation> found) {
        for (OverrideLine line : OverrideLine.in(file.text())) {
            if (OF_PACKAGES.contains(line.name())) {
                continue;
            }
            for (String word : line.overrides().substring(1).split(":")) {
                Optional<String> meant = OPERATIONS.contains(word) || word.startsWith("pn-")
                        ? Optional.empty()
                        : Misspelling.meant(word, known).filter(near -> isSlip(word, near));
                meant.ifPresent(near -> found.add(seen(file, line, word, near)));
            }
        }
    }

    /** Is one word of letters misspelt, and long enough to be a word? {@code imx8mp-evk} is not meant to be {@code imx8mm-evk}. */
    private static boolean isSlip(String written, String near) {
        String[] left = RUNS.split(written);
        String[] right = RUNS.split(near);
        int differing = 0;
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (!left[i].equals(right[i])) {
                differing += right[i].length() >= LONG && left[i].length() >= LONG - 1 && isLetters(left[i] + right[i])
                        ? 1
                        : 2;
            }
        }
        return left.length == right.length && differing == 1;
    }

    private static boolean isLetters(String text) {
        return text.chars().allMatch(Character::isLetter);
    }

    private static Observation seen(SourceFile file, OverrideLine line, String word, String near) {
        String written = line.name() + line.overrides();
        return new Observation(
                "override-misspelt",
                "yocto",
                List.of(written),
                Optional.of(file.span(line.start(), line.end())),
                Map.of("written", written, "override", word, "meant", near),
                List.of(),
                Optional.empty());
    }

    /** Overrides that exist: those of this build, of every machine and distro at hand, and of the vendors' machines. */
    private SortedSet<String> known(OptionSet options) {
        SortedSet<String> known = new TreeSet<>(COMMON);
        known.addAll(project.knowledge().layer().overrideWords());
        for (String name : List.of("OVERRIDES", "MACHINEOVERRIDES", "DISTROOVERRIDES", "MACHINE", "DISTRO")) {
            for (Text.Segment segment : options.value(name).partial().segments()) {
                if (segment instanceof Text.Literal literal) {
                    known.addAll(words(literal.text()));
                }
            }
        }
        known.addAll(cache.words(
                project,
                new EvaluationCache.Key("overrides of layers", List.of(layers.all())),
                MisspeltOverrides::ofLayers));
        known.remove("");
        return known;
    }

    /** Machines and distros of the layers, and what their configuration puts into lists of overrides. */
    private static Set<String> ofLayers(Project project) {
        Set<String> known = new TreeSet<>();
        ProductLayers layers = new ProductLayers(project);
        for (String layer : layers.all()) {
            for (String path : layers.files(layer)) {
                String name = Paths.name(path);
                if (name.endsWith(CONF) && HOMES.stream().anyMatch(Paths.parent(path)::endsWith)) {
                    known.add(Paths.without(name, CONF));
                }
                if (path.contains("conf/")) {
                    project.tree()
                            .read(path)
                            .filter(file -> file.text().contains("OVERRIDES"))
                            .ifPresent(file -> OVERRIDES
                                    .matcher(file.text())
                                    .results()
                                    .forEach(set -> known.addAll(words(set.group(1)))));
                }
            }
        }
        return known;
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(BETWEEN.split(text.strip()));
    }
}
