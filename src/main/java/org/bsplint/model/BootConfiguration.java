package org.bsplint.model;

import java.util.Map;
import java.util.TreeMap;
import org.bsplint.value.OptionSet;

/**
 * One of the boot configurations that are built for an image: a boot scheme on a storage, or what a programmer loads.
 *
 * @param name as the build names it: {@code optee-sdcard}, {@code serialboot}
 * @param facts the image's facts as they are in it
 * @param components those that are built otherwise than the image's own
 */
public record BootConfiguration(String name, OptionSet facts, Map<String, Component> components) {
    public BootConfiguration {
        components = java.util.Collections.unmodifiableMap(new TreeMap<>(components));
    }
}
