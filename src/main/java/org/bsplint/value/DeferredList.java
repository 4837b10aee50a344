package org.bsplint.value;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * A list that cannot be changed and is made when it is first looked into: of a thousand options that an evaluation gives, few
 * are asked for their story.
 */
public final class DeferredList<T> extends AbstractList<T> implements RandomAccess {
    private final Deferred<List<T>> list;

    private DeferredList(Deferred<List<T>> list) {
        this.list = list;
    }

    public static <T> List<T> by(Supplier<List<T>> source) {
        return new DeferredList<>(Deferred.by(() -> List.copyOf(source.get())));
    }

    /** The same list as {@link List#copyOf} gives; one that is not made yet stays so. */
    public static <T> List<T> copyOf(List<T> list) {
        return list instanceof DeferredList ? list : List.copyOf(list);
    }

    /** Makes those that are not made yet. */
    public static void make(List<? extends List<?>> lists) {
        for (List<?> one : lists) {
            if (one instanceof DeferredList<?> deferred) {
                deferred.list.get();
            }
        }
    }

    @Override
    public T get(int index) {
        return list.get().get(index);
    }

    @Override
    public Iterator<T> iterator() {
        return list.get().iterator();
    }

    @Override
    public int size() {
        return list.get().size();
    }
}
