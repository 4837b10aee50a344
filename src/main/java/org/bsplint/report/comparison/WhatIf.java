package org.bsplint.report.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.bsplint.diagnostic.Count;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * What a product gains and loses by options that it does not set: the same product as it is, and as it were.
 *
 * @param flips options and facts that are otherwise
 * @param gained findings that only the changed product has; {@code lost} those that only the present one has
 * @param open rules that were decided and no longer are; {@code decided} the other way round
 */
public record WhatIf(
        List<Flip> flips, List<Finding> gained, List<Finding> lost, List<String> open, List<String> decided) {
    private static final List<String> COMPONENTS = List.of("tf-a", "optee", "u-boot", "linux");
    /** The most recent assignments that are told of an option. */
    private static final int STEPS = 2;

    /** @param path {@code optee.CFG_X}, or the name of a fact; {@code image} is empty where all images agree */
    public record Flip(String image, String path, Option before, Option after) {
        boolean isLostSightOf() {
            return after.value().isUndecided();
        }
    }

    public WhatIf {
        flips = List.copyOf(flips);
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        open = List.copyOf(open);
        decided = List.copyOf(decided);
    }

    /** @param known names of options by component, beside those that the product's files set */
    public static WhatIf of(Report before, Report after, Function<String, Collection<String>> known) {
        List<Flip> flips = new ArrayList<>();
        for (Image image : after.bsp().images()) {
            before.bsp().images().stream()
                    .filter(one -> one.name().equals(image.name()))
                    .findFirst()
                    .ifPresent(old -> flips(old, image, known, flips));
        }
        return new WhatIf(
                merged(flips, after.bsp().images().size()),
                only(after.findings(), before.findings()),
                only(before.findings(), after.findings()),
                only(undetermined(after), undetermined(before), before),
                only(undetermined(before), undetermined(after), after));
    }

    private static void flips(Image old, Image now, Function<String, Collection<String>> known, List<Flip> flips) {
        flips(now.name(), "", old.facts(), now.facts(), List.of(), flips);
        for (String name : COMPONENTS) {
            Component before = old.component(name);
            Component after = now.component(name);
            flips(now.name(), name + ".", before.options(), after.options(), known.apply(name), flips);
        }
    }

    private static void flips(
            String image, String prefix, OptionSet old, OptionSet now, Collection<String> known, List<Flip> flips) {
        boolean kconfig = prefix.equals("u-boot.") || prefix.equals("linux.");
        TreeSet<String> names = new TreeSet<>(known);
        names.addAll(old.names());
        names.addAll(now.names());
        for (String name : names) {
            Option before = old.get(name);
            Option after = now.get(name);
            if (!same(before.value(), after.value())
                    && after.origin() != Origin.AUTOMATIC
                    && !(kconfig && isOff(before) && isOff(after))) {
                flips.add(new Flip(image, prefix + name, before, after));
            }
        }
    }

    private static boolean same(Value before, Value after) {
        return before.isUndecided() && after.isUndecided() || before.equals(after);
    }

    /** A symbol that is not set and one that is {@code n} are the same to Kconfig. */
    private static boolean isOff(Option symbol) {
        return symbol.value().isUnset() || symbol.value().equals(Value.known("n"));
    }

    /** A flip that every image has is told once. */
    private static List<Flip> merged(List<Flip> flips, int images) {
        Map<String, List<Flip>> byStory = new LinkedHashMap<>();
        flips.forEach(flip -> byStory.computeIfAbsent(
                        flip.path() + " " + flip.before().value() + " "
                                + flip.after().value(),
                        key -> new ArrayList<>())
                .add(flip));
        List<Flip> merged = new ArrayList<>();
        for (List<Flip> alike : byStory.values()) {
            Flip first = alike.get(0);
            if (alike.size() == images) {
                merged.add(new Flip("", first.path(), first.before(), first.after()));
            } else {
                merged.addAll(alike);
            }
        }
        return merged;
    }

    private static List<Finding> only(List<Finding> here, List<Finding> there) {
        return here.stream()
                .filter(one -> there.stream()
                        .noneMatch(other -> other.fingerprint().equals(one.fingerprint())
                                && other.image().equals(one.image())))
                .toList();
    }

    private static List<String> undetermined(Report report) {
        return report.undetermined().stream()
                .map(RuleResult::rule)
                .distinct()
                .sorted()
                .toList();
    }

    /** Rules of the one list alone that the other report has at all. */
    private static List<String> only(List<String> here, List<String> there, Report other) {
        return here.stream()
                .filter(rule -> !there.contains(rule))
                .filter(rule -> other.results().stream()
                        .anyMatch(result -> result.rule().equals(rule)))
                .toList();
    }

    public boolean isEmpty() {
        return flips.isEmpty() && gained.isEmpty() && lost.isEmpty() && open.isEmpty() && decided.isEmpty();
    }

    /** @param question what was asked: {@code tf-a.AARCH32_SP=optee} */
    public String text(String question) {
        StringBuilder out = new StringBuilder("what if ").append(question).append('\n');
        if (isEmpty()) {
            return out.append("   nothing would be otherwise\n").toString();
        }
        List<Flip> lostSight = flips.stream().filter(Flip::isLostSightOf).toList();
        flips.stream().filter(flip -> !flip.isLostSightOf()).forEach(flip -> flip(flip, out));
        if (!lostSight.isEmpty()) {
            List<String> paths = lostSight.stream().map(Flip::path).distinct().toList();
            out.append("   ? ").append(String.join(", ", paths)).append(": no longer known\n");
        }
        lost.forEach(finding -> out.append("   - ").append(line(finding)).append('\n'));
        gained.forEach(finding -> out.append("   + ").append(line(finding)).append('\n'));
        open.forEach(rule -> out.append("   ? ").append(rule).append(" can no longer be decided\n"));
        decided.forEach(rule -> out.append("   ! ").append(rule).append(" can be decided now\n"));
        return out.append("   ")
                .append(Count.of(flips.size(), "value"))
                .append(" otherwise, ")
                .append(Count.of(lost.size(), "finding"))
                .append(" lost, ")
                .append(gained.size())
                .append(" gained\n")
                .toString();
    }

    private static void flip(Flip flip, StringBuilder out) {
        out.append("   ~ ").append(flip.path()).append(": ").append(shown(flip.before()));
        out.append(" -> ").append(shown(flip.after()));
        out.append(flip.image().isEmpty() ? "" : "   [" + flip.image() + "]").append('\n');
        List<Assignment> history = flip.after().history();
        history.subList(Math.max(0, history.size() - STEPS), history.size())
                .forEach(step -> out.append("       ").append(step(step)).append('\n'));
    }

    private static String step(Assignment step) {
        Optional<Span> place = step.span();
        String said = step.note().isEmpty() ? step.operator() + " " + step.text() : step.note();
        return place.map(at -> at.path() + ":" + at.line() + ": ").orElse("") + said;
    }

    private static String shown(Option option) {
        Value value = option.value();
        return value.isUnset()
                ? "unset"
                : value.asKnown().map(text -> "`" + text + "`").orElse("unknown");
    }

    private static String line(Finding finding) {
        String place =
                finding.span().map(at -> at.path() + ":" + at.line() + ": ").orElse("");
        return finding.severity().word() + "[" + finding.rule() + "] " + place + finding.message();
    }
}
