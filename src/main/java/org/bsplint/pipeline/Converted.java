package org.bsplint.pipeline;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What becomes something else, by way of a list: iterators, and streams of numbers, which are the platform's. */
abstract class Converted<T> implements Stream<T> {
    /** All elements. */
    abstract List<T> gathered();

    @Override
    public IntStream mapToInt(ToIntFunction<? super T> mapping) {
        return gathered().stream().mapToInt(mapping);
    }

    @Override
    public LongStream mapToLong(ToLongFunction<? super T> mapping) {
        return gathered().stream().mapToLong(mapping);
    }

    @Override
    public DoubleStream mapToDouble(ToDoubleFunction<? super T> mapping) {
        return gathered().stream().mapToDouble(mapping);
    }

    @Override
    public IntStream flatMapToInt(Function<? super T, ? extends IntStream> mapping) {
        return gathered().stream().flatMapToInt(mapping);
    }

    @Override
    public LongStream flatMapToLong(Function<? super T, ? extends LongStream> mapping) {
        return gathered().stream().flatMapToLong(mapping);
    }

    @Override
    public DoubleStream flatMapToDouble(Function<? super T, ? extends DoubleStream> mapping) {
        return gathered().stream().flatMapToDouble(mapping);
    }

    @Override
    public Iterator<T> iterator() {
        return gathered().iterator();
    }

    @Override
    public Spliterator<T> spliterator() {
        return gathered().spliterator();
    }

    @Override
    public void forEachOrdered(Consumer<? super T> action) {
        forEach(action);
    }

    @Override
    public boolean isParallel() {
        return false;
    }

    @Override
    public Stream<T> sequential() {
        return this;
    }

    @Override
    public Stream<T> parallel() {
        return this;
    }

    @Override
    public Stream<T> unordered() {
        return this;
    }

    @Override
    public Stream<T> onClose(Runnable closing) {
        return gathered().stream().onClose(closing);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
