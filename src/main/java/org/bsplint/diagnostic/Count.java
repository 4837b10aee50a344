package org.bsplint.diagnostic;

/** A number of things in words. */
public final class Count {
    private Count() {}

    /** {@code 0 findings}, {@code 1 finding}, {@code 2 findings}. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
