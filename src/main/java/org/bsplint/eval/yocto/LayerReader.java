package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.file.FileEvaluator;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Reads each layer's {@code conf/layer.conf}, replaces LAYERDIR for good, and checks what BitBake checks of layers. */
final class LayerReader {
    /** What means something to a regular expression. */
    private static final Letters SPECIAL = Letters.BLANKS.and("-()[]{}?*+|^$\\.&~#");

    private final DataStore store;
    private final FileTree tree;
    private final FileEvaluator evaluator;
    private final Sightings sightings;
    private final Map<String, Set<String>> compatible = new LinkedHashMap<>();
    private Set<String> series = Set.of();

    LayerReader(DataStore store, FileTree tree, FileEvaluator evaluator, Sightings sightings) {
        this.store = store;
        this.tree = tree;
        this.evaluator = evaluator;
        this.sightings = sightings;
    }

    List<Layer> read(List<String> paths) {
        List<Layer> layers = new ArrayList<>();
        for (String path : paths) {
            layers.add(layer(path));
        }
        store.delete("LAYERDIR_RE", Place.NONE);
        store.delete("LAYERDIR", Place.NONE);
        if (takesSeriesAway()) {
            compatible.forEach((name, words) -> set("LAYERSERIES_COMPAT_" + name, sorted(words)));
        }
        List<String> collections = words("BBFILE_COLLECTIONS");
        dynamicFiles(collections);
        checkSeries(collections);
        if (takesSeriesAway() && !series.isEmpty()) {
            set("LAYERSERIES_CORENAMES", sorted(series));
        }
        return layers;
    }

    private boolean takesSeriesAway() {
        return store.dialect().atLeast(Dialect.MICKLEDORE);
    }

    private static String sorted(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    private void set(String name, String value) {
        store.set(name, Text.of(value), Place.NONE);
    }

    private List<String> words(String name) {
        return Blanks.words(store.text(name).toString());
    }

    /** The series of the core layer; none where it is not there, and its names are unknown. */
    private Set<String> coreNames() {
        return new LinkedHashSet<>(
                Blanks.words(known(store, "LAYERSERIES_CORENAMES").orElse("")));
    }

    private Layer layer(String path) {
        String file = path + "/conf/layer.conf";
        Set<String> before = new LinkedHashSet<>(words("BBFILE_COLLECTIONS"));
        store.put("LAYERDIR", path);
        store.put("LAYERDIR_RE", escaped(path));
        if (!evaluator.evaluate(file)) {
            sightings.layerWithoutConf(path, SourceFile.of(file, "").span(0, 0));
            set("BBPATH", store.text("BBPATH").plus(":" + path).toString());
            return new Layer(path, List.of(Paths.name(path)));
        }
        substitute(List.of(Map.entry("${LAYERDIR}", path), Map.entry("${LAYERDIR_RE}", escaped(path))));
        List<String> added = new ArrayList<>(words("BBFILE_COLLECTIONS"));
        takeSeries(added);
        added.removeAll(before);
        return new Layer(path, added.isEmpty() ? List.of(Paths.name(path)) : added);
    }

    /** {@code re.escape} of Python 3.7 and newer. */
    static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            escaped.append(SPECIAL.has(path.charAt(i)) ? "\\" : "").append(path.charAt(i));
        }
        return escaped.toString();
    }

    /** {@code DataSmart.expandVarref} for one reference after the other; all names are looked through once. */
    private void substitute(List<Map.Entry<String, String>> references) {
        for (String name : List.copyOf(store.names())) {
            Optional<String> raw = store.raw(name).asKnown().filter(text -> text.contains("${LAYERDIR"));
            for (Map.Entry<String, String> reference :
                    raw.isPresent() ? references : List.<Map.Entry<String, String>>of()) {
                String text = store.raw(name).asKnown().orElse("");
                if (text.contains(reference.getKey())) {
                    store.set(name, Text.of(text.replace(reference.getKey(), reference.getValue())), Place.NONE);
                }
            }
        }
    }

    private void takeSeries(List<String> collections) {
        for (String name : collections) {
            String variable = "LAYERSERIES_COMPAT_" + name;
            Optional<String> words = store.value(variable).asKnown().filter(text -> !text.isEmpty());
            words.ifPresent(text -> {
                compatible.put(name, new LinkedHashSet<>(Blanks.words(text)));
                if (takesSeriesAway()) {
                    store.delete(variable, Place.NONE);
                }
            });
        }
        if (takesSeriesAway() && series.isEmpty()) {
            series = coreNames();
            if (!series.isEmpty()) {
                store.delete("LAYERSERIES_CORENAMES", Place.NONE);
            }
        } else if (!takesSeriesAway()) {
            series = coreNames();
        }
    }

    /** BBFILES_DYNAMIC: files that count only beside certain other layers. */
    private void dynamicFiles(List<String> collections) {
        for (String entry : words("BBFILES_DYNAMIC")) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                place("BBFILES_DYNAMIC")
                        .ifPresent(span -> sightings
                                .notes()
                                .add(Diagnostic.error(
                                        span,
                                        "BBFILES_DYNAMIC entries must be of the form collection:pattern, not "
                                                + entry)));
                continue;
            }
            boolean inverted = entry.startsWith("!") && store.dialect().atLeast(Dialect.KIRKSTONE);
            String wanted = entry.substring(inverted ? 1 : 0, colon);
            if (collections.contains(wanted) != inverted) {
                store.append("BBFILES", Text.of(" " + entry.substring(colon + 1)), Place.NONE);
            }
        }
    }

    private void checkSeries(List<String> collections) {
        Set<String> seen = new LinkedHashSet<>();
        for (String name : collections) {
            if (!seen.add(name)) {
                sightings.duplicateCollection(name, place("BBFILE_COLLECTIONS"));
            }
            Set<String> own = compatible.getOrDefault(name, Set.of());
            Optional<Span> place = place("LAYERSERIES_COMPAT_" + name).or(() -> place("BBFILE_COLLECTIONS"));
            if (own.isEmpty()) {
                sightings.seriesMissing(name, place);
            } else if (!series.isEmpty() && own.stream().noneMatch(series::contains)) {
                sightings.seriesMismatch(name, sorted(own), sorted(series), place);
            }
        }
    }

    private Optional<Span> place(String name) {
        return store.history(name).stream()
                .flatMap(event -> event.place().span().stream())
                .reduce((first, last) -> last);
    }

    /** A value that is certain; empty if it is unset or unknown. */
    static Optional<String> known(DataStore store, String name) {
        Value value = store.value(name);
        return value.asKnown();
    }
}
