package org.bsplint.eval.bitbake;

import java.util.Optional;
import org.bsplint.value.Value;

/** What {@code setVar}, {@code setVarFlag} and {@code delVar} do to a store; names are as the store keeps them. */
final class Storing {
    private final DataStore store;
    private final Renames renames;

    Storing(DataStore store, Renames renames) {
        this.store = store;
        this.renames = renames;
    }

    /** @param parsing a statement, not Python: stored operations and override values stay */
    void assign(String name, Value value, boolean parsing, Event event) {
        if (renames.refuses(store, name, event.place())) {
            return;
        }
        Optional<Operation.Name> operation = Operation.Name.of(name, store.dialect());
        if (operation.isPresent()) {
            Operation.Name parts = operation.get();
            String word = store.dialect().keyword(parts.operation().word());
            String named = parts.condition().isEmpty() ? word : word + "[" + parts.condition() + "]";
            Event stored = new Event(named, "", value.partial().toString(), event.place(), event.effect());
            operate(parts.base(), parts.operation(), new Piece(value.partial(), parts.condition()), stored);
            return;
        }
        Variable variable = store.writable(name);
        if (!parsing) {
            variable.dropPieces();
            variable.cleanse();
            Overriding.dropActive(store, name);
        }
        Overriding.register(store, name);
        variable.content(value);
        variable.record(event);
    }

    void operate(String base, Operation operation, Piece piece, Event event) {
        Variable variable = store.writable(base);
        variable.add(operation, piece);
        variable.record(event);
        Overriding.register(store, base);
    }

    void weak(String name, Value value, Event event) {
        renames.flag(store, name, "_defaultval", value, event.place());
        Variable variable = store.writable(name);
        variable.weak(value);
        variable.record(event);
        Overriding.register(store, name);
    }

    void flag(String name, String flag, Value value, Event event) {
        renames.flag(store, name, flag, value, event.place());
        Variable variable = store.writable(name);
        variable.flag(flag, value);
        variable.flag(Reading.WEAK_FLAG + flag, Value.UNSET);
        variable.record(event);
    }

    void weakFlag(String name, String flag, Value value, Event event) {
        Variable variable = store.writable(name);
        variable.flag(Reading.WEAK_FLAG + flag, value);
        variable.record(event);
    }

    void delete(String name, Event event) {
        Variable variable = store.writable(name);
        variable.clear();
        variable.record(event);
        store.overrideKeys(name, java.util.List.of());
        Overriding.forget(store, name);
    }

    void deleteFlag(String name, String flag, Event event) {
        if (!store.find(name).flag(flag).isUnset()) {
            Variable variable = store.writable(name);
            variable.flag(flag, Value.UNSET);
            variable.record(event);
        }
    }
}
