package org.bsplint.eval.bitbake.python.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;

/** The arguments of a call: positional ones in order, then named ones. */
public record Arguments(List<Py> positional, Map<String, Py> named) {
    public static Arguments of(Py... values) {
        return new Arguments(List.of(values), Map.of());
    }

    public int count() {
        return positional.size();
    }

    /** The argument at a position (from 0) or of a name. */
    public Optional<Py> find(int position, String name) {
        if (position < positional.size()) {
            return Optional.of(positional.get(position));
        }
        return Optional.ofNullable(named.get(name));
    }

    public Py get(int position, String name, Py initial) {
        return find(position, name).orElse(initial);
    }

    /** Causes of the first uncertain positional argument; empty if all are known. */
    public Set<Cause> causes() {
        for (Py value : positional) {
            if (value.isUncertain()) {
                return value.causes();
            }
        }
        for (Py value : named.values()) {
            if (value.isUncertain()) {
                return value.causes();
            }
        }
        return Set.of();
    }

    /** Without the first positional argument. */
    public Arguments rest() {
        return new Arguments(positional.subList(1, positional.size()), named);
    }

    /** With one more positional argument in front. */
    public Arguments after(Py first) {
        List<Py> all = new java.util.ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, named);
    }
}
