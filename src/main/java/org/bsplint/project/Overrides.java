package org.bsplint.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Nearest;

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
    /** What {@code --set} may name. */
    private static final List<String> COMPONENTS = List.of("optee", "tf-a", "u-boot", "linux", "yocto");

    public static final Overrides NONE =
            new Overrides(Optional.empty(), Optional.empty(), List.of(), Map.of(), Optional.empty());

    /** The same without {@code --set}. */
    public Overrides withoutSets() {
        return new Overrides(machine, ecosystem, operations, Map.of(), profile);
    }

    public Overrides {
        operations = List.copyOf(operations);
        TreeMap<String, Map<String, String>> copy = new TreeMap<>();
        set.forEach((component, values) ->
                copy.put(component, java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        set = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * {@code COMPONENT.NAME=VALUE} words by component and name; a component's own name may hold no dot.
     *
     * @throws IllegalArgumentException with a message for the user if a word has another form, names no component, or says
     *     something else than a word before it
     */
    public static Map<String, Map<String, String>> parseSets(List<String> words) {
        Map<String, Map<String, String>> sets = new TreeMap<>();
        for (String word : words) {
            int dot = word.indexOf('.');
            int equals = word.indexOf('=');
            if (dot <= 0 || equals <= dot + 1) {
                throw new IllegalArgumentException("--set wants COMPONENT.NAME=VALUE, not `" + word + "`");
            }
            String component = component(word.substring(0, dot));
            String name = name(component, word.substring(dot + 1, equals));
            String value = word.substring(equals + 1);
            String before =
                    sets.computeIfAbsent(component, key -> new TreeMap<>()).putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalArgumentException(
                        "--set gives " + component + "." + name + " two values: `" + before + "` and `" + value + "`");
            }
        }
        return sets;
    }

    private static String component(String name) {
        if (!COMPONENTS.contains(name)) {
            throw new IllegalArgumentException("--set knows no component `" + name + "`"
                    + Nearest.of(name, COMPONENTS)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; known are " + String.join(", ", COMPONENTS)));
        }
        return name;
    }

    private static String name(String component, String name) {
        if (component.equals("yocto") && !name.matches("[A-Za-z0-9_.+-]+")) {
            throw new IllegalArgumentException(
                    "--set wants a variable without flag or override, not `" + component + "." + name + "`");
        }
        return name;
    }
}
