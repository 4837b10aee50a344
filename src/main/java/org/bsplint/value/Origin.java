package org.bsplint.value;

import java.util.Locale;

/** Who gave a value. GNU make's {@code $(origin)} (manual, 8.11) plus what only this program knows. */
public enum Origin {
    FILE,
    OVERRIDE,
    COMMAND_LINE,
    ENVIRONMENT,
    DEFAULT,
    AUTOMATIC,
    USER_CONFIG,
    KNOWLEDGE_BASE;

    /** The word of the public format: {@code command-line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
