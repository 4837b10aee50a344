package org.bsplint.ecosystem.vendor;

import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Answers;
import org.bsplint.value.DeferredList;

/** All known releases, in order of vendor and date. */
public final class ReleaseCatalog {
    /** The components whose versions tell a release; a kernel fits many, and products have their own. */
    public static final List<String> TELLING = List.of("tf-a", "optee", "u-boot");

    private final List<Release> releases;
    private final VersionSpelling spelling;
    /** Images of a product tell the same, and so do they with a fix on trial. */
    private final Answers<ReleaseEvidence, Optional<ReleaseMatch>> matches = new Answers<>(100, this::search);

    /** @param spelling how vendors write the versions of components */
    public ReleaseCatalog(List<Release> releases, VersionSpelling spelling) {
        this.releases = DeferredList.copyOf(releases);
        this.spelling = spelling;
    }

    public List<Release> releases() {
        return releases;
    }

    public VersionSpelling spelling() {
        return spelling;
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

    /** The release that most of what is known speaks for; empty if nothing speaks for one. */
    public Optional<ReleaseMatch> match(ReleaseEvidence evidence) {
        return matches.to(evidence);
    }

    private Optional<ReleaseMatch> search(ReleaseEvidence evidence) {
        return new ReleaseSearch(evidence, spelling).best(releases);
    }

    /** The numbers of the vendor's releases that hold exactly this version of a component. */
    public List<String> holding(String component, String version) {
        String normal = spelling.normal(version);
        return releases.stream()
                .filter(release -> spelling.normal(release.components().getOrDefault(component, ""))
                        .equals(normal))
                .map(Release::number)
                .toList();
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

    /** Does any vendor release hold this version number of a component, whatever its suffix? */
    public boolean hasUpstreamNumber(String component, Version version) {
        return releases.stream()
                .map(release -> release.components().get(component))
                .filter(text -> text != null)
                .flatMap(text -> Version.parse(text).stream())
                .anyMatch(known -> sameNumbers(known, version));
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
