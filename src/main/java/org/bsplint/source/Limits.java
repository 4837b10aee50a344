package org.bsplint.source;

/**
 * By how much a run raises the limits that bound it on hostile input: {@code BSPLINT_LIMITS=10} in the environment, which the
 * command line hands over as a property before anything else happens. Limits of nesting stay: the program's stack does not
 * grow with them.
 */
public final class Limits {
    /** Name of the property; a whole number from 1 to {@link #MOST}. */
    public static final String PROPERTY = "bsplint.limits";

    public static final long MOST = 1000;

    /** For messages: how to raise a limit that was met. */
    public static final String RAISE = "BSPLINT_LIMITS=10 in the environment raises this limit tenfold";

    private static final long FACTOR = Math.max(1, Math.min(MOST, Long.getLong(PROPERTY, 1)));

    private Limits() {}

    /** The limit as raised for this run. */
    public static long times(long limit) {
        return limit > Long.MAX_VALUE / FACTOR ? Long.MAX_VALUE : limit * FACTOR;
    }

    /** The same for what an {@code int} counts. */
    public static int times(int limit) {
        return (int) Math.min(1 << 30, times((long) limit));
    }
}
