package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bsplint.value.Truth;

/** {@code sorted}, {@code list.sort}, {@code min} and {@code max} with their {@code key} and {@code reverse}. */
public final class Sorting {
    private final Iteration iteration;
    private final Caller caller;

    /** Calls a Python function. */
    public interface Caller {
        Py call(Py function, Arguments arguments);
    }

    public Sorting(Iteration iteration, Caller caller) {
        this.iteration = iteration;
        this.caller = caller;
    }

    private record Keyed(Py key, Py item) {}

    /** The items in order; empty if the order is not certain. */
    public Optional<List<Py>> sorted(Py items, Arguments arguments) {
        Py function = arguments.named().getOrDefault("key", Py.NONE);
        Truth reverse = Operators.truth(arguments.named().getOrDefault("reverse", Py.FALSE));
        Optional<List<Py>> all = iteration.items(items);
        if (all.isEmpty() || reverse == Truth.UNKNOWN) {
            return Optional.empty();
        }
        List<Keyed> keyed = new ArrayList<>();
        for (Py item : all.get()) {
            keyed.add(new Keyed(function.isNone() ? item : caller.call(function, Arguments.of(item)), item));
        }
        boolean comparable = true;
        for (int i = 1; i < keyed.size(); i++) {
            comparable &=
                    Operators.sign(keyed.get(i - 1).key(), keyed.get(i).key()).isPresent();
        }
        if (!comparable) {
            return Optional.empty();
        }
        boolean disordered = items instanceof Py.Group || items instanceof Py.Sequence list && list.isShuffled();
        boolean ties = disordered && !function.isNone();
        if (reverse == Truth.TRUE) {
            Collections.reverse(keyed);
        }
        keyed.sort((a, b) -> Operators.sign(a.key(), b.key()).orElse(0));
        for (int i = 1; ties && i < keyed.size(); i++) {
            if (Operators.sign(keyed.get(i - 1).key(), keyed.get(i).key()).orElse(0) == 0) {
                return Optional.empty();
            }
        }
        if (reverse == Truth.TRUE) {
            Collections.reverse(keyed);
        }
        return Optional.of(keyed.stream().map(Keyed::item).toList());
    }
}
