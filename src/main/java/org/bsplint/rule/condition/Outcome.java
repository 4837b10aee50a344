package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.model.BootCommand;
import org.bsplint.value.Deferred;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/**
 * What came of one fact.
 *
 * @param told in words: {@code CFG_X is unset}; made when it is asked for, for few are shown
 * @param options what it read, the deciding one first
 * @param commands boot commands it matched, in order
 * @param observations what evaluators saw that it matched
 * @param details named texts for a rule's message ({@code {fact.word}})
 * @param subjects names it is about beside those of its options and commands
 * @param needs paths of what would decide it, if it is undecided
 * @param absent true if it is undecided because its component is no part of what was analysed
 */
public record Outcome(
        Truth truth,
        Deferred<String> told,
        List<Option> options,
        List<BootCommand> commands,
        List<Observation> observations,
        Map<String, String> details,
        List<String> subjects,
        List<String> needs,
        boolean absent) {
    public Outcome {
        options = List.copyOf(options);
        commands = List.copyOf(commands);
        observations = List.copyOf(observations);
        details = details.isEmpty() ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(details));
        subjects = List.copyOf(subjects);
        needs = List.copyOf(needs);
    }

    public static Outcome of(Truth truth, String explanation) {
        return of(truth, Deferred.of(explanation));
    }

    static Outcome of(Truth truth, Deferred<String> told) {
        return new Outcome(truth, told, List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), false);
    }

    public String explanation() {
        return told.get();
    }

    public static Outcome holds(String explanation) {
        return of(Truth.TRUE, explanation);
    }

    public static Outcome fails(String explanation) {
        return of(Truth.FALSE, explanation);
    }

    public static Outcome undecided(String explanation, String... needs) {
        return of(Truth.UNKNOWN, explanation).needing(List.of(needs));
    }

    /** Undecided, since {@code component} is no part of what was analysed. */
    public static Outcome absent(String component) {
        return new Outcome(
                Truth.UNKNOWN,
                Deferred.by(() -> "nothing of " + component + " is among the inputs"),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(component),
                true);
    }

    public Outcome with(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new Outcome(truth, told, more, commands, observations, details, subjects, needs, absent);
    }

    /** @param read options, in addition to those so far */
    public Outcome reading(List<Option> read) {
        List<Option> more = new ArrayList<>(options);
        more.addAll(read);
        return new Outcome(truth, told, more, commands, observations, details, subjects, needs, absent);
    }

    public Outcome with(List<BootCommand> matched) {
        return new Outcome(truth, told, options, matched, observations, details, subjects, needs, absent);
    }

    public Outcome seeing(List<Observation> seen) {
        return new Outcome(truth, told, options, commands, seen, details, subjects, needs, absent);
    }

    public Outcome with(String name, String detail) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, detail);
        return new Outcome(truth, told, options, commands, observations, more, subjects, needs, absent);
    }

    public Outcome about(List<String> names) {
        return new Outcome(truth, told, options, commands, observations, details, names, needs, absent);
    }

    public Outcome needing(List<String> paths) {
        return new Outcome(truth, told, options, commands, observations, details, subjects, paths, absent);
    }

    public Outcome negated() {
        return new Outcome(truth.not(), told, options, commands, observations, details, subjects, needs, absent);
    }

    public Optional<Option> option() {
        return options.stream().findFirst();
    }

    public Optional<BootCommand> command() {
        return commands.stream().findFirst();
    }
}
