package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.bsplint.ecosystem.OptionDefault;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.ecosystem.vendor.Provenance;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.source.Regex;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.References;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * What the vendor's own Yocto layer of a release would do, for a project that does not hold the layer: its variables'
 * defaults over what the project's configuration sets, and the words it passes to make.
 */
public final class LayerKnowledge {

    /** How a step that an override chose is told. */
    private static final Regex OVERRIDE = Regex.of("override\\[([^\\]]+)]");

    private final VendorLayer layer;
    private final Release release;
    private final Optional<String> soc;
    private final OptionSet config;

    public LayerKnowledge(VendorLayer layer, Release release, Optional<String> soc, OptionSet config) {
        this.layer = layer;
        this.release = release;
        this.soc = soc;
        this.config = config;
    }

    /** A variable's default in this release; empty if the facts do not list it. */
    public Optional<Option> variable(String name) {
        return variable(name, new HashSet<>());
    }

    private Optional<Option> variable(String name, Set<String> seen) {
        if (!seen.add(name)) {
            return Optional.empty();
        }
        for (VendorLayer.Variable row : layer.variables(release)) {
            if (row.name().equals(name)) {
                Truth applies = applies(row, seen);
                if (applies == Truth.UNKNOWN) {
                    return Optional.of(unknown(name));
                }
                if (applies == Truth.TRUE) {
                    return Optional.of(option(name, row, seen));
                }
            }
        }
        return Optional.empty();
    }

    /** What the layer passes to a component's make. */
    public CommandLine words(String component) {
        List<MakeWord> words = new ArrayList<>();
        Map<String, Cause> maybe = new java.util.LinkedHashMap<>();
        for (VendorLayer.Pass row : layer.passes(release, component)) {
            int equals = row.word().indexOf('=');
            String name = equals < 0 ? row.word() : row.word().substring(0, equals);
            Truth applies = row.condition()
                    .map(test -> holds(test, new HashSet<>()))
                    .orElse(Truth.TRUE)
                    .and(bySoc(row.soc()));
            if (applies == Truth.TRUE && equals > 0) {
                words.add(word(name, row, equals));
            } else if (equals < 0 && applies != Truth.FALSE) {
                maybe.put(
                        name,
                        Cause.of(Cause.Kind.MISSING_INPUT, note(row.provenance(), "passes it to some of its builds")));
            } else if (applies == Truth.UNKNOWN) {
                maybe.put(
                        name,
                        Cause.of(
                                Cause.Kind.MISSING_INPUT,
                                "the layer passes it only under a condition that is not known"));
            }
        }
        return new CommandLine(words, maybe, Optional.empty(), !words.isEmpty());
    }

    private MakeWord word(String name, VendorLayer.Pass row, int equals) {
        List<Assignment> story = new ArrayList<>();
        row.condition()
                .ifPresent(
                        test -> effective(test.name(), new HashSet<>()).winner().ifPresent(story::add));
        Text value = expand(row.word().substring(equals + 1), new HashSet<>());
        References.BITBAKE
                .in(row.word())
                .forEach(reference ->
                        effective(reference, new HashSet<>()).winner().ifPresent(story::add));
        story.add(Assignment.from(
                Origin.KNOWLEDGE_BASE, "=", row.word(), note(row.provenance(), "passes `" + row.word() + "`")));
        return new MakeWord(name, value, Origin.COMMAND_LINE, story);
    }

    private Option option(String name, VendorLayer.Variable row, Set<String> seen) {
        Text value = expand(row.value(), seen);
        List<Assignment> story = new ArrayList<>();
        References.BITBAKE
                .in(row.value())
                .forEach(reference ->
                        effective(reference, new HashSet<>(seen)).winner().ifPresent(story::add));
        story.add(Assignment.from(
                Origin.KNOWLEDGE_BASE,
                "?=",
                row.value(),
                note(row.provenance(), "sets `" + name + "` to \"" + row.value() + "\"")));
        return Option.of(name, Value.of(value), Origin.KNOWLEDGE_BASE, story);
    }

    private String note(Provenance provenance, String what) {
        String inferred = provenance.isInferred() ? ", inferred" : "";
        return "the vendor's layer of ecosystem " + release.number() + " (not in this project; knowledge base"
                + inferred + ") " + what;
    }

    private Truth applies(VendorLayer.Variable row, Set<String> seen) {
        Truth bySoc = bySoc(row.soc());
        Truth byCondition =
                row.condition().map(test -> holds(test, new HashSet<>(seen))).orElse(Truth.TRUE);
        return bySoc.and(byCondition);
    }

    private Truth bySoc(Optional<String> wanted) {
        return wanted.map(family -> soc.map(family::equals).map(Truth::of).orElse(Truth.UNKNOWN))
                .orElse(Truth.TRUE);
    }

    private Truth holds(OptionDefault.Test test, Set<String> seen) {
        Value value = effective(test.name(), seen).value();
        if (value.isUnset()) {
            return Truth.of(!test.equal());
        }
        return value.asKnown()
                .map(text -> Truth.of(text.strip().equals(test.value()) == test.equal()))
                .orElse(Truth.UNKNOWN);
    }

    /** The project's own value, else the layer's default. */
    private Option effective(String name, Set<String> seen) {
        if (config.has(name)) {
            Option own = config.get(name);
            return seen.contains(name) ? own : overruled(own).orElse(own);
        }
        return variable(name, seen).orElseGet(() -> config.get(name));
    }

    /** Variables that the project sets in vain, as the layer leaves them: it sets them under an override that wins. */
    public List<Option> overruled() {
        return layer.variables(release).stream()
                .filter(row -> row.under().isPresent() && config.has(row.name()))
                .flatMap(row -> overruled(config.get(row.name())).stream())
                .toList();
    }

    private Optional<Option> overruled(Option own) {
        return layer.variables(release).stream()
                .filter(row -> row.name().equals(own.name()) && row.under().isPresent())
                .filter(row -> applies(row, new HashSet<>(Set.of(own.name()))) == Truth.TRUE)
                .filter(row -> isWeaker(own, row.under().get()))
                .findFirst()
                .map(row -> {
                    Option set = option(own.name(), row, new HashSet<>(Set.of(own.name())));
                    List<Assignment> story = new ArrayList<>();
                    own.history().stream()
                            .filter(step -> step.effect() == Assignment.Effect.APPLIED)
                            .forEach(step -> story.add(new Assignment(
                                    "=",
                                    step.text(),
                                    step.origin(),
                                    step.span(),
                                    Assignment.Effect.OVERRIDDEN,
                                    step.note(),
                                    step.via())));
                    story.addAll(set.history());
                    return set.withHistory(story);
                });
    }

    /** Is it set without an override, or under one that counts less than this? */
    private boolean isWeaker(Option own, String under) {
        Optional<String> override = own.winner()
                .map(Assignment::operator)
                .map(OVERRIDE::matcher)
                .filter(Matcher::lookingAt)
                .map(found -> found.group(1));
        List<String> order = layer.machineOverrides(soc.map(List::of).orElse(List.of()), Optional.of(release));
        return override.map(name -> order.contains(name) && order.indexOf(name) < order.indexOf(under))
                .orElse(true);
    }

    private Text expand(String text, Set<String> seen) {
        return References.BITBAKE.expand(
                text, name -> effective(name, new HashSet<>(seen)).value().partial());
    }

    private static Option unknown(String name) {
        return Option.unknown(
                name,
                Cause.of(Cause.Kind.MISSING_INPUT, "its default in the vendor's layer depends on what is not known"));
    }
}
