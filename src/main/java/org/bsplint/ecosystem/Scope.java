package org.bsplint.ecosystem;

import java.util.Optional;
import org.bsplint.syntax.version.Version;
import org.bsplint.syntax.version.VersionRange;
import org.bsplint.value.Truth;

/**
 * The versions of a component that a fact holds for.
 *
 * @param origin {@code upstream}, {@code vendor}, or empty for both
 * @param versions empty for every version
 */
public record Scope(Optional<String> origin, Optional<VersionRange> versions) {
    public static final Scope EVERYWHERE = new Scope(Optional.empty(), Optional.empty());

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
