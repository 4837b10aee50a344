package org.bsplint.diagnostic;

import java.util.Locale;

/** How bad a finding is, worst first; {@link #OFF} is a rule's way to stay quiet for an operation. */
public enum Severity {
    ERROR,
    WARNING,
    INFO,
    OFF;

    public boolean atLeast(Severity threshold) {
        return this != OFF && compareTo(threshold) <= 0;
    }

    /** The word of the public formats: {@code error}, {@code warning}, {@code info}, {@code off}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
