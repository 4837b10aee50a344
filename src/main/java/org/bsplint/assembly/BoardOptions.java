package org.bsplint.assembly;

import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.bsplint.model.Component;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/**
 * What a component's sources make of a board, but for the names of its device tree. Lists and macros, whose names are no
 * option's, are not evaluated for it.
 */
final class BoardOptions {
    /** What was made of each component so far; most are as they were before the last key. */
    private final Map<OptionSet, Map<String, Map<String, Value>>> known = new WeakHashMap<>();

    synchronized Map<String, Value> of(Component component, String board) {
        return known.computeIfAbsent(component.options(), options -> new TreeMap<>())
                .computeIfAbsent(board, name -> evaluated(component, name));
    }

    private static Map<String, Value> evaluated(Component component, String board) {
        Map<String, Value> values = new TreeMap<>();
        component.options().namesLike(BoardOptions::isOption).stream()
                .map(component.options()::get)
                .filter(option -> option.value()
                        .asKnown()
                        .filter(text -> text.contains(board))
                        .isEmpty())
                .forEach(option -> values.put(option.name(), option.value()));
        return values;
    }

    private static boolean isOption(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }
}
