package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.FileEvaluator;
import org.bsplint.eval.bitbake.file.Functions;
import org.bsplint.eval.bitbake.file.Missing;
import org.bsplint.eval.bitbake.file.SearchPath;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Reads a configuration as BitBake does ({@code CookerDataBuilder.parseConfigurationFiles} in {@code cookerdata.py}). */
final class ConfigurationReader {
    /** Names that BitBake takes over from its environment ({@code bb.utils.preserved_envvars}). */
    private static final List<String> ENVIRONMENT =
            List.of("BB_ORIGENV", "HOME", "LOGNAME", "PATH", "PWD", "SHELL", "USER", "LC_ALL");

    private static final Letters SLASH = Letters.of("/");
    /** What stands around the words of a list. */
    private static final Letters AROUND = Letters.BLANKS.and("\"'\\#");

    private final FileTree tree;
    private final YoctoRequest request;
    private final Map<String, Diagnostic> absent;
    private final Notes notes;
    private final Sightings sightings;
    private final TreeSurroundings surroundings;

    private final BitbakeFiles parsed;
    private final InlinePython python;

    /**
     * @param absent what is told of a layer folder that does not exist, where it is not BBLAYERS that names it
     * @param parsed what was parsed before
     * @param spoken Python that was parsed before
     */
    ConfigurationReader(
            FileTree tree,
            YoctoRequest request,
            Map<String, Diagnostic> absent,
            Notes notes,
            BitbakeFiles parsed,
            InlinePython spoken) {
        this.tree = tree;
        this.request = request;
        this.absent = absent;
        this.notes = notes;
        this.sightings = new Sightings(notes);
        this.surroundings = new TreeSurroundings(tree);
        this.parsed = parsed;
        this.python = spoken.in(surroundings);
    }

    /** The configuration; {@code multiconfig} names one of BBMULTICONFIG, {@code default} is the main one. */
    Configuration read(String multiconfig) {
        List<String> layers = request.layers().isEmpty() ? layersOfBuild() : request.layers();
        List<String> present = layers.stream()
                .map(ConfigurationReader::trimmed)
                .filter(this::isPresent)
                .toList();
        Dialect dialect = Series.of(tree, present, request.series().flatMap(Dialect::ofSeries));
        BitbakeFiles files = parsed.in(tree, dialect);
        boolean force = false;
        Configuration read = read(new DataStore(dialect, python, notes), files, present, multiconfig, force);
        boolean obeyed = request.machine().isEmpty()
                || !multiconfig.equals("default")
                || read.store()
                        .value("MACHINE")
                        .equals(Value.known(request.machine().get()));
        if (obeyed || !read.hasCore()) {
            return read;
        }
        return read(new DataStore(dialect, python, notes), files, present, multiconfig, true);
    }

    private static String trimmed(String layer) {
        int end = SLASH.start(layer, layer.length());
        return end == 0 ? layer : layer.substring(0, end);
    }

    private boolean isPresent(String layer) {
        if (tree.isDirectory(layer)) {
            return true;
        }
        sightings.layerMissing(layer, Optional.ofNullable(absent.get(layer)).orElseGet(() -> absent(layer)));
        return false;
    }

    private Diagnostic absent(String layer) {
        String path = request.kas().orElseGet(() -> build() + "/conf/bblayers.conf");
        SourceFile file = tree.read(path).orElseGet(() -> SourceFile.of(path, ""));
        return Diagnostic.problem(listed(file, layer), "the layer folder " + layer + " does not exist");
    }

    /** The one word of the file that ends as the folder does; the file's first place if none or several do. */
    private static Span listed(SourceFile file, String layer) {
        String name = "/" + Paths.name(layer);
        String text = file.text();
        List<Span> words = new ArrayList<>();
        int end;
        for (int at = AROUND.end(text, 0); at < text.length(); at = AROUND.end(text, end)) {
            end = AROUND.next(text, at);
            if (trimmed(text.substring(at, end)).endsWith(name)) {
                words.add(file.span(at, end));
            }
        }
        return words.size() == 1 ? words.get(0) : file.span(0, 0);
    }

    private String build() {
        return request.build().map(ConfigurationReader::trimmed).orElse("build");
    }

    /** BBLAYERS of the build folder, read with the newest syntax: the file holds plain assignments only. */
    private List<String> layersOfBuild() {
        DataStore store = new DataStore(Dialect.KIRKSTONE, python, new Notes());
        start(store, "default");
        surroundings.roots(List.of(build()));
        FileEvaluator evaluator = new FileEvaluator(store, parsed.in(tree, Dialect.KIRKSTONE), Missing.stops());
        evaluator.evaluate(build() + "/conf/bblayers.conf");
        return Blanks.words(store.text("BBLAYERS").toString());
    }

