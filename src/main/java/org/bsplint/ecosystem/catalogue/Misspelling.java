package org.bsplint.ecosystem.catalogue;

import java.util.Collection;
import java.util.Optional;
import org.bsplint.diagnostic.Nearest;

/** A name that nothing reads, and the name that was meant. */
public final class Misspelling {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_EDITS = 2;

    private Misspelling() {}

    /** The known name that was most likely meant: one or two letters differ, and not only digits or a further word. */
    public static Optional<String> meant(String name, Collection<String> known) {
        if (known.contains(name) || name.length() < MIN_LENGTH) {
            return Optional.empty();
        }
        return Nearest.of(name, known).filter(near -> isTypo(name, near));
    }

    private static boolean isTypo(String name, String near) {
        boolean digits = name.replaceAll("[0-9]", "").equalsIgnoreCase(near.replaceAll("[0-9]", ""));
        boolean longer = near.startsWith(name + "_") || name.startsWith(near + "_");
        return !digits && !longer && Nearest.edits(name, near) <= MAX_EDITS;
    }
}
