package org.bsplint.ecosystem.vendor;

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
 * @param marks what tells the vendor's layer of this release from others: a path in it, {@code path ~ text} for a file that
 *     holds the text, {@code !} before what it lacks
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
        List<String> marks,
        Provenance provenance,
        Confidence numberConfidence) {
    public Release {
        components = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(components));
        socs = List.copyOf(socs);
        marks = List.copyOf(marks);
    }
}
