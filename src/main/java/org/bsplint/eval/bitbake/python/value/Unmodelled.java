package org.bsplint.eval.bitbake.python.value;

import java.util.Set;
import org.bsplint.value.Cause;

/** Python that is not modelled: gives values that are unknown for that reason. */
public final class Unmodelled {
    private Unmodelled() {}

    public static Cause cause(String what) {
        return Cause.of(Cause.Kind.UNSUPPORTED, "depends on Python that is not evaluated: " + what);
    }

    public static Py.Unknown value(String what) {
        return new Py.Unknown(Set.of(cause(what)));
    }
}
