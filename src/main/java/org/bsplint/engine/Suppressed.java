package org.bsplint.engine;

/**
 * A finding that is not shown, and why.
 *
 * @param by {@code inline}, {@code baseline} or {@code waiver}
 */
public record Suppressed(Finding finding, String by, String reason, String owner, String expires) {}
