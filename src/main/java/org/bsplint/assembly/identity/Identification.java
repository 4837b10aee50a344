package org.bsplint.assembly.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.ReleaseEvidence;
import org.bsplint.ecosystem.vendor.ReleaseMatch;
import org.bsplint.ecosystem.vendor.VersionSpelling;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Stated;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Origin;

/** Finds out what is analysed: what the user states first, then what files say, then what follows from the release. */
public final class Identification {
    private static final List<String> COMPONENTS = List.of("tf-a", "optee", "u-boot", "linux");

    private final Project project;
    private final YoctoView yocto;
    private final Map<String, CommandLine> lines;
    private final VersionSpelling spelling;

    public Identification(Project project, YoctoView yocto, Map<String, CommandLine> lines) {
        this.project = project;
        this.yocto = yocto;
        this.lines = lines;
        this.spelling = project.knowledge().spelling();
    }

    public Identity identify(ImageSettings image) {
        Map<String, Fact> own = new TreeMap<>();
        for (String component : COMPONENTS) {
            ComponentVersion.find(project, yocto, component).ifPresent(fact -> own.put(component, fact));
        }
        ReleaseClues clues = new ReleaseClues(project);
        Optional<Fact> pinned = clues.pinned();
        ReleaseEvidence evidence = evidence(own, pinned, clues.ofLayer());
        Optional<ReleaseMatch> match = releases().match(evidence);
        Optional<Fact> ecosystem = ecosystem(match, evidence, clues);
        Optional<Fact> machine = machine(image);
        PlatformDeduction deduction = new PlatformDeduction(project, yocto, lines);
        Optional<String> vendor = match.map(found -> found.nearest().vendor())
                .or(() -> deduction.deduce(machine, Optional.empty()).vendor(project.knowledge()));
        Optional<Release> release =
                ecosystem.flatMap(fact -> project.knowledge().releases().find(fact.text(), vendor));
        Map<String, Fact> versions = versions(own, release);
        Map<String, Fact> origins = origins(versions, release);
        PlatformDeduction.Result platform = deduction.deduce(machine, release);
        return new Identity(
                machine, platform.family(), platform.unknown(), ecosystem, release, match, versions, origins);
    }

    /** The machine this image is built for. */
    private Optional<Fact> machine(ImageSettings image) {
        ProjectSettings settings = project.settings();
        Optional<Stated> stated = image.multiconfig().isPresent()
                ? Optional.empty()
                : image.machine()
                        .or(settings::machine)
                        .or(() -> settings.yocto().machine());
        return stated.map(Fact::of)
                .or(() -> yocto.config()
                        .map(config -> config.get("MACHINE"))
                        .filter(option -> option.value().isKnown())
                        .map(option -> new Fact(
                                option.value().asKnown().orElse(""),
                                option.place()
                                        .map(at -> at.path() + ":" + at.line())
                                        .orElse("the Yocto configuration"),
                                option.place(),
                                Origin.FILE)));
    }

    private ReleaseEvidence evidence(Map<String, Fact> own, Optional<Fact> pinned, List<Release> layer) {
        Map<String, String> built = new TreeMap<>();
        own.forEach((component, fact) -> built.put(component, fact.text()));
        Set<String> upstream = new HashSet<>();
        Map<String, String> offered = new TreeMap<>();
        for (String component : ReleaseCatalog.TELLING) {
            if (isUpstream(component, own)) {
                upstream.add(component);
            }
            yocto.recipe(component)
                    .filter(recipe ->
                            !own.containsKey(component) && !recipe.version().isEmpty())
                    .ifPresent(recipe -> offered.put(component, recipe.version()));
        }
        List<Release> told = new ArrayList<>(layer);
        if (layer.isEmpty()) {
            pinned.flatMap(fact -> releases().find(fact.text())).ifPresent(told::add);
        }
        return new ReleaseEvidence(built, upstream, offered, told);
    }

