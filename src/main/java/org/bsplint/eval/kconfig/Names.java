package org.bsplint.eval.kconfig;

import java.util.Collection;
import java.util.Optional;

/** The nearest of many names: for "did you mean". */
final class Names {
    private Names() {}

    /** The name with the fewest edits, at most a fifth of its length (two at least); the first of several. */
    static Optional<String> nearest(String name, Collection<String> names) {
        int limit = Math.max(2, name.length() / 5);
        Optional<String> best = Optional.empty();
        for (String candidate : names) {
            if (Math.abs(candidate.length() - name.length()) > limit) {
                continue;
            }
            int distance = distance(name, candidate, limit);
            if (distance <= limit) {
                best = Optional.of(candidate);
                limit = distance - 1;
            }
            if (limit < 0) {
                break;
            }
        }
        return best;
    }

    private static int distance(String a, String b, int limit) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
        }
        return row[b.length()];
    }
}
