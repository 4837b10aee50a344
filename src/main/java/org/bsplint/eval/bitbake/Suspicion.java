package org.bsplint.eval.bitbake;

import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** Something that may have changed any variable whose name may be {@code name}. */
record Suspicion(Text name, Cause cause) {
    static Suspicion ofPrefix(String prefix, Cause cause) {
        return new Suspicion(Text.of(prefix).plus(Text.unknown(cause)), cause);
    }
}
