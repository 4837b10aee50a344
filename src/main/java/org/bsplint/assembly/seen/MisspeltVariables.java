package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.catalogue.Misspelling;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** BitBake's variables that the product's own files set and that no file reads, where another name is near. */
final class MisspeltVariables {
    private static final List<String> CONFIGURATION = List.of("local.conf", "auto.conf", "site.conf");
    private static final String RECIPE = "yocto/";
    private static final Letters OPEN = Letters.of("{'\"");
    private static final Letters CLOSE = Letters.of("}'\"");

    private final Project project;
    private final ProductLayers layers;
    private final Predicate<String> isKnown;
    private final Supplier<NameSet> known;
    private final BiConsumer<Option, String> found;
    /** Places that were told: a recipe's datastore holds the configuration's variables as well. */
    private final Set<Span> told = new HashSet<>();

    private final List<Suspect> suspects = new ArrayList<>();

    /** A variable that nothing known reads, its name without overrides, and the name that was perhaps meant. */
    private record Suspect(Option option, String name, String near) {}

    /**
     * @param isKnown is this the name of a variable?
     * @param known names of all variables; asked for only where one is not known
     * @param found takes what is misspelt, and what was meant
     */
    MisspeltVariables(
            Project project, Predicate<String> isKnown, Supplier<NameSet> known, BiConsumer<Option, String> found) {
        this.project = project;
        this.layers = new ProductLayers(project);
        this.isKnown = isKnown;
        this.known = known;
        this.found = found;
    }

    void check(Map<String, Component> components) {
        Map<String, NavigableSet<String>> written = new TreeMap<>();
        List<String> configuration = configuration();
        configuration.forEach(path -> written.put(path, words(path)));
        check(Component.in(components, "yocto").options(), written);
        List<String> own = layers.own().stream()
                .flatMap(layer -> layers.files(layer).stream())
                .filter(path -> !path.endsWith(".conf"))
                .toList();
        components.forEach((name, component) -> {
            if (name.startsWith(RECIPE)) {
                Map<String, NavigableSet<String>> files = new TreeMap<>();
                own.stream()
                        .filter(path -> isOf(Paths.name(path), name.substring(RECIPE.length())))
                        .forEach(path -> files.put(path, words(path)));
                check(component.options(), files);
            }
        });
        tell();
    }

    /** The build's own files, kas projects, and what the product's layers configure. */
    private List<String> configuration() {
        Stream<String> build = project.inputs().paths(Role.BUILD).stream()
                .flatMap(folder -> CONFIGURATION.stream().map(name -> Paths.resolve(folder, "conf/" + name)));
        Stream<String> kas = project.inputs().paths(Role.KAS).stream();
        Stream<String> own = layers.own().stream()
                .flatMap(layer -> layers.files(layer).stream())
                .filter(path -> path.endsWith(".conf") || path.contains("/conf/") && path.endsWith(".inc"));
        return Stream.of(build, kas, own).flatMap(paths -> paths).distinct().toList();
    }

    private static boolean isOf(String file, String recipe) {
        return file.startsWith(recipe + "_") || file.startsWith(recipe + ".") || file.startsWith(recipe + "%");
    }

    private void check(OptionSet variables, Map<String, NavigableSet<String>> written) {
        NavigableSet<String> words = new TreeSet<>();
        written.values().forEach(words::addAll);
        if (words.isEmpty()) {
            return;
        }
        variables
                .namesLike(name -> isVariable(name) && isWritten(base(name), words) && !isKnown.test(plain(name)))
                .stream()
                .map(variables::get)
                .filter(option -> option.place()
                        .filter(at -> written.containsKey(Paths.normalize(at.path())))
                        .isPresent())
                .forEach(this::variable);
    }

    /** Those that variables may begin with. */
    private NavigableSet<String> words(String path) {
        NavigableSet<String> words = new TreeSet<>();
        String text = project.tree().read(path).map(SourceFile::text).orElse("");
        int at = 0;
        while (at < text.length()) {
            String word = base(text, at);
            if (isVariable(word)) {
                words.add(word);
            }
            at += word.length() + 1;
        }
        return words;
    }

    private static boolean isVariable(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** Begins a word with it? What follows may be an operation in the old syntax. */
    private static boolean isWritten(String base, NavigableSet<String> words) {
        String next = words.ceiling(base);
        return next != null && next.startsWith(base);
    }

    /** A name up to what expansion may have put into it. */
    private static String base(String name) {
        return base(name, 0);
    }

    private static String base(String text, int start) {
        int end = Letters.WORD.end(text, start);
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** A name without overrides, in the new syntax or the old. */
    private static String plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            if (name.charAt(i) == ':' || name.charAt(i) == '_' && next >= 'a' && next <= 'z') {
                return name.substring(0, i);
            }
        }
        return name;
    }

    private void variable(Option option) {
        String plain = plain(option.name());
        if (option.place().filter(told::add).isPresent()) {
            Misspelling.meant(plain, known.get()).ifPresent(near -> suspects.add(new Suspect(option, plain, near)));
        }
    }

    /** A name that another file of the project holds as well, or that its own file refers to, is one of the product's own. */
    private void tell() {
        if (suspects.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        suspects.forEach(suspect -> names.add(suspect.name()));
        HoldingFiles holding = new HoldingFiles(names);
        layers.all().stream()
                .flatMap(layer -> layers.files(layer).stream())
                .forEach(path -> project.tree().read(path).ifPresent(file -> holding.look(path, file.text())));
        Map<String, Set<String>> referred = new HashMap<>();
        for (Suspect suspect : suspects) {
            String own = suspect.option()
                    .place()
                    .map(Span::path)
                    .map(Paths::normalize)
                    .orElse("");
            boolean here = referred.computeIfAbsent(own, this::references).contains(suspect.name());
            if (!here && !holding.anyBut(own, suspect.name())) {
                found.accept(suspect.option(), suspect.near());
            }
        }
    }

    /** What stands between {@code ${} or a quote and what closes it. */
    private Set<String> references(String path) {
        String text = project.tree().read(path).map(SourceFile::text).orElse("");
        Set<String> references = new HashSet<>();
        int end = 0;
        for (int at = OPEN.next(text, 0); at < text.length(); at = OPEN.next(text, at + 1)) {
            boolean brace = text.charAt(at) == '{';
            int start = at + 1;
            if (brace && (at == 0 || text.charAt(at - 1) != '$')) {
                continue;
            }
            if (end < start) {
                end = CLOSE.next(text, start);
            }
            if (end < text.length()) {
                references.add(text.substring(start, end));
            }
        }
        return references;
    }
}
