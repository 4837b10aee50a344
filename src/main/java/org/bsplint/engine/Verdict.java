package org.bsplint.engine;

import java.util.Locale;

/** What a rule says of an image. Undetermined is never silently a pass. */
public enum Verdict {
    FAIL,
    UNDETERMINED,
    WAIVED,
    PASS,
    NOT_APPLICABLE;

    /** The word of the public formats: {@code not-applicable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
