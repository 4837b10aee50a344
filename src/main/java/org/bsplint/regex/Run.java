package org.bsplint.regex;

import java.util.Arrays;

/** One attempt to match: the text, and what was captured so far. */
final class Run {
    final CharSequence text;
    final int from;
    final int to;
    /** Whether it has to match up to the end. */
    final boolean whole;
    /** Starts and ends by the number of the group; -1 where it took no part. */
    final int[] groups;
    /** Of each repetition: how often, and from where last. */
    final int[] counts;

    final int[] lasts;
    /** Where a part that is matched for itself ended. */
    int accepted;

    Run(CharSequence text, int from, int to, boolean whole, int groups, int slots) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.whole = whole;
        this.groups = new int[2 * groups + 2];
        Arrays.fill(this.groups, -1);
        this.counts = new int[slots];
        this.lasts = new int[slots];
    }

    /** Do these characters stand here? */
    boolean holds(CharSequence letters, int start, int length, int at, boolean anyCase) {
        if (at + length > to) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char given = text.charAt(at + i);
            char wanted = letters.charAt(start + i);
            if (given != wanted && !(anyCase && CharSet.lower(given) == CharSet.lower(wanted))) {
                return false;
            }
        }
        return true;
    }
}
