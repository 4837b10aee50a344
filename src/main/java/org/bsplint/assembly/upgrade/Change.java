package org.bsplint.assembly.upgrade;

import java.util.List;
import org.bsplint.source.Span;

/**
 * One thing that is, or is not, otherwise in the newer release.
 *
 * @param topic what it belongs to: {@code components}, {@code commands}, {@code options}, {@code variables}, {@code boot}
 * @param subject the option, variable, command or component
 * @param before what it is in the older release; {@code after} in the newer
 * @param note what that means, in one sentence; empty if nothing needs saying
 * @param places where this product uses it
 */
public record Change(
        Kind kind, String topic, String subject, String before, String after, String note, List<Span> places) {
    /** What happens to the subject. */
    public enum Kind {
        APPEARS,
        VANISHES,
        RENAMED,
        FLIPS,
        /** The same in both, and worth knowing for what this product does. */
        STAYS
    }

    public Change {
        places = List.copyOf(places);
    }
}
