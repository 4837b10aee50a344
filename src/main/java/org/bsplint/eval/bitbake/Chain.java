package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An immutable list that grows at its end in constant time, so that copies of a store share what they had. */
final class Chain<T> {
    private static final Chain<?> EMPTY = new Chain<>(Optional.empty(), Optional.empty(), 0);

    private final Optional<Chain<T>> before;
    private final Optional<T> last;
    private final int size;

    private Chain(Optional<Chain<T>> before, Optional<T> last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // holds no element
    static <T> Chain<T> empty() {
        return (Chain<T>) EMPTY;
    }

    static <T> Chain<T> of(List<T> elements) {
        Chain<T> chain = empty();
        for (T element : elements) {
            chain = chain.plus(element);
        }
        return chain;
    }

    Chain<T> plus(T element) {
        return new Chain<>(Optional.of(this), Optional.of(element), size + 1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Optional<T> last() {
        return last;
    }

    /** The last ones, at most so many, the last first. */
    List<T> recent(int most) {
        List<T> recent = new ArrayList<>();
        for (Chain<T> at = this; at.size > 0 && recent.size() < most; at = at.before.orElseThrow()) {
            recent.add(at.last.orElseThrow());
        }
        return recent;
    }

    boolean any(Predicate<T> condition) {
        for (Chain<T> at = this; at.size > 0; at = at.before.orElseThrow()) {
            if (condition.test(at.last.orElseThrow())) {
                return true;
            }
        }
        return false;
    }

    /** The same elements in the same order. */
    boolean isAs(Chain<T> other) {
        Chain<T> one = this;
        Chain<T> two = other;
        while (one != two) {
            if (one.size != two.size || !one.last.equals(two.last)) {
                return false;
            }
            one = one.before.orElse(one);
            two = two.before.orElse(two);
        }
        return true;
    }

    List<T> toList() {
        List<T> elements = new ArrayList<>(size);
        for (Chain<T> at = this; at.size > 0; at = at.before.orElseThrow()) {
            elements.add(at.last.orElseThrow());
        }
        Collections.reverse(elements);
        return elements;
    }
}
