package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.OptionDefault;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.References;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * What the option catalogue says of a component's options that nothing in the project sets. A value is known only at an
 * exactly known version, and only where the file that would decide it is absent: a file that is present is the authority.
 *
 * @param base what the options are set on
 * @param present is this file of the component's sources part of the project?
 * @param decided the options that the project's files decide; absent from the result if they do not
 * @param line the words of make's command line
 * @param sources what this version's own sources set, where none of them is part of the project; empty otherwise
 */
public record KnownDefaults(
        OptionCatalog catalog,
        String component,
        String title,
        Optional<String> origin,
        Optional<Version> version,
        Optional<String> platform,
        Optional<String> soc,
        Base base,
        Predicate<String> present,
        Function<String, Optional<Option>> decided,
        Function<String, Optional<Option>> line,
        Optional<SourceDefaults> sources) {
    /** What a component's options are set on. */
    public enum Base {
        /** Its makefiles, or a defconfig that is part of the project: what that does not set has the sources' default. */
        SOURCES,
        /** The vendor's own defconfig, without its sources. */
        VENDOR,
        /** A defconfig that nobody has seen: it may set any symbol that the version has. */
        UNSEEN
    }

    private static final int MAX_DEPTH = 12;

    /** The option as the facts or the sources' catalogue have it; unknown with its reason where neither decides. */
    public Option option(String name) {
        return option(name, 0);
    }

    /** For a component without any source in the project, whose origin, version and platforms are known. */
    public static Optional<SourceDefaults> sources(
            OptionCatalog catalog,
            String component,
            String title,
            Optional<String> origin,
            Optional<Version> version,
            List<String> families,
            Function<String, Optional<Option>> stated) {
        if (origin.isEmpty() || version.isEmpty() || families.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SourceDefaults(
                catalog.sources(component),
                families,
                origin.get(),
                version.get().toString(),
                title,
                stated));
    }

    private Option option(String name, int depth) {
        Optional<Option> source = sources.flatMap(known -> known.option(name));
        if (source.isPresent() && !source.get().value().isUndecided()) {
            return source.get();
        }
        Option fact = fact(name, depth);
        return fact.value().isUndecided() ? source.or(() -> unborn(name)).orElse(fact) : fact;
    }

    /** An option that this version does not have: none of its files sets it, also none of those that are not here. */
    private Optional<Option> unborn(String name) {
        SourceCatalog known = catalog.sources(component);
        boolean missing = origin.isPresent()
                && version.isPresent()
                && known.wouldList(name)
                && known.exists(name, origin.get(), version.get().toString()) == Truth.FALSE;
        return missing
                ? Optional.of(Option.of(
                        name,
                        Value.UNSET,
                        Origin.KNOWLEDGE_BASE,
                        List.of(Assignment.from(
                                Origin.KNOWLEDGE_BASE,
                                "default",
                                "unset",
                                title + " (knowledge base) does not have this option"))))
                : Optional.empty();
    }

    private Option fact(String name, int depth) {
        Optional<CatalogOption> listed = catalog.find(component, name);
        if (listed.isEmpty()) {
            return unknown(
                    name,
                    "the sources of " + title + " are not in this project, and the knowledge base does not list it");
        }
        if (depth > MAX_DEPTH) {
            return unknown(name, "it depends on too many others");
        }
        if (origin.isPresent() || version.isEmpty()) {
            return of(listed.get(), origin, depth);
        }
        Option upstream = of(listed.get(), Optional.of("upstream"), depth);
        Option vendor = of(listed.get(), Optional.of("vendor"), depth);
        boolean same =
                upstream.value().equals(vendor.value()) && !upstream.value().isUndecided();
        return same
                ? upstream
                : unknown(
                        name, "upstream's and the vendor's " + title + " differ in it, and nothing says which this is");
    }

    private Option of(CatalogOption listed, Optional<String> byOrigin, int depth) {
        boolean authority = false;
        List<OptionDefault> possible = new ArrayList<>();
        for (OptionDefault row : listed.defaults()) {
            Truth applies = applies(row, byOrigin, depth);
            Optional<Value> said = said(row);
            if (applies == Truth.FALSE || said.isEmpty()) {
                continue;
            }
            if (!row.file().isEmpty() && present.test(row.file())) {
                authority = true;
                continue;
            }
            possible.add(row);
            if (applies == Truth.TRUE) {
                return agreed(listed.name(), possible, depth);
            }
        }
        if (possible.isEmpty() && authority) {
            return Option.unset(listed.name());
        }
        String where = version.map(known -> title).orElse(title + " (version not known)");
        return unknown(listed.name(), "the knowledge base does not give its default in " + where);
    }

    private Option agreed(String name, List<OptionDefault> rows, int depth) {
        Value first = said(rows.get(0)).orElse(Value.UNSET);
        for (OptionDefault row : rows) {
            if (!said(row).equals(Optional.of(first))) {
                return unknown(name, "its default in " + title + " depends on what is not known");
            }
        }
        OptionDefault row = rows.get(rows.size() - 1);
        Value value = first.asKnown().map(text -> Value.of(expand(text, depth))).orElse(first);
        String shown =
                first.asKnown().map(text -> text.isEmpty() ? "empty" : text).orElse("unset");
        Assignment assignment = Assignment.from(
                Origin.KNOWLEDGE_BASE,
                "default",
                first.asKnown().orElse("unset"),
                title + " (sources not in this project; knowledge base"
                        + (row.provenance().isInferred() ? ", inferred" : "")
                        + "): default " + shown);
        List<String> inputs = first.asKnown().map(KnownDefaults::references).orElse(List.of());
        return new Option(name, value, Origin.KNOWLEDGE_BASE, List.of(assignment), java.util.Map.of(), inputs);
    }

    private Optional<Value> said(OptionDefault row) {
        return switch (base) {
            case SOURCES -> row.value();
            case VENDOR -> row.inDefconfig().or(row::value);
            case UNSEEN -> row.value().filter(Value::isUnset);
        };
    }

    private Truth applies(OptionDefault row, Optional<String> byOrigin, int depth) {
        Truth truth = row.scope().covers(byOrigin, version);
        if (!row.platforms().isEmpty()) {
            truth = truth.and(
                    platform.map(row.platforms()::contains).map(Truth::of).orElse(Truth.UNKNOWN));
        }
        if (!row.notPlatforms().isEmpty()) {
            truth = truth.and(platform.map(row.notPlatforms()::contains)
                    .map(Truth::of)
                    .map(Truth::not)
                    .orElse(Truth.UNKNOWN));
        }
        if (!row.socs().isEmpty()) {
            truth = truth.and(soc.map(row.socs()::contains).map(Truth::of).orElse(Truth.UNKNOWN));
        }
        for (OptionDefault.Test test : row.conditions()) {
            truth = truth == Truth.FALSE
                    ? truth
                    : truth.and(holds(test, effective(test.name(), depth).value()));
        }
        for (OptionDefault.Test test : row.lineConditions()) {
            Value word = line.apply(test.name()).map(Option::value).orElse(Value.UNSET);
            truth = truth == Truth.FALSE ? truth : truth.and(holds(test, word));
        }
        return truth;
    }

    private static Truth holds(OptionDefault.Test test, Value value) {
        if (value.isUnset()) {
            return Truth.of(test.equal() == test.value().isEmpty());
        }
        return value.asKnown()
                .map(text -> Truth.of(text.equals(test.value()) == test.equal()))
                .orElse(Truth.UNKNOWN);
    }

    private Option effective(String name, int depth) {
        return decided.apply(name).orElseGet(() -> option(name, depth + 1));
    }

    private Text expand(String text, int depth) {
        return References.MAKE.expand(
                text, name -> effective(name, depth).value().partial());
    }

    private static List<String> references(String text) {
        return References.MAKE.in(text).stream().sorted().distinct().toList();
    }

    private static Option unknown(String name, String reason) {
        return Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, reason));
    }
}