    private void start(DataStore store, String multiconfig) {
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "comes from the environment of BitBake");
        for (String name : ENVIRONMENT) {
            store.store(name, Value.unknown(cause), Event.of("set", "", Place.of(Origin.ENVIRONMENT)));
        }
        request.machine().ifPresent(machine -> given(store, "MACHINE", machine));
        request.distro().ifPresent(distro -> given(store, "DISTRO", distro));
        set(store, "BB_CURRENT_MC", multiconfig);
        if (request.build().isPresent()) {
            set(store, "TOPDIR", build());
        } else {
            Cause nowhere = Cause.of(Cause.Kind.MISSING_INPUT, "there is no build folder");
            store.set("TOPDIR", Text.unknown(nowhere), Place.NONE);
        }
        store.agenda().classType("global");
    }

    private static void given(DataStore store, String name, String value) {
        store.set(name, Text.of(value), Place.of(Origin.COMMAND_LINE));
    }

    private static void set(DataStore store, String name, String value) {
        store.set(name, Text.of(value), Place.NONE);
    }

    private Configuration read(
            DataStore store, BitbakeFiles files, List<String> layers, String multiconfig, boolean force) {
        start(store, multiconfig);
        char separator = store.dialect().separator();
        request.set().forEach((name, value) -> given(store, name + separator + "forcevariable", value));
        if (force) {
            request.machine().ifPresent(machine -> given(store, "MACHINE" + separator + "forcevariable", machine));
        }
        Missing missing = new MissingFiles(tree, layers);
        FileEvaluator evaluator = new FileEvaluator(store, files, missing);
        if (request.build().isEmpty() || !evaluator.evaluate(build() + "/conf/bblayers.conf")) {
            set(store, "BBPATH", request.build().isPresent() ? build() : "");
            set(store, "BBLAYERS", String.join(" ", layers));
        }
        if (!request.layers().isEmpty()) {
            set(store, "BBLAYERS", String.join(" ", layers));
        }
        if (store.dialect().atLeast(Dialect.MICKLEDORE)) {
            defaultTo(store, "BB_CACHEDIR", "${TOPDIR}/cache");
        }
        surroundings.roots(roots(layers));
        List<Layer> read = new LayerReader(store, tree, evaluator, sightings).read(layers);
        List<String> path = SearchPath.of(store);
        surroundings.path(path);
        if (path.stream().noneMatch(folder -> tree.isFile(folder + "/conf/bitbake.conf"))) {
            return withoutCore(store, evaluator, files, missing, read);
        }
        String main = path.stream()
                .map(folder -> folder + "/conf/bitbake.conf")
                .filter(tree::isFile)
                .findFirst()
                .orElseThrow();
        evaluator.evaluate(main);
        inheritGlobal(store, evaluator, main);
        new Functions(store).fire("bb.event.ConfigParsed");
        store.agenda().classType("recipe");
        return new Configuration(store, python, surroundings, files, missing, read, collections(store), true);
    }

    private List<String> roots(List<String> layers) {
        List<String> roots = new ArrayList<>(layers);
        request.build().ifPresent(folder -> roots.add(build()));
        return roots;
    }

    private static void defaultTo(DataStore store, String name, String value) {
        if (store.value(name).isUnset()) {
            set(store, name, value);
        }
    }

    private void inheritGlobal(DataStore store, FileEvaluator evaluator, String place) {
        Span span = tree.read(place)
                .map(file -> file.span(0, 0))
                .orElseGet(() -> SourceFile.of(place, "").span(0, 0));
        Value inherit = store.value("INHERIT");
        evaluator.inherit("base", span, false);
        boolean whole = tree.isFile(place) && place.endsWith("bitbake.conf");
        if (whole && !inherit.isKnown() && !inherit.isUnset()) {
            notes.add(Diagnostic.problem(span, "cannot tell which classes INHERIT names"));
        }
        // without core, what core and the distro would inherit is not here, and only core's own variables hang on it
        evaluator.inherit(whole ? inherit.partial().toString() : knownWords(inherit), span, false);
    }

    private static String knownWords(Value value) {
        return Letters.BLANKS.split(value.partial().toString()).stream()
                .filter(word -> !word.contains("…"))
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private List<Collection> collections(DataStore store) {
        return new CollectionReader(store, sightings).read();
    }

    /** No openembedded-core: the build's, machine's and distro's own files over a stand-in for {@code bitbake.conf}. */
    private Configuration withoutCore(
            DataStore store, FileEvaluator evaluator, BitbakeFiles files, Missing missing, List<Layer> layers) {
        StandInCore core = new StandInCore(store, request.supposed());
        core.before();
        String multiconfig = "conf/multiconfig/" + store.text("BB_CURRENT_MC") + ".conf";
        for (String file : List.of("conf/site.conf", "conf/auto.conf", "conf/local.conf", multiconfig)) {
            include(evaluator, store, file);
        }
        Optional<String> machine = store.value("MACHINE").asKnown();
        Optional<String> distro = store.value("DISTRO").asKnown();
        machine.ifPresent(name -> include(evaluator, store, "conf/machine/" + name + ".conf"));
        distro.ifPresent(name -> include(evaluator, store, "conf/distro/" + name + ".conf"));
        core.after();
        String main = build() + "/conf/local.conf";
        inheritGlobal(store, evaluator, main);
        new Functions(store).fire("bb.event.ConfigParsed");
        store.agenda().classType("recipe");
        return new Configuration(store, python, surroundings, files, missing, layers, collections(store), false);
    }

    private void include(FileEvaluator evaluator, DataStore store, String file) {
        for (String folder : SearchPath.of(store)) {
            String candidate = Paths.resolve(folder, file);
            if (tree.isFile(candidate)) {
                evaluator.evaluate(candidate);
                return;
            }
        }
    }

    /** Names of machines that the layers offer. */
    static List<String> machines(FileTree tree, List<Layer> layers) {
        Set<String> names = new TreeSet<>();
        for (Layer layer : layers) {
            for (String file : tree.list(layer.path() + "/conf/machine")) {
                if (file.endsWith(".conf")) {
                    names.add(file.substring(0, file.length() - 5));
                }
            }
        }
        return List.copyOf(names);
    }
}
