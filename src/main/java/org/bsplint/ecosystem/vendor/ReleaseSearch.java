package org.bsplint.ecosystem.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.syntax.version.Version;

/**
 * Finds the releases that most of the evidence speaks for. A component counts most, as a whole set has only three of them; what
 * files of the vendor's layer tell comes next, and decides between releases that have the same components; then the kernel.
 */
record ReleaseSearch(ReleaseEvidence evidence, VersionSpelling spelling) {
    private static final int COMPONENT = 8;
    /** A version with fewer numbers than the release's, {@code r2} for {@code r2.2}. */
    private static final int SHORT = 6;

    private static final int TOLD = 4;
    private static final int NUMBER = 2;
    private static final int KERNEL = 1;

    /** The best of these in their order; empty if nothing speaks for any of them. */
    Optional<ReleaseMatch> best(List<Release> releases) {
        List<ReleaseMatch> best = new ArrayList<>();
        int most = 0;
        for (Release release : releases) {
            ReleaseMatch match = compare(release);
            boolean grounded = !match.agreeing().isEmpty() || evidence.told().contains(release);
            int weight = weight(match);
            if (grounded && weight > most) {
                best.clear();
                most = weight;
            }
            if (grounded && weight == most) {
                best.add(match);
            }
        }
        return best.stream()
                .findFirst()
                .map(first -> first.besides(
                        best.stream().skip(1).map(ReleaseMatch::nearest).toList()));
    }

    private int weight(ReleaseMatch match) {
        Release release = match.nearest();
        int weight = 0;
        for (String component : match.agreeing()) {
            weight += isShort(release, component) ? SHORT : COMPONENT;
        }
        for (Map.Entry<String, String> offer : evidence.offered().entrySet()) {
            weight += sameLine(release, offer.getKey(), offer.getValue()) ? NUMBER : 0;
        }
        if (evidence.told().contains(release)) {
            long rest = ReleaseCatalog.TELLING.stream()
                    .filter(component -> !evidence.versions().containsKey(component))
                    .count();
            weight += TOLD + (int) rest * COMPONENT;
        }
        Optional<Version> kernel =
                Optional.ofNullable(evidence.versions().get("linux")).flatMap(Version::parse);
        boolean sameKernel = kernel.isPresent()
                && number(release, "linux")
                        .filter(own -> own.numbers().equals(kernel.get().numbers()))
                        .isPresent();
        return weight + (sameKernel ? KERNEL : 0);
    }

    private ReleaseMatch compare(Release release) {
        List<String> agreeing = new ArrayList<>();
        Map<String, String> odd = new TreeMap<>();
        for (String component : ReleaseCatalog.TELLING) {
            String given = evidence.versions().get(component);
            String offered = evidence.offered().getOrDefault(component, "");
            if (!release.components().containsKey(component)) {
                continue;
            }
            if (given == null) {
                if (!offered.isEmpty() && !sameLine(release, component, offered)) {
                    odd.put(component, offered);
                }
                continue;
            }
            boolean ofVendor = spelling.isVendor(given) && !evidence.upstream().contains(component);
            if (ofVendor && (isSame(release, component) || isShort(release, component))) {
                agreeing.add(component);
            } else if (spelling.isVendor(given)
                    || evidence.upstream().contains(component)
                    || !sameLine(release, component, given)) {
                odd.put(component, given);
            }
        }
        return new ReleaseMatch(release, agreeing, odd, List.of());
    }

    private boolean isSame(Release release, String component) {
        return spelling.normal(given(component)).equals(spelling.normal(own(release, component)));
    }

    /** PV of some recipes leaves the maintenance number out, that of a branch the whole revision. */
    private boolean isShort(Release release, String component) {
        String text = given(component);
        String given = spelling.normal(text);
        String own = spelling.normal(own(release, component));
        if (own.length() == given.length() || !own.startsWith(given)) {
            return false;
        }
        char next = own.charAt(given.length());
        return next == '-' || next == '.' && !spelling.isMarked(text);
    }

    private String given(String component) {
        return evidence.versions().getOrDefault(component, "");
    }

    private static String own(Release release, String component) {
        return release.components().getOrDefault(component, "");
    }

    private static boolean sameLine(Release release, String component, String text) {
        Optional<Version> given = Version.parse(text);
        return given.isPresent()
                && number(release, component).filter(given.get()::isOfLine).isPresent();
    }

    private static Optional<Version> number(Release release, String component) {
        return Optional.ofNullable(release.components().get(component)).flatMap(Version::parse);
    }
}
