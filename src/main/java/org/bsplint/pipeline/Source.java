package org.bsplint.pipeline;

import java.util.function.Predicate;

/** Where elements come from: all that is before a stage of a stream. */
interface Source<T> {
    /**
     * Pushes one element after another, until the taker says that it wants no more.
     *
     * @return whether the taker wants more: true as well where there was nothing
     */
    boolean push(Predicate<? super T> taker);
}
