package org.bsplint.pipeline;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Orders, in place of the platform's comparators of the same names. */
public final class Ordering {
    private Ordering() {}

    public static <T, K extends Comparable<? super K>> Comparator<T> comparing(Function<? super T, ? extends K> key) {
        return (one, other) -> key.apply(one).compareTo(key.apply(other));
    }

    public static <T, K> Comparator<T> comparing(Function<? super T, ? extends K> key, Comparator<? super K> order) {
        return (one, other) -> order.compare(key.apply(one), key.apply(other));
    }

    public static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
        return (one, other) -> Integer.compare(key.applyAsInt(one), key.applyAsInt(other));
    }

    public static <T> Comparator<T> thenComparing(Comparator<T> first, Comparator<? super T> then) {
        return (one, other) -> {
            int order = first.compare(one, other);
            return order != 0 ? order : then.compare(one, other);
        };
    }

    public static <T, K extends Comparable<? super K>> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends K> key) {
        return thenComparing(first, comparing(key));
    }
}
