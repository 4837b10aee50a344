package org.bsplint.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * A sequential stream: a source that pushes what it has, one after another, until there is no more or enough was taken. It can be
 * used once, like any stream; that is not watched.
 */
public final class Pipeline<T> extends Converted<T> {
    private final Source<T> source;

    private Pipeline(Source<T> source) {
        this.source = source;
    }

    public static <T> Stream<T> stream(Collection<T> all) {
        return new Pipeline<>(taker -> push(all, taker));
    }

    public static <T> Stream<T> stream(Optional<T> one) {
        return new Pipeline<>(taker -> one.isEmpty() || taker.test(one.get()));
    }

    public static <T> Stream<T> stream(T[] all) {
        return stream(Arrays.asList(all));
    }

    public static <T> Stream<T> of(T one) {
        return new Pipeline<>(taker -> taker.test(one));
    }

    /** Of a text, as {@link String#lines()}. */
    public static Stream<String> lines(String text) {
        return new Pipeline<>(taker -> {
            int start = 0;
            while (start < text.length()) {
                int end = lineEnd(text, start);
                if (!taker.test(text.substring(start, end))) {
                    return false;
                }
                start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            }
            return true;
        });
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** All matches, as {@link Matcher#results()}. */
    public static Stream<MatchResult> results(Matcher matcher) {
        return new Pipeline<>(taker -> {
            matcher.reset();
            while (matcher.find()) {
                if (!taker.test(matcher.toMatchResult())) {
                    return false;
                }
            }
            return true;
        });
    }

    @SafeVarargs
    public static <T> Stream<T> of(T... all) {
        return stream(all);
    }

    public static <T> Stream<T> empty() {
        return new Pipeline<>(taker -> true);
    }

    public static <T> Stream<T> concat(Stream<? extends T> first, Stream<? extends T> second) {
        return new Pipeline<>(taker -> first.allMatch(taker) && second.allMatch(taker));
    }

    private static <T> boolean push(Iterable<? extends T> all, Predicate<? super T> taker) {
        for (T one : all) {
            if (!taker.test(one)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Stream<T> filter(Predicate<? super T> wanted) {
        return new Pipeline<>(taker -> source.push(one -> !wanted.test(one) || taker.test(one)));
    }

    @Override
    public <R> Stream<R> map(Function<? super T, ? extends R> mapping) {
        return new Pipeline<>(taker -> source.push(one -> taker.test(mapping.apply(one))));
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // closed where it is used up
    public <R> Stream<R> flatMap(Function<? super T, ? extends Stream<? extends R>> mapping) {
        return new Pipeline<>(taker -> source.push(one -> {
            try (Stream<? extends R> inner = mapping.apply(one)) {
                return inner == null || inner.allMatch(taker);
            }
        }));
    }

    @Override
    public Stream<T> distinct() {
        return new Pipeline<>(taker -> {
            Set<T> seen = new HashSet<>();
            return source.push(one -> !seen.add(one) || taker.test(one));
        });
    }

    @Override
    @SuppressWarnings("unchecked") // elements are comparable, or it fails as the platform's does
    public Stream<T> sorted() {
        return sorted((Comparator<? super T>) Comparator.naturalOrder());
    }

    @Override
    public Stream<T> sorted(Comparator<? super T> order) {
        return new Pipeline<>(taker -> {
            List<T> all = gathered();
            all.sort(order);
            return push(all, taker);
        });
    }

    @Override
    public Stream<T> peek(Consumer<? super T> action) {
        return map(one -> {
            action.accept(one);
            return one;
        });
    }

    @Override
    public Stream<T> limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException(Long.toString(most));
        }
        return new Pipeline<>(taker -> most == 0 || new Limit<T>(most, taker).all(source));
    }

    @Override
    public Stream<T> skip(long count) {
        if (count < 0) {
            throw new IllegalArgumentException(Long.toString(count));
        }
        return new Pipeline<>(taker -> {
            long[] left = {count};
            return source.push(one -> left[0]-- > 0 || taker.test(one));
        });
    }

    @Override
    public Stream<T> takeWhile(Predicate<? super T> wanted) {
        return new Pipeline<>(taker -> {
            boolean[] goesOn = {true};
            source.push(one -> wanted.test(one) && (goesOn[0] = taker.test(one)));
            return goesOn[0];
        });
    }

    @Override
    public Stream<T> dropWhile(Predicate<? super T> unwanted) {
        return new Pipeline<>(taker -> {
            boolean[] drops = {true};
            return source.push(one -> (drops[0] = drops[0] && unwanted.test(one)) || taker.test(one));
        });
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        source.push(one -> {
            action.accept(one);
            return true;
        });
    }

    @Override
    public Object[] toArray() {
        return gathered().toArray();
    }

    @Override
    public <A> A[] toArray(IntFunction<A[]> maker) {
        return gathered().toArray(maker);
    }

    @Override
    public List<T> toList() {
        return List.copyOf(gathered());
    }

    @Override
    List<T> gathered() {
        List<T> all = new ArrayList<>();
        source.push(all::add);
        return all;
    }

    @Override
    public T reduce(T start, BinaryOperator<T> operator) {
        Reduction<T> reduction = new Reduction<>(operator);
        reduction.test(start);
        source.push(reduction);
        return reduction.result().orElse(start);
    }

    @Override
    public Optional<T> reduce(BinaryOperator<T> operator) {
        Reduction<T> reduction = new Reduction<>(operator);
        source.push(reduction);
        return reduction.result();
    }

    @Override
    public <U> U reduce(U start, BiFunction<U, ? super T, U> operator, BinaryOperator<U> joining) {
        List<U> held = new ArrayList<>(List.of(start));
        forEach(one -> held.set(0, operator.apply(held.get(0), one)));
        return held.get(0);
    }

    @Override
    public <R> R collect(Supplier<R> container, BiConsumer<R, ? super T> adding, BiConsumer<R, R> joining) {
        R all = container.get();
        forEach(one -> adding.accept(all, one));
        return all;
    }

    @Override
    public <R, A> R collect(Collector<? super T, A, R> collector) {
        A all = collector.supplier().get();
        BiConsumer<A, ? super T> adding = collector.accumulator();
        forEach(one -> adding.accept(all, one));
        return collector.finisher().apply(all);
    }

    @Override
    public Optional<T> min(Comparator<? super T> order) {
        return reduce((one, other) -> order.compare(one, other) <= 0 ? one : other);
    }

    @Override
    public Optional<T> max(Comparator<? super T> order) {
        return reduce((one, other) -> order.compare(one, other) >= 0 ? one : other);
    }

    @Override
    public long count() {
        long[] count = {0};
        forEach(one -> count[0]++);
        return count[0];
    }

    @Override
    public boolean anyMatch(Predicate<? super T> wanted) {
        return !noneMatch(wanted);
    }

    @Override
    public boolean allMatch(Predicate<? super T> wanted) {
        return source.push(wanted);
    }

    @Override
    public boolean noneMatch(Predicate<? super T> wanted) {
        return source.push(one -> !wanted.test(one));
    }

    @Override
    public Optional<T> findFirst() {
        First<T> first = new First<>();
        source.push(first);
        return first.found();
    }

    @Override
    public Optional<T> findAny() {
        return findFirst();
    }
}
