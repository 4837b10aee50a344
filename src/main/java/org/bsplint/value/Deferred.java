package org.bsplint.value;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, once. Equal to another one of an equal value. */
public final class Deferred<T> {
    private Supplier<? extends T> source;

    private Deferred(Supplier<? extends T> source) {
        this.source = source;
    }

    public static <T> Deferred<T> by(Supplier<? extends T> source) {
        return new Deferred<>(source);
    }

    public static <T> Deferred<T> of(T value) {
        return new Deferred<>(() -> value);
    }

    public synchronized T get() {
        T value = source.get();
        source = () -> value;
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Deferred<?> deferred && get().equals(deferred.get());
    }

    @Override
    public int hashCode() {
        return get().hashCode();
    }

    @Override
    public String toString() {
        return get().toString();
    }
}
