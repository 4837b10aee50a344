package org.bsplint.ecosystem.vendor;

import java.util.Locale;

/** How well a fact is supported. */
public enum Confidence {
    /** Read in the named source. */
    SEEN,
    /** Computed from what was read. */
    DERIVED,
    /** Reasoned from neighbours; never carries an error by itself. */
    INFERRED;

    /** The word of the facts files: {@code seen}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
