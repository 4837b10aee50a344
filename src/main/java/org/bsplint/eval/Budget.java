package org.bsplint.eval;

import org.bsplint.source.Limits;

/**
 * Bounds an evaluation on hostile input: steps, nesting and text size. A limit once met stays met, so that an evaluation
 * winds down quickly and says once which limit it was.
 */
public final class Budget {
    private final long maxSteps;
    private final int maxDepth;
    private final long maxSize;
    private long steps;
    private int depth;
    private long size;
    private String exceeded = "";

    /** @param maxSize total characters that expansions may produce */
    public Budget(long maxSteps, int maxDepth, long maxSize) {
        this.maxSteps = Limits.times(maxSteps);
        this.maxDepth = maxDepth;
        this.maxSize = Limits.times(maxSize);
    }

    /** Enough for every real tree seen, with a factor of ten to spare. */
    public static Budget standard() {
        return new Budget(200_000_000L, 400, 2_000_000_000L);
    }

    /** Counts a step; false once any limit is met. */
    public boolean step() {
        if (++steps > maxSteps) {
            exceed("more than " + maxSteps + " evaluation steps; " + Limits.RAISE);
        }
        return exceeded.isEmpty();
    }

    /** Counts produced text; false once any limit is met. */
    public boolean grow(long characters) {
        size += characters;
        if (size > maxSize) {
            exceed("more than " + maxSize + " characters of expanded text; " + Limits.RAISE);
        }
        return exceeded.isEmpty();
    }

    /** Enters a nested expansion; pair with {@link #leave()} in any case. */
    public boolean enter() {
        if (++depth > maxDepth) {
            exceed("nested deeper than " + maxDepth);
        }
        return exceeded.isEmpty();
    }

    public void leave() {
        depth--;
    }

    public boolean isExceeded() {
        return !exceeded.isEmpty();
    }

    /** Which limit was met, in words; empty while none is. */
    public String exceeded() {
        return exceeded;
    }

    private void exceed(String limit) {
        if (exceeded.isEmpty()) {
            exceeded = limit;
        }
    }
}
