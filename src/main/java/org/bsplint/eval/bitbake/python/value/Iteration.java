package org.bsplint.eval.bitbake.python.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;

/** What a value gives when it is iterated over. */
public final class Iteration {
    private final Exceptions exceptions;

    public Iteration(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** The items in their certain order; empty if they, or the order of a set of several, are unknown. */
    public Optional<List<Py>> ordered(Py value) {
        boolean disordered = value instanceof Py.Group group && group.items.size() > 1
                || value instanceof Py.Sequence list && list.isShuffled();
        if (disordered) {
            return Optional.empty();
        }
        return items(value);
    }

    /** The items, those of a set in no certain order; empty if they are unknown. */
    public Optional<List<Py>> items(Py value) {
        if (value instanceof Py.Sequence list && list.isShuffled()) {
            return Optional.of(List.copyOf(list.items));
        }
        if (value.isUncertain()) {
            return Optional.empty();
        }
        if (value instanceof Py.Sequence list) {
            return Optional.of(List.copyOf(list.items));
        }
        if (value instanceof Py.Tuple tuple) {
            return Optional.of(tuple.items());
        }
        if (value instanceof Py.Dict dict) {
            return Optional.of(List.copyOf(dict.entries.keySet()));
        }
        if (value instanceof Py.Group group) {
            return Optional.of(List.copyOf(group.items));
        }
        if (value instanceof Py.Str str) {
            return Optional.of(str.text()
                    .known()
                    .codePoints()
                    .mapToObj(Character::toString)
                    .map(Py::of)
                    .toList());
        }
        if (value.isNone() || Operators.number(value).isPresent()) {
            throw exceptions.raise("TypeError", "'" + Show.typeName(value) + "' object is not iterable");
        }
        return Optional.empty();
    }

    /** Why {@link #ordered} gave nothing. */
    public Set<Cause> reasons(Py value) {
        if (!value.causes().isEmpty()) {
            return value.causes();
        }
        return Set.of(Unmodelled.cause(value instanceof Py.Group ? "the order of a set" : "the items of an object"));
    }
}