    /** Do its sources come from upstream, and no vendor's name stands in its version? */
    private boolean isUpstream(String component, Map<String, Fact> own) {
        boolean stated = project.settings().versions().containsKey(component);
        Fact version = own.get(component);
        return version != null
                && !stated
                && !spelling.isVendor(version.text())
                && RecipeOrigin.of(project.knowledge().vendors(), yocto, component)
                        .filter(fact -> fact.text().equals("upstream"))
                        .isPresent();
    }

    private Optional<Fact> ecosystem(Optional<ReleaseMatch> match, ReleaseEvidence evidence, ReleaseClues clues) {
        Optional<Stated> stated = project.settings().ecosystem();
        if (stated.isPresent()) {
            return Optional.of(known(stated.get()));
        }
        String layers =
                clues.oddLayers().isEmpty() ? "" : "; " + String.join(", ", clues.oddLayers()) + " of another release";
        Optional<Fact> pinned =
                clues.pinned().map(fact -> new Fact(fact.text(), fact.from() + layers, fact.span(), fact.origin()));
        if (match.isEmpty()) {
            return pinned;
        }
        ReleaseMatch found = match.get();
        String number = found.nearest().number();
        boolean byVersions = !found.agreeing().isEmpty() || !found.isExact();
        Optional<Fact> pin = pinned.filter(fact -> !byVersions && fact.text().equals(number));
        return pin.or(() -> Optional.of(Fact.known(
                number, (byVersions ? "deduced" : "files of the vendor's layer") + how(found, evidence) + layers)));
    }

    private String how(ReleaseMatch match, ReleaseEvidence evidence) {
        List<String> parts = new ArrayList<>();
        List<String> upstream = match.odd().keySet().stream()
                .filter(evidence.upstream()::contains)
                .toList();
        List<String> odd = match.odd().keySet().stream()
                .filter(component -> !upstream.contains(component))
                .toList();
        if (!odd.isEmpty()) {
            parts.add(String.join(", ", odd) + " of another release");
        }
        if (!upstream.isEmpty()) {
            parts.add(String.join(", ", upstream) + " of upstream");
        }
        List<String> elsewhere = ReleaseCatalog.TELLING.stream()
                .filter(component -> !match.odd().containsKey(component) && isSourcedElsewhere(component))
                .toList();
        if (!elsewhere.isEmpty()) {
            parts.add(String.join(", ", elsewhere) + " from other sources");
        }
        if (!match.others().isEmpty()) {
            parts.add(String.join(
                            " and ",
                            match.others().stream().map(Release::number).toList())
                    + " would have the same versions");
        }
        return parts.stream().map(part -> "; " + part).collect(Collectors.joining());
    }

    /** Does the product give the recipe sources of which nobody knows the version? */
    private boolean isSourcedElsewhere(String component) {
        return !project.settings().versions().containsKey(component)
                && yocto.recipe(component)
                        .map(recipe -> RecipeSources.of(project, recipe, component))
                        .filter(sources -> sources.revision().isPresent()
                                && sources.version().isEmpty())
                        .isPresent();
    }

    /** The stated release by its number, where its tag is stated; one that is not known is told, for nothing follows from it. */
    private Fact known(Stated stated) {
        Fact fact = Fact.of(stated);
        if (releases().find(stated.text()).isPresent()) {
            return fact;
        }
        Optional<Release> tagged = releases().byRevision(stated.text());
        if (tagged.isPresent()) {
            return new Fact(tagged.get().number(), fact.from(), fact.span(), fact.origin());
        }
        boolean others = project.settings()
                .platform()
                .flatMap(family -> project.knowledge().vendor(family.text()))
                .filter(vendor -> releases().releases().stream()
                        .noneMatch(release -> release.vendor().equals(vendor)))
                .isPresent();
        if (!others) {
            List<Release> all = releases().releases();
            project.diary()
                    .add(Diagnostic.problem(
                            stated.span().orElseGet(() -> SourceFile.of(".", "").span(0, 0)),
                            "no ecosystem release `" + stated.text() + "` is known (they are "
                                    + all.get(0).number() + " to "
                                    + all.get(all.size() - 1).number()
                                    + "): no version or default follows from it; state `versions`, or leave it out"));
        }
        return fact;
    }

