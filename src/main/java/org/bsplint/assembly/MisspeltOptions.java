package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.catalogue.Misspelling;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * Option names that a product sets and that no source of the component mentions, where another name is so near that it was
 * meant: make, Kconfig and BitBake all ignore a misspelt name without a word.
 */
final class MisspeltOptions {
    private static final List<String> CONFIGURATION = List.of("local.conf", "auto.conf", "site.conf");

    private static final Pattern BITBAKE = Pattern.compile("\\.(?:bb|bbappend|bbclass|inc|conf)$");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final int MAX_DEPTH = 4;
    private static final Pattern OVERRIDE = Pattern.compile("(?::|_(?=[a-z0-9])).*$", Pattern.DOTALL);

    private static final Map<String, String> TITLES =
            Map.of("optee", "OP-TEE", "tf-a", "TF-A", "u-boot", "U-Boot", "yocto", "the vendor's layers");

    private final Project project;
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final List<Observation> observations = new ArrayList<>();

    MisspeltOptions(Project project) {
        this.project = project;
    }

    List<Observation> of(Map<String, CommandLine> lines, Map<String, Component> components) {
        for (String component : List.of("optee", "tf-a")) {
            CommandLine line = lines.get(component);
            if (line != null) {
                line.effective().values().forEach(word -> word(component, word));
            }
        }
        boolean tree = project.inputs().paths(Role.SOURCES, "u-boot").stream()
                .anyMatch(folder -> project.tree().isFile(folder.isEmpty() ? "Kconfig" : folder + "/Kconfig"));
        if (!tree) {
            components
                    .getOrDefault("u-boot", Component.absent("u-boot"))
                    .options()
                    .all()
                    .forEach(this::symbol);
        }
        OptionSet variables =
                components.getOrDefault("yocto", Component.absent("yocto")).options();
        NavigableSet<String> written = productWords();
        variables.namesLike(name -> isWritten(base(name), written)).stream()
                .map(variables::get)
                .filter(option ->
                        option.place().filter(MisspeltOptions::isOfProduct).isPresent())
                .forEach(this::variable);
        return List.copyOf(observations);
    }

    /** Words of the product's own configuration files: only what is mentioned there is worth evaluating. */
    private NavigableSet<String> productWords() {
        NavigableSet<String> words = new TreeSet<>();
        for (String build : project.inputs().paths(Role.BUILD)) {
            for (String name : CONFIGURATION) {
                String path = (build.isEmpty() ? "" : build + "/") + "conf/" + name;
                project.tree().read(path).ifPresent(file -> words.addAll(List.of(NO_WORD.split(file.text()))));
            }
        }
        return words;
    }

    /** Begins a word with it? What follows may be an operation in the old syntax. */
    private static boolean isWritten(String base, NavigableSet<String> words) {
        String next = words.ceiling(base);
        return next != null && next.startsWith(base);
    }

    /** A name up to what expansion may have put into it. */
    private static String base(String name) {
        int end = 0;
        while (end < name.length() && (Character.isLetterOrDigit(name.charAt(end)) || name.charAt(end) == '_')) {
            end++;
        }
        return name.substring(0, end);
    }

    private void word(String component, MakeWord word) {
        boolean option = component.equals("optee")
                ? word.name().startsWith("CFG_")
                : word.name().matches("[A-Z][A-Z0-9_]{7,}");
        if (option) {
            check(component, word.name(), word.option().place());
        }
    }

    private void symbol(Option option) {
        if (option.name().startsWith("CONFIG_") && option.name().length() >= 14) {
            check("u-boot", option.name(), option.place());
        }
    }

    private void variable(Option option) {
        String plain = OVERRIDE.matcher(option.name()).replaceFirst("");
        if (project.knowledge().options().sources("yocto").has(plain)) {
            return;
        }
        Misspelling.meant(plain, names("yocto"))
                .filter(near -> !isReadElsewhere(plain, option))
                .ifPresent(near -> add("yocto", option.name(), near, option.place()));
    }

    /** A name that another file of the project holds as well is one of the product's own. */
    private boolean isReadElsewhere(String name, Option option) {
        String own = option.place().map(Span::path).orElse("");
        Pattern word = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9])");
        return project.inputs().paths(Role.LAYER).stream()
                .flatMap(layer -> files(layer, 0).stream())
                .filter(path -> !path.equals(own))
                .flatMap(path -> project.tree().read(path).stream())
                .anyMatch(file ->
                        file.text().contains(name) && word.matcher(file.text()).find());
    }

    /** Files of a layer that BitBake reads. */
    private List<String> files(String folder, int depth) {
        List<String> found = new ArrayList<>();
        for (String name : project.tree().list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (BITBAKE.matcher(name).find() && project.tree().isFile(path)) {
                found.add(path);
            } else if (depth < MAX_DEPTH && !name.contains(".")) {
                found.addAll(files(path, depth + 1));
            }
        }
        return found;
    }

    private static boolean isOfProduct(Span place) {
        return CONFIGURATION.contains(Paths.name(place.path()));
    }

    private void check(String component, String name, Optional<Span> place) {
        if (!project.knowledge().options().sources(component).has(name)) {
            Misspelling.meant(name, names(component)).ifPresent(near -> add(component, name, near, place));
        }
    }

    /** Every name that sources or the facts know. */
    private Set<String> names(String component) {
        return names.computeIfAbsent(component, asked -> {
            Set<String> known =
                    new TreeSet<>(project.knowledge().options().sources(asked).names());
            project.knowledge().options().of(asked).stream()
                    .map(CatalogOption::name)
                    .forEach(known::add);
            return known;
        });
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
