package org.bsplint.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/** What a stream is collected into, in place of the platform's collectors of the same names. */
public record Gathering<T, A, R>(
        Supplier<A> supplier, BiConsumer<A, T> accumulator, BinaryOperator<A> combiner, Function<A, R> finisher)
        implements Collector<T, A, R> {
    public static Collector<CharSequence, ?, String> joining() {
        return joining("");
    }

    public static Collector<CharSequence, ?, String> joining(CharSequence between) {
        return new Gathering<CharSequence, StringJoiner, String>(
                () -> new StringJoiner(between), StringJoiner::add, StringJoiner::merge, StringJoiner::toString);
    }

    public static <T> Collector<T, ?, Set<T>> toSet() {
        return toCollection(HashSet::new);
    }

    /** A key that comes again fails, as with the platform's. */
    public static <T, K, V> Collector<T, ?, Map<K, V>> toMap(
            Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        return new Gathering<T, Map<K, V>, Map<K, V>>(
                HashMap::new,
                (all, one) -> {
                    V before = all.putIfAbsent(key.apply(one), value.apply(one));
                    if (before != null) {
                        throw new IllegalStateException("Duplicate key " + key.apply(one));
                    }
                },
                (one, other) -> {
                    other.forEach(one::put);
                    return one;
                },
                all -> all);
    }

    public static <T, C extends Collection<T>> Collector<T, ?, C> toCollection(Supplier<C> supplier) {
        return new Gathering<T, C, C>(
                supplier,
                Collection::add,
                (one, other) -> {
                    one.addAll(other);
                    return one;
                },
                all -> all);
    }

    @Override
    public Set<Characteristics> characteristics() {
        return Set.of();
    }
}
