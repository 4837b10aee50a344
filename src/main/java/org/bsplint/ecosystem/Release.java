package org.bsplint.ecosystem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.syntax.version.Version;

/**
 * One release of a vendor's software: component versions that belong together.
 *
 * @param number {@code 3.0.0}
 * @param tag the vendor's tag, or empty
 * @param series the Yocto series: {@code dunfell}
 * @param layerRevision commit of the vendor's layer, abbreviated, or empty
 * @param components version text by component name
 * @param socs SoC families it supports
 * @param numberProvenance support for the number alone; {@code provenance} is for the versions
 */
public record Release(
        String vendor,
        String number,
        Version version,
        String tag,
        String date,
        String series,
        String layerRevision,
        Map<String, String> components,
        List<String> socs,
        Provenance provenance,
        Confidence numberConfidence) {
    public Release {
        components = java.util.Collections.unmodifiableMap(new TreeMap<>(components));
        socs = List.copyOf(socs);
    }
}