    private ReleaseCatalog releases() {
        return project.knowledge().releases();
    }

    private Map<String, Fact> versions(Map<String, Fact> own, Optional<Release> release) {
        Map<String, Fact> versions = new LinkedHashMap<>();
        release.ifPresent(known -> {
            String from = "ecosystem " + known.number();
            known.components().forEach((component, text) -> {
                if (isBuiltFrom(component, text)) {
                    versions.put(component, Fact.known(text, from));
                }
            });
            versions.put("yocto", Fact.known(known.series(), from));
        });
        series().ifPresent(series -> versions.put("yocto", series));
        own.forEach((component, fact) -> versions.put(component, spelled(component, fact)));
        project.settings().versions().forEach((component, stated) -> versions.put(component, Fact.of(stated)));
        return versions;
    }

    /** Not if the recipe, of which no more is known, is named after another version. */
    private boolean isBuiltFrom(String component, String text) {
        Optional<Version> named = yocto.recipe(component).flatMap(recipe -> Version.parse(recipe.version()));
        return named.isEmpty()
                || Version.parse(text)
                        .filter(version -> version.isOfLine(named.get()))
                        .isPresent();
    }

    private Optional<Fact> series() {
        return yocto.config()
                .map(config -> config.get("LAYERSERIES_CORENAMES"))
                .flatMap(option -> option.value()
                        .asKnown()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty() && !text.contains(" "))
                        .map(text -> option.place()
                                .map(at -> Fact.at(text, at))
                                .orElse(Fact.known(text, "the core layer"))));
    }

    /** One spelling per version, the release notes' own where they have it. */
    private Fact spelled(String component, Fact fact) {
        String normal = spelling.normal(fact.text());
        String text = project.knowledge().releases().releases().stream()
                .map(release -> release.components().get(component))
                .filter(known -> known != null && spelling.normal(known).equals(normal))
                .findFirst()
                .orElse(spelling.isVendor(fact.text()) ? normal : fact.text());
        return new Fact(text, fact.from(), fact.span(), fact.origin());
    }

    private Map<String, Fact> origins(Map<String, Fact> versions, Optional<Release> release) {
        Map<String, Fact> origins = new LinkedHashMap<>();
        for (String component : COMPONENTS) {
            Stated stated = project.settings().origins().get(component);
            if (stated != null) {
                origins.put(component, Fact.of(stated));
            } else {
                origin(component, versions.get(component), release).ifPresent(fact -> origins.put(component, fact));
            }
        }
        return origins;
    }

    private Optional<Fact> origin(
            String component, @org.jspecify.annotations.Nullable Fact version, Optional<Release> release) {
        Optional<Fact> bySource = RecipeOrigin.of(project.knowledge().vendors(), yocto, component);
        if (version == null) {
            return bySource;
        }
        if (spelling.isVendor(version.text())) {
            return Optional.of(new Fact("vendor", version.from(), version.span(), version.origin()));
        }
        if (bySource.isPresent()) {
            return bySource;
        }
        Optional<Version> parsed = Version.parse(version.text());
        if (release.isPresent() && parsed.isPresent() && sameNumber(release.get(), component, parsed.get())) {
            return Optional.of(Fact.known("vendor", "ecosystem " + release.get().number()));
        }
        boolean ofNoVendor = parsed.isPresent()
                && !component.equals("linux")
                && !project.knowledge().releases().hasUpstreamNumber(component, parsed.get());
        return ofNoVendor
                ? Optional.of(new Fact("upstream", version.from(), version.span(), version.origin()))
                : Optional.empty();
    }

    private static boolean sameNumber(Release release, String component, Version version) {
        return Optional.ofNullable(release.components().get(component))
                .flatMap(Version::parse)
                .filter(known -> known.numbers().equals(version.numbers()))
                .isPresent();
    }
}
