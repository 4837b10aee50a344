package org.bsplint.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One variant of the product as the user names it.
 *
 * @param operations absent if the image has those of the project
 * @param scripts patterns of the scripts that belong to it; absent if the user does not say
 * @param machine the machine it is built for, where images differ in it
 * @param profile the rule profile it is checked with, where images differ in it
 */
public record ImageSettings(
        String name,
        Optional<List<Stated>> operations,
        Optional<List<Stated>> scripts,
        Map<String, ComponentSettings> components,
        Optional<Stated> machine,
        Optional<Stated> profile) {
    /** The one image of a project that names none. */
    public static final ImageSettings DEFAULT = new ImageSettings(
            "default", Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    private static final String MULTICONFIG = "mc:";

    /** One of the other configurations that a build makes beside its own, as BitBake calls it: {@code mc:NAME}. */
    public static ImageSettings ofMulticonfig(String name) {
        return new ImageSettings(
                MULTICONFIG + name, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }

    /** Which of BBMULTICONFIG it is; empty for the build's own configuration. */
    public Optional<String> multiconfig() {
        return name.startsWith(MULTICONFIG) ? Optional.of(name.substring(MULTICONFIG.length())) : Optional.empty();
    }

    public ImageSettings {
        operations = operations.map(List::copyOf);
        scripts = scripts.map(List::copyOf);
        components = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(components));
    }
}
