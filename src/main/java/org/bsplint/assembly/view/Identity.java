package org.bsplint.assembly.view;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseMatch;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;

/**
 * What is analysed: machine, SoC family, release and the version and origin of each component.
 *
 * @param platformUnknown why the family is not known, where something more than silence says so
 * @param match the release that the components' own versions point to
 */
public record Identity(
        Optional<Fact> machine,
        Optional<Fact> platform,
        String platformUnknown,
        Optional<Fact> ecosystem,
        Optional<Release> release,
        Optional<ReleaseMatch> match,
        Map<String, Fact> versions,
        Map<String, Fact> origins) {
    public Identity {
        versions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        origins = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    /** The same product on this SoC family. */
    public Identity of(Fact family) {
        return new Identity(machine, Optional.of(family), "", ecosystem, release, match, versions, origins);
    }

    public Optional<Version> version(String component) {
        return Optional.ofNullable(versions.get(component)).flatMap(fact -> Version.parse(fact.text()));
    }

    public Optional<String> origin(String component) {
        return Optional.ofNullable(origins.get(component)).map(Fact::text);
    }

    public Option versionOption(String component) {
        Fact fact = versions.get(component);
        return fact != null ? fact.option("version") : missing("version", "nothing says which version it is");
    }

    public Option originOption(String component) {
        Fact fact = origins.get(component);
        return fact != null
                ? fact.option("origin")
                : missing("origin", "nothing says whether it is upstream's or a vendor's");
    }

    public static Option missing(String name, String reason) {
        return Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, reason));
    }
}
