package org.bsplint.assembly.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Project;
import org.bsplint.diagnostic.Related;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.project.Role;
import org.bsplint.source.Regex;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Observation;

/**
 * What tells a vendor's release beside component versions: the revision of the vendor's layer in a kas file or a
 * manifest of {@code repo}, and files of
 * the layer itself where releases have the same components.
 */
public final class ReleaseClues {
    private static final Regex BRANCH = Regex.of(
            "(?m)(?:\\b(?:branch|refspec):\\s*[\"']?|\\brevision\\s*=\\s*[\"'])(?:[\\w./-]*/)?([a-z]+)\\b(?![\\w./-])");
    private static final Regex COMMENT_LINE = Regex.of("(?m)^[ \\t]*+#.*$");
    /** Between a file's path and what it holds. */
    private static final String HOLDING = " ~ ";
    /** Where the {@code repo} tool keeps the manifest of a checkout. */
    private static final String OF_CHECKOUT = ".repo/manifests/default.xml";

    private final Project project;
    private final ReleaseCatalog releases;
    /** Marks of many releases speak of the same files. */
    private final Map<String, Boolean> there = new HashMap<>();

    public ReleaseClues(Project project) {
        this.project = project;
        this.releases = project.knowledge().releases();
    }

    /** The release whose tag or layer revision a kas file or a manifest names. */
    public Optional<Fact> pinned() {
        return pins().main();
    }

    /** The vendor's layers that are fetched of other releases than the pinned one. */
    List<String> oddLayers() {
        return pins().others().stream().map(PinnedReleases.Pin::layer).toList();
    }

    /** Layers of the vendor that are fetched of a release with other components than that of the layer with the recipes. */
    public List<Observation> mixedLayers() {
        PinnedReleases pins = pins();
        return pins.main().stream()
                .flatMap(main -> pins.others().stream()
                        .filter(odd -> !line(odd.release().text()).equals(line(main.text())))
                        .map(odd -> mixed(odd, main)))
                .toList();
    }

    private static Observation mixed(PinnedReleases.Pin odd, Fact main) {
        return new Observation(
                "layer-of-other-release",
                "yocto",
                List.of(odd.layer()),
                odd.release().span(),
                Map.of(
                        "layer",
                        odd.layer(),
                        "release",
                        odd.release().text(),
                        "main",
                        main.text(),
                        "place",
                        main.from()),
                List.of(new Related(main.span(), "the layer with the recipes is that of " + main.text())),
                Optional.empty());
    }

    /** Major and minor number: releases that differ in the third alone were made to replace one another. */
    private static String line(String release) {
        String[] numbers = release.split("\\.");
        return numbers.length < 2 ? release : numbers[0] + "." + numbers[1];
    }

    private PinnedReleases pins() {
        PinnedReleases pins = new PinnedReleases(project.knowledge());
        for (String path : sources()) {
            project.tree().read(path).ifPresent(file -> pins.read(file, uncommented(file.text())));
        }
        return pins;
    }

    /** The Yocto series that branches in kas files or a manifest name; empty if they name several or none. */
    public Optional<String> series() {
        Set<String> named = new TreeSet<>();
        for (String path : sources()) {
            project.tree().read(path).ifPresent(file -> {
                Matcher revision = BRANCH.matcher(uncommented(file.text()));
                while (revision.find()) {
                    Dialect.ofSeries(revision.group(1)).ifPresent(known -> named.add(revision.group(1)));
                }
            });
        }
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    private List<String> sources() {
        List<String> paths = new ArrayList<>(project.inputs().paths(Role.KAS));
        paths.addAll(project.inputs().paths(Role.MANIFEST));
        paths.add(OF_CHECKOUT);
        return paths;
    }

    /** The text without its comments, each line and column where it was; in one pass, however many of them are open. */
    private static String uncommented(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        for (int open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", at)) {
            int close = text.indexOf("-->", open + 4);
            if (close < 0) {
                break;
            }
            kept.append(text, at, open).append(text.substring(open, close + 3).replaceAll("[^\n]", " "));
            at = close + 3;
        }
        kept.append(text, at, text.length());
        return COMMENT_LINE
                .matcher(kept)
                .replaceAll(comment -> " ".repeat(comment.group().length()));
    }

    /** The releases that files of the vendor's layer tell; several where nothing is known to differ in their files. */
    List<Release> ofLayer() {
        return releases.releases().stream()
                .filter(release -> release.marks().stream().anyMatch(mark -> !mark.startsWith("!")))
                .filter(this::fits)
                .toList();
    }

    private boolean fits(Release release) {
        return !release.marks().isEmpty()
                && project.inputs().paths(Role.LAYER).stream()
                        .anyMatch(layer -> release.marks().stream().allMatch(mark -> holds(layer, mark)));
    }

    private boolean holds(String layer, String mark) {
        boolean lacks = mark.startsWith("!");
        String wanted = mark.substring(lacks ? 1 : 0);
        int tilde = wanted.indexOf(HOLDING);
        String name = tilde < 0 ? wanted : wanted.substring(0, tilde);
        String path = layer.isEmpty() ? name : layer + "/" + name;
        boolean there = tilde < 0
                ? isThere(path)
                : Optional.of(path)
                        .filter(this::isThere)
                        .flatMap(project.tree()::read)
                        .filter(file -> file.text().contains(wanted.substring(tilde + HOLDING.length())))
                        .isPresent();
        // a layer that lacks the file's folder is another layer
        return there != lacks && (!lacks || isThere(parent(path)));
    }

    private boolean isThere(String path) {
        return there.computeIfAbsent(path, project.tree()::exists);
    }

    private static String parent(String path) {
        return org.bsplint.source.Paths.parent(path);
    }
}
