package org.bsplint.pipeline;

import java.util.Optional;
import java.util.function.Predicate;

/** Takes one element. */
final class First<T> implements Predicate<T> {
    private Optional<T> found = Optional.empty();

    @Override
    public boolean test(T one) {
        found = Optional.of(one);
        return false;
    }

    Optional<T> found() {
        return found;
    }
}
