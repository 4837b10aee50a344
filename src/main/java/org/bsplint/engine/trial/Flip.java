package org.bsplint.engine.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.Condition;
import org.bsplint.rule.condition.Subject;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * Changes each option that a rule reads, in the images of its examples, and looks whether the verdict follows. An option that
 * no change of which matters is a condition that is dead, or one that no example covers.
 */
final class Flip {
    private static final List<String> TRIED = List.of("y", "n", "1", "0", "", "x-flipped");

    private final Rule rule;
    private final Linter linter;

    Flip(Rule rule, Linter linter) {
        this.rule = rule;
        this.linter = linter;
    }

    /** Paths of options of {@code when} and {@code require} that the verdict does not follow. */
    List<String> deaf(List<Image> images) {
        List<String> deaf = new ArrayList<>();
        read().forEach((subject, constants) -> {
            List<String> values = new ArrayList<>(TRIED);
            values.addAll(constants);
            boolean reacts = images.stream().anyMatch(image -> reacts(image, subject, values));
            if (!reacts) {
                deaf.add(subject.path());
            }
        });
        return deaf;
    }

    private boolean reacts(Image image, Subject subject, List<String> values) {
        Verdict before = linter.judge(rule, image).verdict();
        Stream<Value> tried = Stream.concat(values.stream().map(Value::known), Stream.of(Value.UNSET));
        return tried.anyMatch(value -> changed(image, subject, value)
                .map(flipped -> linter.judge(rule, flipped).verdict() != before)
                .orElse(false));
    }

    /** Options by path, each with the values that conditions compare it with. */
    private Map<Subject, Set<String>> read() {
        Map<Subject, Set<String>> read = new LinkedHashMap<>();
        Stream.concat(rule.when().stream(), rule.require().stream())
                .flatMap(condition -> condition.facts().stream())
                .map(Condition.Fact::line)
                .forEach(line -> add(read, line));
        return read;
    }

    private static void add(Map<Subject, Set<String>> read, ConditionLine line) {
        if (line instanceof ConditionLine.State state) {
            put(read, state.subject(), List.of());
        } else if (line instanceof ConditionLine.Matches matches) {
            put(read, matches.subject(), List.of(matches.pattern().replace("*", "")));
        } else if (line instanceof ConditionLine.Contains contains) {
            put(read, contains.subject(), List.of(contains.word()));
        } else if (line instanceof ConditionLine.In in) {
            put(read, in.subject(), in.objects());
        } else if (line instanceof ConditionLine.Compare compare) {
            List<String> objects = new ArrayList<>();
            for (ConditionLine.Constraint constraint : compare.constraints()) {
                if (!constraint.reference()) {
                    objects.add(constraint.object());
                    objects.add("0");
                    objects.add("999999");
                }
            }
            put(read, compare.subject(), objects);
        }
    }

    private static void put(Map<Subject, Set<String>> read, String path, List<String> constants) {
        Optional<Subject> subject = Subject.of(path).filter(Subject::isOption);
        subject.ifPresent(option ->
                read.computeIfAbsent(option, key -> new LinkedHashSet<>()).addAll(constants));
    }

    /** The image with another value; empty if its component is no part of it. */
    private static Optional<Image> changed(Image image, Subject subject, Value value) {
        Map<String, Component> components = new TreeMap<>(image.components());
        boolean any = false;
        for (Component held : subject.components(image)) {
            if (held.isPresent()) {
                Option option = option(held.options().get(subject.name()), subject, value);
                components.put(
                        held.name(),
                        new Component(
                                held.name(),
                                held.version(),
                                held.origin(),
                                held.options().with(List.of(option)),
                                held.presence()));
                any = true;
            }
        }
        return any
                ? Optional.of(new Image(
                        image.name(),
                        image.operations(),
                        image.facts(),
                        components,
                        image.commands(),
                        image.observations()))
                : Optional.empty();
    }

    private static Option option(Option before, Subject subject, Value value) {
        if (subject.flag().isEmpty()) {
            List<Assignment> history = value.asKnown()
                    .map(text -> List.of(Assignment.from(Origin.COMMAND_LINE, "=", text, "")))
                    .orElse(List.of());
            Option flipped = Option.of(before.name(), value, Origin.COMMAND_LINE, history);
            return new Option(flipped.name(), value, flipped.origin(), flipped.history(), before.flags(), List.of());
        }
        Map<String, Value> flags = new TreeMap<>(before.flags());
        flags.put(subject.flag(), value);
        return new Option(before.name(), before.value(), before.origin(), before.history(), flags, before.inputs());
    }
}
