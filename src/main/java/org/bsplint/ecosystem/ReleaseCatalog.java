package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.syntax.version.Version;

/**
 * All known releases, in order of vendor and date.
 *
 * @param spelling how vendors write the versions of components
 */
public record ReleaseCatalog(List<Release> releases, VersionSpelling spelling) {
    /** The components whose versions tell a release; a kernel fits many, and products have their own. */
    public static final List<String> TELLING = List.of("tf-a", "optee", "u-boot");

    public ReleaseCatalog {
        releases = List.copyOf(releases);
    }

    /** The release with exactly this number; {@code 3.0} means {@code 3.0.0}. */
    public Optional<Release> find(String number) {
        return find(number, Optional.empty());
    }

    /** The same of this vendor, if it is known and has releases. */
    public Optional<Release> find(String number, Optional<String> vendor) {
        return Version.parse(number)
                .flatMap(wanted -> of(vendor).stream()
                        .filter(release -> release.version().equals(wanted))
                        .findFirst());
    }

    /** The vendor's releases; those of all vendors where it has none. */
    public List<Release> of(Optional<String> vendor) {
        List<Release> own = releases.stream()
                .filter(release -> vendor.filter(release.vendor()::equals).isPresent())
                .toList();
        return own.isEmpty() ? releases : own;
    }

    /** The same catalogue with one release alone. */
    public ReleaseCatalog only(Release release) {
        return new ReleaseCatalog(List.of(release), spelling);
    }

    /** The release with this tag or layer revision. */
    public Optional<Release> byRevision(String revision) {
        return releases.stream()
                .filter(release -> release.tag().equals(revision)
                        || !release.layerRevision().isEmpty() && revision.startsWith(release.layerRevision()))
                .findFirst();
    }

    /**
     * The release that most of the given component versions belong to; empty if none of them is known. Of several releases
     * that fit equally the first is given: they have the same components.
     */
    public Optional<ReleaseMatch> match(Map<String, String> versions) {
        return match(versions, Map.of());
    }

    /** @param numbers upstream version numbers of further components, of which no more is known: they decide between equals */
    public Optional<ReleaseMatch> match(Map<String, String> versions, Map<String, String> numbers) {
        ReleaseMatch best = null;
        long most = 0;
        for (Release release : releases) {
            ReleaseMatch match = compare(release, versions);
            long hints = numbers.entrySet().stream()
                    .filter(hint -> hasNumber(release, hint.getKey(), hint.getValue()))
                    .count();
            long weight = match.agreeing().size() + hints;
            if (!match.agreeing().isEmpty() && weight > most || !match.odd().isEmpty() && hints > 1 && weight > most) {
                best = match;
                most = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean hasNumber(Release release, String component, String number) {
        Optional<Version> own =
                Optional.ofNullable(release.components().get(component)).flatMap(Version::parse);
        Optional<Version> hint = Version.parse(number);
        return own.isPresent() && hint.isPresent() && sameNumbers(own.get(), hint.get());
    }

    /**
     * The major number of the first release of the vendor with this version of a component, whatever its revision; empty if
     * the text names no vendor, or the vendor no such version.
     */
    public Optional<Long> firstMajor(String component, String text) {
        Optional<Version> version =
                Version.parse(text).filter(parsed -> parsed.numbers().size() > 1);
        Optional<Vendor> vendor = spelling.vendor(text).filter(maker -> text.contains(maker.versionMark()));
        return version.isEmpty() || vendor.isEmpty()
                ? Optional.empty()
                : releases.stream()
                        .filter(release -> release.vendor().equals(vendor.get().name()))
                        .filter(release -> Optional.ofNullable(
                                        release.components().get(component))
                                .flatMap(Version::parse)
                                .filter(own -> own.numbers().size() > 1)
                                .filter(own -> own.numbers()
                                        .subList(0, 2)
                                        .equals(version.get().numbers().subList(0, 2)))
                                .isPresent())
                        .map(release -> release.version().numbers().get(0))
                        .min(Long::compare);
    }

    /** The releases of the same vendor whose components cannot be told from this one's, itself among them. */
    public List<Release> alike(Release release) {
        return releases.stream()
                .filter(other -> other.vendor().equals(release.vendor()))
                .filter(other -> TELLING.stream()
                        .allMatch(component -> java.util.Objects.equals(
                                other.components().get(component),
                                release.components().get(component))))
                .toList();
    }

    /** Does any vendor release hold this version number of a component, whatever its suffix? */
    public boolean hasUpstreamNumber(String component, Version version) {
        return releases.stream()
                .map(release -> release.components().get(component))
                .filter(text -> text != null)
                .flatMap(text -> Version.parse(text).stream())
                .anyMatch(known -> sameNumbers(known, version));
    }

    private ReleaseMatch compare(Release release, Map<String, String> versions) {
        List<String> agreeing = new ArrayList<>();
        Map<String, String> odd = new TreeMap<>();
        for (String component : TELLING) {
            String given = versions.get(component);
            String own = release.components().get(component);
            if (given != null && own != null) {
                if (sameVersion(given, own)) {
                    agreeing.add(component);
                } else {
                    odd.put(component, given);
                }
            }
        }
        return new ReleaseMatch(release, agreeing, odd);
    }

    private boolean sameVersion(String left, String right) {
        return spelling.normal(left).equals(spelling.normal(right));
    }

    private static boolean sameNumbers(Version left, Version right) {
        int count = Math.max(left.numbers().size(), right.numbers().size());
        for (int i = 0; i < count; i++) {
            if (at(left, i) != at(right, i)) {
                return false;
            }
        }
        return true;
    }

    private static long at(Version version, int index) {
        return index < version.numbers().size() ? version.numbers().get(index) : 0;
    }
}
