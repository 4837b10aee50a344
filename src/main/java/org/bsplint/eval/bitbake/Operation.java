package org.bsplint.eval.bitbake;

import java.util.Locale;

/** The operations that BitBake stores and carries out when the variable is read. */
public enum Operation {
    APPEND,
    PREPEND,
    REMOVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
