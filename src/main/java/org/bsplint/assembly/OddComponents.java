package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.ReleaseMatch;
import org.bsplint.model.Component;
import org.bsplint.value.Option;

/** The facts of an image about components that are not of the release which the others are of. */
record OddComponents(
        ReleaseMatch match, Identity identity, Map<String, Component> components, ReleaseCatalog releases) {
    static final String NAMES = "ecosystem.odd-components";
    static final String VERSIONS = "ecosystem.odd-versions";
    private static final String FROM = "the versions of its components";

    /** None where the version of one is not known, and none is odd. */
    List<Option> facts() {
        Map<String, String> odd = new TreeMap<>(match.odd());
        odd.keySet().removeIf(component -> !isPart(component));
        if (!odd.isEmpty()) {
            Fact first = Optional.ofNullable(
                            identity.versions().get(odd.keySet().iterator().next()))
                    .orElse(Fact.known("", FROM));
            return List.of(
                    new Fact(String.join(" ", odd.keySet()), first.from(), first.span(), first.origin()).option(NAMES),
                    new Fact(told(odd), first.from(), first.span(), first.origin()).option(VERSIONS));
        }
        Set<String> wanted = new TreeSet<>(ReleaseCatalog.TELLING);
        wanted.removeIf(component -> !isPart(component));
        return match.agreeing().containsAll(wanted) ? List.of(Option.unset(NAMES), Option.unset(VERSIONS)) : List.of();
    }

    /** What the image does not hold may be of any version. */
    private boolean isPart(String component) {
        Component found = components.get(component);
        return found != null && found.isPresent();
    }

    private String told(Map<String, String> odd) {
        List<String> parts = new ArrayList<>();
        odd.forEach((component, version) -> {
            List<String> holding = releases.holding(component, version);
            parts.add(component + " " + version + (holding.isEmpty() ? "" : " (of " + holding.get(0) + ")"));
        });
        return String.join(", ", parts);
    }
}
