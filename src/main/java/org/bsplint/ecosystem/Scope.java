package org.bsplint.ecosystem;

import java.util.Optional;
import org.bsplint.syntax.version.Version;
import org.bsplint.syntax.version.VersionRange;
import org.bsplint.value.Truth;

/**
 * The versions of a component that a fact holds for.
 *
 * @param vendor the folder of facts it stands in: whose versions {@code origin: vendor} means
 * @param origin {@code upstream}, {@code vendor}, or empty for both
 * @param versions empty for every version
 */
public record Scope(String vendor, Optional<String> origin, Optional<VersionRange> versions) {
    public static final Scope EVERYWHERE = new Scope("", Optional.empty(), Optional.empty());

    /** Can it hold for a build of this vendor? */
    public boolean concerns(String maker) {
        return origin.filter("vendor"::equals).isEmpty() || vendor.equals(maker);
    }

    /** Unknown if the component's origin or version would decide and is not known. */
    public Truth covers(Optional<String> componentOrigin, Optional<Version> version) {
        Truth byOrigin = origin.map(wanted ->
                        componentOrigin.map(wanted::equals).map(Truth::of).orElse(Truth.UNKNOWN))
                .orElse(Truth.TRUE);
        Truth byVersion = versions.map(
                        range -> version.map(range::contains).map(Truth::of).orElse(Truth.UNKNOWN))
                .orElse(Truth.TRUE);
        return byOrigin.and(byVersion);
    }
}
