package org.bsplint.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.source.Span;

/**
 * An option or variable with its effective value and its story.
 *
 * @param history every assignment that touched it, in order, those without effect included
 * @param flags BitBake's flags ({@code NAME[flag]}), in order of name; empty elsewhere
 * @param inputs names of the options that the value was computed from, sorted
 */
public record Option(
        String name,
        Value value,
        Origin origin,
        List<Assignment> history,
        Map<String, Value> flags,
        List<String> inputs) {
    public Option {
        history = DeferredList.copyOf(history);
        flags = flags.isEmpty()
                ? java.util.Collections.emptySortedMap()
                : java.util.Collections.unmodifiableSortedMap(new TreeMap<>(flags));
        inputs = DeferredList.copyOf(inputs);
    }

    public static Option of(String name, Value value, Origin origin, List<Assignment> history) {
        return new Option(name, value, origin, history, Map.of(), List.of());
    }

    public static Option unset(String name) {
        return of(name, Value.UNSET, Origin.DEFAULT, List.of());
    }

    public static Option unknown(String name, Cause cause) {
        return of(name, Value.unknown(cause), Origin.DEFAULT, List.of());
    }

    /** The last assignment that took effect. */
    public Optional<Assignment> winner() {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).effect() == Assignment.Effect.APPLIED) {
                return Optional.of(history.get(i));
            }
        }
        return Optional.empty();
    }

    /** The place that gave the value, if a file did. */
    public Optional<Span> place() {
        return winner().flatMap(Assignment::span);
    }

    public Option withValue(Value changed) {
        return new Option(name, changed, origin, history, flags, inputs);
    }

    /** The same under another name. */
    public Option named(String other) {
        return new Option(other, value, origin, history, flags, inputs);
    }

    public Option withHistory(List<Assignment> changed) {
        return new Option(name, value, origin, changed, flags, inputs);
    }
}
