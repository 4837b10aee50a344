package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Addresses;
import org.bsplint.lsp.client.ClientSettings;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.report.Redaction;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Option;
import org.eclipse.lsp4j.Location;

/**
 * A project as evaluated at one moment, unsaved buffers included. Immutable.
 *
 * @param versions of the open documents, as the client counts them
 * @param halfTyped syntax errors of open scripts, which were evaluated without the lines that hold them
 * @param placement where options belong
 * @param addresses how the client writes those of files
 */
record Snapshot(
        Path root,
        FileTree tree,
        Map<String, Integer> versions,
        Report report,
        List<Diagnostic> configuration,
        List<Diagnostic> halfTyped,
        RuleBook rules,
        KnowledgeBase knowledge,
        ClientSettings settings,
        Placement placement,
        Addresses addresses) {
    /** An option as one component of one image has it. */
    record Found(Image image, Component component, Option option) {}

    Snapshot {
        versions = Map.copyOf(versions);
        configuration = List.copyOf(configuration);
        halfTyped = List.copyOf(halfTyped);
    }

    /** The same evaluation, of buffers that differ in what is half typed alone. */
    Snapshot of(FileTree open, Map<String, Integer> documents, List<Diagnostic> broken) {
        return new Snapshot(
                root, open, documents, report, configuration, broken, rules, knowledge, settings, placement, addresses);
    }

    /** With findings and problems as they may be shown; edits that would destroy a secret are left out. */
    Snapshot withoutSecrets() {
        return with(Redaction.of(report));
    }

    /** As {@link #withoutSecrets}, but without the rules' results. */
    Snapshot withShownFindings() {
        return with(Redaction.ofFindings(report));
    }

    private Snapshot with(Report shown) {
        return new Snapshot(
                root,
                tree,
                versions,
                shown,
                configuration,
                halfTyped,
                rules,
                knowledge,
                settings,
                placement,
                addresses);
    }

    /** The images in view: all, or the one that the user chose. */
    List<Image> images() {
        List<Image> all = report.bsp().images();
        List<Image> chosen = all.stream()
                .filter(image -> settings.image().filter(image.name()::equals).isPresent())
                .toList();
        return chosen.isEmpty() ? all : chosen;
    }

    /** Findings of the images in view. */
    List<Finding> findings() {
        List<String> names = images().stream().map(Image::name).toList();
        return report.findings().stream()
                .filter(finding -> finding.image().isEmpty() || names.contains(finding.image()) || names.isEmpty())
                .toList();
    }

    /** A file's address, as the client writes it. */
    String uri(String path) {
        return addresses.of(Places.file(root, path));
    }

    Location location(Span span) {
        return new Location(uri(span.path()), Places.range(span));
    }

    /** Does the evaluation read this file? */
    boolean reads(String path) {
        return Collections.binarySearch(report.bsp().inputs(), path) >= 0;
    }

    Optional<SourceFile> file(String path) {
        return tree.read(path);
    }

    /** Every component that has this option, or whose code is known to read it, in each image in view. */
    List<Found> options(String name) {
        OptionCatalog known = knowledge.options();
        Set<String> reading = new HashSet<>();
        known.components().stream()
                .filter(component -> known.find(component, name).isPresent()
                        || !component.equals("yocto")
                                && known.sources(component).has(name))
                .forEach(reading::add);
        List<Found> found = new ArrayList<>();
        for (Image image : images()) {
            for (Component component : image.components().values()) {
                if (component.options().has(name) || reading.contains(component.name())) {
                    found.add(new Found(image, component, component.options().get(name)));
                }
            }
        }
        return found;
    }

    /** As {@link #options(String)}, for somebody who asks in a file: if it is a recipe's, other recipes do not matter. */
    List<Found> options(String path, String name) {
        List<Found> all = options(name);
        List<Found> here = all.stream()
                .filter(found -> found.component().name().startsWith("yocto/") && touches(found.option(), path))
                .toList();
        boolean recipe = FileKind.of(path) == FileKind.BITBAKE && !path.endsWith(".conf") && !here.isEmpty();
        return recipe ? here : all;
    }

    private static boolean touches(Option option, String path) {
        return option.history().stream()
                .anyMatch(step ->
                        step.span().filter(span -> span.path().equals(path)).isPresent());
    }

    boolean hasOption(String name) {
        return images().stream()
                .flatMap(image -> image.components().values().stream())
                .anyMatch(component -> component.options().has(name));
    }

    /** Options whose names are wanted, of all components in view, each name once; only these are evaluated. */
    Map<String, Found> optionsLike(Predicate<String> wanted, int most) {
        Map<String, Found> all = new TreeMap<>();
        for (Image image : images()) {
            for (Component component : image.components().values()) {
                component.options().names().stream()
                        .filter(wanted)
                        .limit(most)
                        .filter(name -> all.size() < most && !all.containsKey(name))
                        .forEach(name -> all.put(
                                name,
                                new Found(image, component, component.options().get(name))));
            }
        }
        return all;
    }

    /** Names of the options of all components in view, and the component that each belongs to. */
    Map<String, String> optionNames() {
        Map<String, String> names = new TreeMap<>();
        for (Image image : images()) {
            image.components()
                    .values()
                    .forEach(component ->
                            component.options().names().forEach(name -> names.putIfAbsent(name, component.name())));
        }
        return names;
    }

    /** The SoC of the first image in view, if it is known. */
    Optional<String> soc() {
        return images().stream()
                .flatMap(image -> image.fact("soc").value().asKnown().stream())
                .findFirst();
    }
}
