package org.bsplint.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Placement;
import org.bsplint.engine.RuleBook;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.Vocabulary;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * Rules about a change: those that ask for {@code previous/} components, decided over the values of two snapshots. What a
 * snapshot does not hold is unknown.
 */
public final class ChangeRules {
    private static final Cause NOT_READ =
            Cause.of(Cause.Kind.MISSING_INPUT, "the report does not hold it: no rule read it");

    private ChangeRules() {}

    public static List<Snapshot.Problem> of(Snapshot before, Snapshot after, RuleBook book) {
        List<Rule> rules = book.rules().rules().stream()
                .filter(rule ->
                        rule.facts().stream().anyMatch(fact -> fact.text().contains(Vocabulary.PREVIOUS)))
                .toList();
        Linter linter = book.linter(Placement.NOWHERE);
        List<Snapshot.Problem> problems = new ArrayList<>();
        for (String name : images(after)) {
            Image image = image(name, before, after);
            for (Rule rule : rules) {
                linter.judge(rule, image).findings().forEach(finding -> problems.add(problem(finding, after)));
            }
        }
        return problems;
    }

    private static Set<String> images(Snapshot snapshot) {
        Set<String> names = new TreeSet<>();
        snapshot.values().keySet().forEach(path -> names.add(path.substring(0, path.indexOf(' '))));
        return names;
    }

    private static Image image(String name, Snapshot before, Snapshot after) {
        Map<String, Component> components = new TreeMap<>();
        add(components, name, after, "");
        add(components, name, before, Vocabulary.PREVIOUS);
        return new Image(name, Set.of(), OptionSet.partial(List.of(), NOT_READ), components, List.of(), List.of());
    }

    private static void add(Map<String, Component> components, String image, Snapshot snapshot, String prefix) {
        Map<String, List<Option>> options = new TreeMap<>();
        snapshot.values().forEach((path, value) -> {
            String rest = path.startsWith(image + " ") ? path.substring(image.length() + 1) : "";
            int dot = rest.indexOf('.');
            if (dot > 0 && Vocabulary.isComponent(rest.substring(0, dot))) {
                options.computeIfAbsent(prefix + rest.substring(0, dot), key -> new ArrayList<>())
                        .add(option(rest.substring(dot + 1), value));
            }
        });
        options.forEach((name, held) -> components.put(
                name,
                new Component(
                        name,
                        Option.unknown("version", NOT_READ),
                        Option.unknown("origin", NOT_READ),
                        OptionSet.partial(held, NOT_READ),
                        Component.Presence.SOURCES)));
    }

    private static Option option(String name, Snapshot.Value value) {
        String text = value.text();
        if (text.equals("unset")) {
            return Option.unset(name);
        }
        boolean known = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return known
                ? Option.of(
                        name,
                        Value.known(text.substring(1, text.length() - 1)),
                        Origin.FILE,
                        List.of(Assignment.from(Origin.FILE, "=", text.substring(1, text.length() - 1), "")))
                : Option.unknown(name, NOT_READ);
    }

    /** The place is the one of the newer side's value. */
    private static Snapshot.Problem problem(Finding finding, Snapshot after) {
        String place = finding.subjects().stream()
                .flatMap(subject -> after.values().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(finding.image() + " ")
                                && entry.getKey().endsWith("." + subject))
                        .map(entry -> entry.getValue().place()))
                .findFirst()
                .orElse("");
        return new Snapshot.Problem(
                finding.severity().word(), finding.rule(), finding.image(), finding.message(), place);
    }
}
