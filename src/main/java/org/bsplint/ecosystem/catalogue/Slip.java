package org.bsplint.ecosystem.catalogue;

import java.util.Optional;

/**
 * The name that was meant by one that perhaps exists, in a version that nobody looked at. New names are often near to old ones:
 * another number, another short word. Only what fingers do to a word counts, the less the shorter the word is. Of the names
 * that each version of the catalogues brought, one in a hundred would be taken for a slip by those before it; by
 * {@link Misspelling} seven.
 */
public final class Slip {
    private static final int MAX_EDITS = 2;
    private static final int SHORT = 5;
    /** Of names that begin with a prefix, which says what they are. */
    private static final int SHORT_WITH_PREFIX = 3;

    private Slip() {}

    /**
     * The known name that was most likely meant.
     *
     * @param prefix what all names begin with, which tells nothing: {@code CONFIG_}
     */
    public static Optional<String> meant(String name, String prefix, NameSet known) {
        boolean prefixed = !prefix.isEmpty() && name.startsWith(prefix);
        int length = prefixed ? name.length() - prefix.length() : name.length();
        if (length < (prefixed ? SHORT_WITH_PREFIX : SHORT) || known.contains(name)) {
            return Optional.empty();
        }
        return known.within(name, MAX_EDITS).stream()
                .filter(near -> isTypo(name, near, known))
                .findFirst();
    }

    private static boolean isTypo(String name, String near, NameSet known) {
        if (near.startsWith(name + "_") || name.startsWith(near + "_")) {
            return false;
        }
        if (name.replace("_", "").equals(near.replace("_", ""))) {
            return true;
        }
        String[] written = name.split("_", -1);
        String[] right = near.split("_", -1);
        if (written.length != right.length) {
            return false;
        }
        int differing = -1;
        for (int i = 0; i < right.length; i++) {
            if (!written[i].equals(right[i])) {
                if (differing >= 0) {
                    return false;
                }
                differing = i;
            }
        }
        return differing >= 0
                && WordSlip.of(written[differing], right[differing]).isLikely(known);
    }
}
