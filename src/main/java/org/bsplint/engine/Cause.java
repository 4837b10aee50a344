package org.bsplint.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.model.BootCommand;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Judged;
import org.bsplint.rule.condition.Subject;
import org.bsplint.source.Letters;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Text;

/**
 * What a failure rests on: the options, commands and observations of the facts behind it, the missing requirement's first.
 *
 * @param options by component and name, in order of weight
 */
record Cause(
        List<Held> options,
        List<BootCommand> commands,
        List<Observation> observations,
        Map<String, String> details,
        List<String> named,
        String component) {
    private static final Letters SMALL = Letters.of("a-z");

    /** An option and the component that holds it. */
    record Held(String component, Option option) {}

    static Cause of(Judgement judgement, Map<String, CodedFact> coded) {
        List<Judged.Single> require = judgement.requireReasons();
        List<Judged.Single> when = judgement.whenReasons();
        Set<Held> options = new LinkedHashSet<>();
        require.forEach(single -> options.addAll(held(single)));
        when.forEach(single -> options.addAll(held(single)));
        Set<BootCommand> commands = new LinkedHashSet<>();
        List<Observation> observations = new ArrayList<>();
        Map<String, String> details = new LinkedHashMap<>();
        Set<String> named = new LinkedHashSet<>();
        String component = "";
        List<Judged.Single> both = new ArrayList<>(when);
        both.addAll(require);
        for (Judged.Single single : both) {
            commands.addAll(single.outcome().commands());
            observations.addAll(single.outcome().observations());
            single.outcome().details().forEach(details::putIfAbsent);
            named.addAll(single.outcome().subjects());
        }
        for (Judged.Single single : require.isEmpty() ? when : require) {
            component = component.isEmpty() ? component(single, coded) : component;
        }
        if (component.isEmpty() && !options.isEmpty()) {
            component = options.iterator().next().component();
        }
        if (component.isEmpty() && !commands.isEmpty()) {
            component = "u-boot";
        }
        return new Cause(
                List.copyOf(options), List.copyOf(commands), observations, details, List.copyOf(named), component);
    }

    private static List<Held> held(Judged.Single single) {
        Optional<Subject> subject = subject(single.fact().line());
        if (subject.isPresent() && subject.get().kind() == Subject.Kind.FACT) {
            return List.of();
        }
        String component = subject.map(Subject::component).orElse("");
        return single.outcome().options().stream()
                .map(option -> new Held(component, option))
                .toList();
    }

    private static String component(Judged.Single single, Map<String, CodedFact> coded) {
        if (single.fact().line() instanceof ConditionLine.Fact fact && coded.containsKey(fact.name())) {
            return coded.get(fact.name()).component();
        }
        if (!single.outcome().observations().isEmpty()) {
            return single.outcome().observations().get(0).component();
        }
        return single.outcome().options().isEmpty()
                ? ""
                : subject(single.fact().line()).map(Subject::component).orElse("");
    }

    private static Optional<Subject> subject(ConditionLine line) {
        if (line instanceof ConditionLine.State state) {
            return Subject.of(state.subject());
        }
        if (line instanceof ConditionLine.Matches matches) {
            return Subject.of(matches.subject());
        }
        if (line instanceof ConditionLine.Contains contains) {
            return Subject.of(contains.subject());
        }
        if (line instanceof ConditionLine.In in) {
            return Subject.of(in.subject());
        }
        return line instanceof ConditionLine.Compare compare ? Subject.of(compare.subject()) : Optional.empty();
    }

    /** Only one of the observations, for a finding of its own. */
    Cause only(Observation observation) {
        return new Cause(options, commands, List.of(observation), details, named, component);
    }

    /** Names of everything it is about, spelled as in the sources. */
    List<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        for (Held held : options) {
            String name = held.option().name();
            if (!name.equals("version") && !name.equals("origin")) {
                subjects.add(name);
            }
        }
        commands.forEach(command -> subjects.add(phrase(command)));
        observations.forEach(observation -> subjects.addAll(observation.subjects()));
        subjects.addAll(named);
        return List.copyOf(subjects);
    }

    /** {@code fuse prog}, {@code stm32key close}: the command with its sub-command. */
    private static String phrase(BootCommand command) {
        List<Text> argv = command.argv();
        String second = argv.size() > 1 && argv.get(1).isKnown() ? argv.get(1).known() : "";
        return SMALL.makeUp(second) ? command.name() + " " + second : command.name();
    }

    /** What makes two findings of one rule the same: names and values, not places. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Held held : options) {
            Option option = held.option();
            text.append(held.component()).append('.').append(option.name()).append('=');
            text.append(option.value().asKnown().orElse(option.value().isUnset() ? "<unset>" : "<unknown>"));
            text.append('\n');
        }
        commands.forEach(command -> text.append(command.line()).append('\n'));
        for (Observation observation : observations) {
            text.append(observation.kind()).append(observation.subjects());
            observation.span().ifPresent(span -> text.append(span.path()));
            text.append(observation.details()).append('\n');
        }
        details.forEach(
                (name, detail) -> text.append(name).append('=').append(detail).append('\n'));
        return text.toString();
    }
}
