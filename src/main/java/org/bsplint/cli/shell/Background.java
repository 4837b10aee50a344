package org.bsplint.cli.shell;

import java.util.function.Supplier;
import org.bsplint.value.Deferred;

/** Something that is made on another thread while its user does what does not need it yet; waited for where it is asked for. */
public final class Background {
    private Background() {}

    /** @param jobs threads that may be used; with one, it is made where it is asked for */
    public static <T> Supplier<T> start(int jobs, Supplier<T> maker) {
        Deferred<T> made = Deferred.by(maker);
        if (jobs > 1) {
            Thread thread = new Thread(made::get, "loading");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, failure) -> {}); // who asks for it fails as well
            thread.start();
        }
        return made::get;
    }
}
