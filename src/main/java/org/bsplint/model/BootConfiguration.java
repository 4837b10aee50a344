package org.bsplint.model;

import java.util.Map;
import java.util.TreeMap;
import org.bsplint.value.OptionSet;

/**
 * One of the boot configurations that are built for an image: a boot scheme on a storage, or what a programmer loads.
 *
 * @param name as the build names it: {@code optee-sdcard}, {@code serialboot}
 * @param facts the image's facts as they are in it
 * @param components those that are not the same in all boot configurations of the image, as they are in this one
 */
public record BootConfiguration(String name, OptionSet facts, Map<String, Component> components) {
    public BootConfiguration {
        components = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(components));
    }

    /** Without what is said here of a component: the image's own counts. */
    public BootConfiguration without(String component) {
        Map<String, Component> others = new TreeMap<>(components);
        others.remove(component);
        return new BootConfiguration(name, facts, others);
    }
}
