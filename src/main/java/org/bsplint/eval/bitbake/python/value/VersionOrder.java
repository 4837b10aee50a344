package org.bsplint.eval.bitbake.python.value;

/** BitBake's order of versions as texts ({@code bb.utils.vercmp_string}). */
public final class VersionOrder {
    private VersionOrder() {}

    /** Negative, zero or positive; a text with an impossible epoch counts as equal to all. */
    public static int compare(String left, String right) {
        try {
            return new Versions(new Exceptions()).compare(left, right);
        } catch (Raised notComparable) {
            return 0;
        }
    }
}
