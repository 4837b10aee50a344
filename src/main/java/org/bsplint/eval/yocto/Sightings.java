package org.bsplint.eval.yocto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;

/** What the assembly sees happen, as observations for rules and as diagnostics where BitBake itself would complain. */
final class Sightings {
    private final Notes notes;

    Sightings(Notes notes) {
        this.notes = notes;
    }

    Notes notes() {
        return notes;
    }

    private void observe(String kind, List<String> subjects, Optional<Span> span, Map<String, String> details) {
        notes.add(new Observation(kind, "yocto", subjects, span, details, List.of(), Optional.empty()));
    }

    void layerMissing(String layer, Diagnostic told) {
        observe("layer-missing", List.of("BBLAYERS"), Optional.of(told.span()), Map.of("layer", layer));
        notes.add(told);
    }

    void layerWithoutConf(String layer, Span place) {
        observe("layer-without-conf", List.of(layer), Optional.of(place), Map.of("layer", layer));
    }

    void seriesMismatch(String collection, String compatible, String core, Optional<Span> place) {
        Map<String, String> details = Map.of("layer", collection, "compatible", compatible, "core", core);
        observe("layer-series-mismatch", List.of("LAYERSERIES_COMPAT_" + collection), place, details);
        place.ifPresent(span -> notes.add(Diagnostic.error(
                span,
                "layer " + collection + " is not compatible with the core layer, which only supports " + core
                        + " (the layer is compatible with " + compatible + ")")));
    }

    void seriesMissing(String collection, Optional<Span> place) {
        observe(
                "layer-series-missing",
                List.of("LAYERSERIES_COMPAT_" + collection),
                place,
                Map.of("layer", collection));
    }

    void duplicateCollection(String collection, Optional<Span> place) {
        observe("layer-duplicate-collection", List.of("BBFILE_COLLECTIONS"), place, Map.of("layer", collection));
        place.ifPresent(
                span -> notes.add(Diagnostic.error(span, "duplicated BBFILE_COLLECTIONS '" + collection + "'")));
    }

    void dependencyMissing(String collection, String wanted, Optional<Span> place, boolean stops) {
        observe(
                "layer-dependency-missing",
                List.of("LAYERDEPENDS_" + collection),
                place,
                Map.of("layer", collection, "dependency", wanted));
        place.filter(span -> stops)
                .ifPresent(span -> notes.add(Diagnostic.error(
                        span,
                        "layer " + collection + " depends on layer " + wanted + ", but this layer is not enabled")));
    }

    void appendWithoutRecipe(String file, String layer, Optional<Span> place) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("append", file);
        details.put("layer", layer);
        observe("append-without-recipe", List.of(org.bsplint.source.Paths.name(file)), place, details);
    }

    void preferredVersionMissing(String name, String wanted, String offered, Optional<Span> place) {
        observe(
                "preferred-version-missing",
                List.of("PREFERRED_VERSION_" + name),
                place,
                Map.of("recipe", name, "wanted", wanted, "offered", offered));
    }

    void masked(String file, String mask, Optional<Span> place) {
        observe("recipe-masked", List.of("BBMASK"), place, Map.of("file", file, "mask", mask));
    }

    void missingFile(String verb, String file, Span place) {
        observe("bitbake-file-missing", List.of(file), Optional.of(place), Map.of("verb", verb, "file", file));
    }
}
