package org.bsplint.assembly.component;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceOption;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.References;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * What the sources of exactly this version were found to set an option to, for a product that has no sources of the
 * component: known as long as the product leaves alone what the value hangs on.
 */
public final class SourceDefaults {
    private static final int MAX_DEPTH = 12;

    private final SourceCatalog catalog;
    private final String origin;
    private final String version;
    private final String title;
    private final Function<String, Optional<Option>> stated;
    private final List<String> platforms;
    private final Map<String, Optional<SourceOption>> found = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> touched = new ConcurrentHashMap<>();
    private final Map<String, Boolean> odd = new ConcurrentHashMap<>();

    /**
     * @param platforms whose defaults must agree: SoC families, or defconfigs of U-Boot; one that was not evaluated at this
     *     version leaves every value open
     * @param stated the options that the product sets
     */
    SourceDefaults(
            SourceCatalog catalog,
            List<String> platforms,
            String origin,
            String version,
            String title,
            Function<String, Optional<Option>> stated) {
        this.catalog = catalog;
        this.origin = origin;
        this.version = version;
        this.title = title;
        this.stated = stated;
        boolean all = catalog.platforms(origin, version).containsAll(platforms);
        this.platforms = all ? List.copyOf(platforms) : List.of();
    }

    /** Empty if these sources were not looked at, or if it is not certain that this is an option of theirs. */
    Optional<Option> option(String name) {
        return option(name, 0);
    }

    private Optional<Option> option(String name, int depth) {
        Optional<SourceOption> known = platforms.isEmpty() ? Optional.empty() : find(name);
        if (!platforms.isEmpty() && catalog.wouldList(name) && !isMentioned(name, known)) {
            return Optional.of(known(name, "unset", depth));
        }
        Optional<String> text = known.flatMap(this::setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().equals("?") || depth > MAX_DEPTH) {
            return Optional.of(
                    unknown(name, "its default in " + title + " depends on the board or on what else is set"));
        }
        Optional<String> odd = touched(name);
        return Optional.of(
                odd.isPresent()
                        ? unknown(name, "its default in " + title + " hangs on `" + odd.get() + "`, which is set here")
                        : known(name, text.get(), depth));
    }

    private boolean isMentioned(String name, Optional<SourceOption> known) {
        return known.isPresent() && catalog.exists(name, origin, version) != Truth.FALSE;
    }

    private Option known(String name, String text, int depth) {
        boolean unset = text.equals("unset");
        Assignment assignment = Assignment.from(
                Origin.KNOWLEDGE_BASE,
                "default",
                text,
                title + " (sources not in this project; knowledge base): "
                        + (unset ? "nothing sets it" : "default " + (text.isEmpty() ? "empty" : text)));
        Value value = unset ? Value.UNSET : Value.of(expand(text, depth));
        List<String> inputs =
                References.MAKE.in(text).stream().sorted().distinct().toList();
        return new Option(name, value, Origin.KNOWLEDGE_BASE, List.of(assignment), Map.of(), inputs);
    }

    private Text expand(String text, int depth) {
        return References.MAKE.expand(
                text,
                name -> stated.apply(name)
                        .or(() -> option(name, depth + 1))
                        .orElseGet(() -> unknown(name, "the knowledge base does not list it"))
                        .value()
                        .partial());
    }

    /** One text for all platforms; {@code ?} where they differ; empty if one was not evaluated. */
    private Optional<String> setting(SourceOption option) {
        if (option.kind().equals("?")) {
            return Optional.empty();
        }
        Set<String> texts = new TreeSet<>();
        for (String platform : platforms) {
            texts.add(catalog.setting(option, platform, origin, version).orElse("?"));
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.size() == 1 ? texts.iterator().next() : "?");
    }

    /** An option that the product sets otherwise than the sources do, and that this one's value hangs on. */
    private Optional<String> touched(String name) {
        Set<String> visited = new HashSet<>();
        Optional<String> first = touched(name, visited);
        if (first.isEmpty()) {
            visited.forEach(seen -> touched.put(seen, first)); // all that they hang on was looked at
        }
        return first;
    }

    private Optional<String> touched(String name, Set<String> visited) {
        Optional<String> before = touched.get(name);
        if (before != null) {
            return before;
        }
        visited.add(name);
        List<String> needs = find(name).map(SourceOption::needs).orElse(List.of());
        Optional<String> first = Optional.empty();
        for (String need : needs) {
            if (first.isEmpty() && !visited.contains(need)) {
                first = isOdd(need) ? Optional.of(need) : touched(need, visited);
            }
        }
        if (first.isPresent()) {
            touched.put(name, first);
        }
        return first;
    }

    private boolean isOdd(String name) {
        Boolean before = odd.get(name);
        if (before != null) {
            return before;
        }
        Optional<Option> option = stated.apply(name);
        Optional<String> usual = find(name).flatMap(this::setting).filter(text -> !text.contains("$("));
        boolean isOdd = option.isPresent()
                && !(usual.isPresent() && usual.equals(option.get().value().asKnown()));
        odd.put(name, isOdd);
        return isOdd;
    }

    private Optional<SourceOption> find(String name) {
        return found.computeIfAbsent(name, catalog::find);
    }

    private static Option unknown(String name, String reason) {
        return Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, reason));
    }
}
