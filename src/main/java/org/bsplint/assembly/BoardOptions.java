package org.bsplint.assembly;

import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Component;
import org.bsplint.value.Value;

/** What a component's sources make of a board, but for the names of its device tree. */
final class BoardOptions {
    private BoardOptions() {}

    static Map<String, Value> of(Component component, String board) {
        Map<String, Value> values = new TreeMap<>();
        component.options().all().stream()
                .filter(option -> option.value()
                        .asKnown()
                        .filter(text -> text.contains(board))
                        .isEmpty())
                .forEach(option -> values.put(option.name(), option.value()));
        return values;
    }
}
