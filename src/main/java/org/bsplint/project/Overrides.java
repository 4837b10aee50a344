package org.bsplint.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the command line says beside or against {@code bsplint.yaml}.
 *
 * @param set value by option name by component ({@code --set COMPONENT.NAME=VALUE})
 */
public record Overrides(
        Optional<String> machine,
        Optional<String> ecosystem,
        List<String> operations,
        Map<String, Map<String, String>> set,
        Optional<String> profile) {
    public static final Overrides NONE =
            new Overrides(Optional.empty(), Optional.empty(), List.of(), Map.of(), Optional.empty());

    public Overrides {
        operations = List.copyOf(operations);
        TreeMap<String, Map<String, String>> copy = new TreeMap<>();
        set.forEach((component, values) ->
                copy.put(component, java.util.Collections.unmodifiableMap(new TreeMap<>(values))));
        set = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * {@code COMPONENT.NAME=VALUE} words by component and name; a component's own name may hold no dot.
     *
     * @throws IllegalArgumentException with a message for the user if a word has another form
     */
    public static Map<String, Map<String, String>> parseSets(List<String> words) {
        Map<String, Map<String, String>> sets = new TreeMap<>();
        for (String word : words) {
            int dot = word.indexOf('.');
            int equals = word.indexOf('=');
            if (dot <= 0 || equals <= dot + 1) {
                throw new IllegalArgumentException("--set wants COMPONENT.NAME=VALUE, not `" + word + "`");
            }
            sets.computeIfAbsent(word.substring(0, dot), name -> new TreeMap<>())
                    .put(word.substring(dot + 1, equals), word.substring(equals + 1));
        }
        return sets;
    }
}
