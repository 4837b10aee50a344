package org.bsplint.pipeline;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** Makes one of all elements. */
final class Reduction<T> implements Predicate<T> {
    private final BinaryOperator<T> operator;
    private Optional<T> before = Optional.empty();

    Reduction(BinaryOperator<T> operator) {
        this.operator = operator;
    }

    @Override
    public boolean test(T one) {
        before = Optional.of(before.isEmpty() ? one : operator.apply(before.get(), one));
        return true;
    }

    Optional<T> result() {
        return before;
    }
}
