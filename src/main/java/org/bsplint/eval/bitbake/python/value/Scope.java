package org.bsplint.eval.bitbake.python.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Names and what they are bound to; a name that is not here is looked for further out. */
public final class Scope {
    private final Map<String, Py> names = new HashMap<>();
    private final Optional<Scope> outer;
    private final Function<String, Optional<Py>> beyond;

    public Scope() {
        this(Optional.empty(), name -> Optional.empty());
    }

    private Scope(Optional<Scope> outer, Function<String, Optional<Py>> beyond) {
        this.outer = outer;
        this.beyond = beyond;
    }

    /** The names of a module, made when they are first asked for. */
    public static Scope ofModule(Function<String, Optional<Py>> names) {
        return new Scope(Optional.empty(), names);
    }

    public Scope inner() {
        return new Scope(Optional.of(this), name -> Optional.empty());
    }

    public Optional<Py> find(String name) {
        Py own = names.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        return outer.isPresent() ? outer.get().find(name) : beyond.apply(name);
    }

    /** The scope, this one or further out, that binds the name. */
    public Optional<Scope> owner(String name) {
        return names.containsKey(name) ? Optional.of(this) : outer.flatMap(scope -> scope.owner(name));
    }

    public void bind(String name, Py value) {
        names.put(name, value);
    }

    /** Binds where the name is already known further out ({@code nonlocal}); here if it is not. */
    public void rebind(String name, Py value) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            if (scope.get().names.containsKey(name)) {
                scope.get().names.put(name, value);
                return;
            }
        }
        bind(name, value);
    }

    public void unbind(String name) {
        names.remove(name);
    }

    public Map<String, Py> own() {
        return names;
    }
}
