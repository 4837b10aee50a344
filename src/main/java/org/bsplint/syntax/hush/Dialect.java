package org.bsplint.syntax.hush;

/** Which of U-Boot's shells reads a script. */
public enum Dialect {
    /** {@code CONFIG_HUSH_OLD_PARSER}: the only one up to v2024.01, and the default after. */
    OLD,
    /** {@code CONFIG_HUSH_MODERN_PARSER}: BusyBox 1.35's hush, from v2024.04. */
    MODERN
}
