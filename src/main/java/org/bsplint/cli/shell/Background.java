package org.bsplint.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bsplint.value.Deferred;

/**
 * Things that are made on another thread while their user does what does not need them yet. One thread makes them in order:
 * several would take the processors from the user, who waits for the first. What is asked for before its turn is made where it is
 * asked for.
 */
public final class Background {
    private final List<Deferred<?>> things = new ArrayList<>();

    /** One thing alone. */
    public static <T> Supplier<T> of(Supplier<T> maker) {
        Background background = new Background();
        Supplier<T> thing = background.next(maker);
        background.start(Runtime.getRuntime().availableProcessors());
        return thing;
    }

    /** The next thing; waited for, or made, where it is asked for. */
    public <T> Supplier<T> next(Supplier<T> maker) {
        Deferred<T> thing = Deferred.by(maker);
        things.add(thing);
        return thing::get;
    }

    /** @param jobs threads that may be used; with one, everything is made where it is asked for */
    public void start(int jobs) {
        List<Deferred<?>> all = List.copyOf(things);
        new Beside(jobs).execute(() -> all.forEach(Deferred::get));
    }
}
