package org.bsplint.eval.bitbake;

import java.util.function.Predicate;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** Something that may have changed any variable whose name may be {@code name} and is one of {@code names}. */
record Suspicion(Text name, Predicate<String> names, Cause cause) {
    Suspicion(Text name, Cause cause) {
        this(name, any -> true, cause);
    }

    static Suspicion of(Predicate<String> names, Cause cause) {
        return new Suspicion(Text.unknown(cause), names, cause);
    }

    boolean mayConcern(String variable) {
        return name.mayBe(variable) && names.test(variable);
    }
}
