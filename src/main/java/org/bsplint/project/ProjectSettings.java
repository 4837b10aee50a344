package org.bsplint.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user states of the project, in {@code bsplint.yaml} and on the command line. Paths and patterns are as seen from
 * the analysed folder, wherever {@code bsplint.yaml} lies.
 *
 * @param file path of {@code bsplint.yaml}; empty if there is none
 * @param versions version text by component
 * @param origins {@code upstream} or {@code vendor} by component
 * @param board facts of the board by name ({@code part-number}, {@code ddr-size})
 * @param scripts patterns; empty if the user does not say
 */
public record ProjectSettings(
        Optional<String> file,
        Optional<Stated> platform,
        Optional<Stated> machine,
        Optional<Stated> ecosystem,
        Map<String, Stated> versions,
        Map<String, Stated> origins,
        Map<String, Stated> board,
        List<Stated> operations,
        YoctoSettings yocto,
        Map<String, ComponentSettings> components,
        List<Stated> scripts,
        List<ImageSettings> images,
        RuleSettings rules) {
    public static final ProjectSettings NONE = new ProjectSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            YoctoSettings.NONE,
            Map.of(),
            List.of(),
            List.of(),
            RuleSettings.NONE);

    public ProjectSettings {
        versions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        origins = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        board = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(board));
        operations = List.copyOf(operations);
        components = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(components));
        scripts = List.copyOf(scripts);
        images = List.copyOf(images);
    }

    public ComponentSettings component(String name) {
        return components.getOrDefault(name, ComponentSettings.NONE);
    }

    /** A component's settings in one image. */
    public ComponentSettings component(String name, ImageSettings image) {
        return component(name).overlaid(image.components().getOrDefault(name, ComponentSettings.NONE));
    }

    /** The images that the user names, or the one image {@code default}. */
    public List<ImageSettings> imagesOrDefault() {
        return images.isEmpty() ? List.of(ImageSettings.DEFAULT) : images;
    }

    /** These settings with the command line's laid over them; its operations come beside those stated. */
    public ProjectSettings with(Overrides overrides) {
        List<Stated> operationsNow = new ArrayList<>(operations);
        overrides.operations().forEach(word -> operationsNow.add(Stated.onCommandLine(word)));
        return new ProjectSettings(
                file,
                platform,
                overrides.machine().map(Stated::onCommandLine).or(() -> machine),
                overrides.ecosystem().map(Stated::onCommandLine).or(() -> ecosystem),
                versions,
                origins,
                board,
                operationsNow,
                yocto,
                overlaid(components, overrides),
                scripts,
                images.stream().map(image -> image(image, overrides)).toList(),
                profiled(overrides.profile()));
    }

    private ImageSettings image(ImageSettings image, Overrides overrides) {
        Optional<List<Stated>> operationsNow = image.operations().map(stated -> {
            List<Stated> all = new ArrayList<>(stated);
            overrides.operations().forEach(word -> all.add(Stated.onCommandLine(word)));
            return all;
        });
        return new ImageSettings(
                image.name(),
                operationsNow,
                image.scripts(),
                overlaid(image.components(), overrides),
                overrides.machine().map(Stated::onCommandLine).or(image::machine),
                image.profile());
    }

    private static Map<String, ComponentSettings> overlaid(
            Map<String, ComponentSettings> components, Overrides overrides) {
        Map<String, ComponentSettings> result = new TreeMap<>(components);
        overrides.set().forEach((component, values) -> {
            Map<String, Stated> words = new LinkedHashMap<>();
            values.forEach((name, value) -> words.put(name, Stated.onCommandLine(value)));
            ComponentSettings special =
                    new ComponentSettings(Optional.empty(), words, Optional.empty(), Optional.empty());
            result.merge(component, special, ComponentSettings::overlaid);
        });
        return result;
    }

    private RuleSettings profiled(Optional<String> profile) {
        return new RuleSettings(
                rules.packs(),
                profile.or(rules::profile),
                rules.pinned(),
                rules.ignore(),
                rules.severity(),
                rules.waivers(),
                rules.baseline());
    }
}
