package org.bsplint.assembly.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.ecosystem.Release;
import org.bsplint.ecosystem.ReleaseMatch;
import org.bsplint.ecosystem.VersionSpelling;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Stated;
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
        Optional<ReleaseMatch> match = match(own, clues);
        Optional<Fact> ecosystem = ecosystem(match, clues);
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
        Optional<Stated> stated =
                image.machine().or(settings::machine).or(() -> settings.yocto().machine());
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

    private Optional<ReleaseMatch> match(Map<String, Fact> own, ReleaseClues clues) {
        Map<String, String> vendor = new TreeMap<>();
        own.forEach((component, fact) -> {
            if (spelling.isVendor(fact.text())) {
                vendor.put(component, fact.text());
            }
        });
        Map<String, String> numbers = new TreeMap<>();
        for (String component : List.of("tf-a", "optee", "u-boot")) {
            yocto.recipe(component)
                    .filter(recipe ->
                            !own.containsKey(component) && !recipe.version().isEmpty())
                    .ifPresent(recipe -> numbers.put(component, recipe.version()));
        }
        Optional<ReleaseMatch> match = vendor.isEmpty()
                ? Optional.empty()
                : project.knowledge().releases().match(vendor, numbers);
        return match.map(found -> {
            List<Release> alike = project.knowledge().releases().alike(found.nearest());
            Release nearest = found.agreeing().isEmpty()
                    ? clues.ofLayer().orElse(found.nearest())
                    : clues.narrowed(alike).get(0);
            return new ReleaseMatch(nearest, found.agreeing(), found.odd());
        });
    }

    private Optional<Fact> ecosystem(Optional<ReleaseMatch> match, ReleaseClues clues) {
        Optional<Stated> stated = project.settings().ecosystem();
        if (stated.isPresent()) {
            return stated.map(Fact::of);
        }
        if (match.isPresent()) {
            return Optional.of(Fact.known(match.get().nearest().number(), how(match.get(), clues)));
        }
        return clues.pinned()
                .or(() -> clues.ofLayer().map(release -> Fact.known(release.number(), "files of the vendor's layer")));
    }

    private String how(ReleaseMatch match, ReleaseClues clues) {
        if (!match.isExact()) {
            return "deduced; " + String.join(", ", match.odd().keySet()) + " of another release";
        }
        List<String> others = clues.narrowed(project.knowledge().releases().alike(match.nearest())).stream()
                .map(Release::number)
                .filter(number -> !number.equals(match.nearest().number()))
                .toList();
        return others.isEmpty()
                ? "deduced"
                : "deduced; " + String.join(" and ", others) + " would have the same versions";
    }

    private Map<String, Fact> versions(Map<String, Fact> own, Optional<Release> release) {
        Map<String, Fact> versions = new LinkedHashMap<>();
        release.ifPresent(known -> {
            String from = "ecosystem " + known.number();
            known.components().forEach((component, text) -> versions.put(component, Fact.known(text, from)));
            versions.put("yocto", Fact.known(known.series(), from));
        });
        series().ifPresent(series -> versions.put("yocto", series));
        own.forEach((component, fact) -> versions.put(component, spelled(component, fact)));
        project.settings().versions().forEach((component, stated) -> versions.put(component, Fact.of(stated)));
        return versions;
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
