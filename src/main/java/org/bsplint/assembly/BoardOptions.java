package org.bsplint.assembly;

import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Component;
import org.bsplint.value.Value;

/**
 * What a component's sources make of a board, but for the names of its device tree. Lists and macros, whose names are no
 * option's, are not evaluated for it.
 */
final class BoardOptions {
    private BoardOptions() {}

    static Map<String, Value> of(Component component, String board) {
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
        return !name.isEmpty() && !Character.isLowerCase(name.charAt(0));
    }
}
