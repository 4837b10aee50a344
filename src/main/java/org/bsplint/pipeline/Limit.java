package org.bsplint.pipeline;

import java.util.function.Predicate;

/** Passes on as many elements as are left, and asks for no further one. */
final class Limit<T> implements Predicate<T> {
    private final Predicate<? super T> taker;
    private long left;
    private boolean wanted = true;

    Limit(long most, Predicate<? super T> taker) {
        this.left = most;
        this.taker = taker;
    }

    /** Whether the taker wants more than these. */
    boolean all(Source<? extends T> source) {
        source.push(this);
        return wanted;
    }

    @Override
    public boolean test(T one) {
        left--;
        wanted = taker.test(one);
        return wanted && left > 0;
    }
}
