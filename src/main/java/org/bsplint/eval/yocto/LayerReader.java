package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Reads each layer's {@code conf/layer.conf}, replaces LAYERDIR for good, and checks what BitBake checks of layers. */
final class LayerReader {
    private static final String COMPATIBLE = "LAYERSERIES_COMPAT_";
    /** What means something to a regular expression. */
    private static final Letters SPECIAL = Letters.BLANKS.and("-()[]{}?*+|^$\\.&~#");

    private final DataStore store;
    private final FileTree tree;
    private final FileEvaluator evaluator;
    private final Sightings sightings;
    private final Map<String, Set<String>> compatible = new LinkedHashMap<>();
    private Set<String> series = Set.of();
    /** What BBFILE_COLLECTIONS was after the last layer, and its words. */
    private String collections = "";

    private final Set<String> collected = new LinkedHashSet<>();
    /** Collections whose series hang on other variables. */
    private final Set<String> unsettled = new LinkedHashSet<>();

    private final WrittenNames written;

    LayerReader(DataStore store, FileTree tree, FileEvaluator evaluator, Sightings sightings) {
        this.store = store;
        this.tree = tree;
        this.evaluator = evaluator;
        this.sightings = sightings;
        this.written = new WrittenNames(store);
    }

    List<Layer> read(List<String> paths) {
        List<Layer> layers = new ArrayList<>();
        for (String path : paths) {
            layers.add(layer(path));
        }
        written.end();
        store.delete("LAYERDIR_RE", Place.NONE);
        store.delete("LAYERDIR", Place.NONE);
        if (takesSeriesAway()) {
            compatible.forEach((name, words) -> set(COMPATIBLE + name, sorted(words)));
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
        store.put("LAYERDIR", path);
        store.put("LAYERDIR_RE", escaped(path));
        if (!evaluator.evaluate(file)) {
            sightings.layerWithoutConf(path, SourceFile.of(file, "").span(0, 0));
            set("BBPATH", store.text("BBPATH").plus(":" + path).toString());
            return new Layer(path, List.of(Paths.name(path)));
        }
        Set<String> touched = written.take();
        substitute(touched, List.of(Map.entry("${LAYERDIR}", path), Map.entry("${LAYERDIR_RE}", escaped(path))));
        List<String> added = added();
        takeSeries(touched, added);
        return new Layer(path, added.isEmpty() ? List.of(Paths.name(path)) : added);
    }

    /** The collections that were not there before the last layer; nearly always those at the end. */
    private List<String> added() {
        String now = store.text("BBFILE_COLLECTIONS").toString();
        boolean more = now.startsWith(collections)
                && (now.length() == collections.length()
                        || collections.isEmpty()
                        || Blanks.isBlank(now.charAt(collections.length())));
        List<String> words = Blanks.words(more ? now.substring(collections.length()) : now);
        List<String> added =
                words.stream().filter(name -> !collected.contains(name)).toList();
        if (!more) {
            collected.clear();
        }
        collected.addAll(words);
        collections = now;
        return added;
    }

    /** {@code re.escape} of Python 3.7 and newer. */
    static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            escaped.append(SPECIAL.has(path.charAt(i)) ? "\\" : "").append(path.charAt(i));
        }
        return escaped.toString();
    }

    /**
     * {@code DataSmart.expandVarref} for one reference after the other. BitBake looks through all names; what was not written
     * since is as the layer before left it.
     */
    private void substitute(Set<String> touched, List<Map.Entry<String, String>> references) {
        List<String> holding = touched.stream().filter(this::holdsFolder).toList();
        // of several values of one variable the order in which a store has its names decides which stays
        boolean ordered = holding.stream().anyMatch(store::hasOverrideValues);
        for (String name : ordered ? List.copyOf(store.names()) : holding) {
            for (Map.Entry<String, String> reference : references) {
                String text = store.raw(name).asKnown().orElse("");
                if (text.contains(reference.getKey())) {
                    store.set(name, Text.of(text.replace(reference.getKey(), reference.getValue())), Place.NONE);
                }
            }
        }
    }

    private boolean holdsFolder(String name) {
        return store.raw(name)
                .asKnown()
                .filter(text -> text.contains("${LAYERDIR"))
                .isPresent();
    }

    /** What layers say of their series; asked again where it may have changed since the layer before. */
    private void takeSeries(Set<String> touched, List<String> added) {
        Set<String> asked = new LinkedHashSet<>(unsettled);
        asked.addAll(added);
        touched.stream()
                .filter(name -> name.startsWith(COMPATIBLE))
                .forEach(name -> asked.add(name.substring(COMPATIBLE.length())));
        asked.retainAll(collected);
        unsettled.clear();
        for (String name : asked) {
            String variable = COMPATIBLE + name;
            if (!isPlain(variable)) {
                unsettled.add(name);
            }
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

    /** Does its value hang on no other variable? */
    private boolean isPlain(String name) {
        Value raw = store.raw(name);
        boolean plain = raw.isUnset()
                || raw.asKnown().filter(text -> text.indexOf('$') < 0).isPresent();
        return plain && !store.hasOverrideValues(name);
    }

    /** BBFILES_DYNAMIC: files that count only beside certain other layers. */
    private void dynamicFiles(List<String> collections) {
        Set<String> present = new HashSet<>(collections);
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
            if (present.contains(wanted) != inverted) {
                store.append("BBFILES", Text.of(" " + entry.substring(colon + 1)), Place.NONE);
            }
        }
    }

    private void checkSeries(List<String> collections) {
        Set<String> seen = new HashSet<>();
        Optional<Span> last = place("BBFILE_COLLECTIONS");
        for (String name : collections) {
            if (!seen.add(name)) {
                sightings.duplicateCollection(name, last);
            }
            Set<String> own = compatible.getOrDefault(name, Set.of());
            Optional<Span> place = place(COMPATIBLE + name).or(() -> last);
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

    /** Names whose raw values may have changed since they were last asked for: at first all. */
    private static final class WrittenNames {
        private final DataStore store;
        private final Set<String> written = new LinkedHashSet<>();
        private Optional<Value> overrides = Optional.empty();

        WrittenNames(DataStore store) {
            this.store = store;
            store.onWrite(written::add);
        }

        /** What an override value was written for may have changed, too, and all where OVERRIDES did. */
        Set<String> take() {
            Optional<Value> now = Optional.of(store.value("OVERRIDES"));
            Set<String> taken = new LinkedHashSet<>(written);
            written.forEach(name -> addBases(name, taken));
            boolean all = !now.equals(overrides);
            overrides = now;
            written.clear();
            return all ? new LinkedHashSet<>(store.names()) : taken;
        }

        private void addBases(String name, Set<String> taken) {
            char separator = store.dialect().separator();
            for (int at = name.indexOf(separator); at >= 0; at = name.indexOf(separator, at + 1)) {
                String override = name.substring(at + 1);
                if (!override.isEmpty() && store.isOverride(override) != Truth.FALSE) {
                    taken.add(name.substring(0, at));
                }
            }
        }

        void end() {
            store.onWrite(name -> {});
        }
    }
}
