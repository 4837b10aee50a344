package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.pure;
import static org.bsplint.eval.bitbake.python.library.NativeCall.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Splitting;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.eval.bitbake.python.value.Versions;
import org.bsplint.value.Truth;

/** Functions of BitBake's own modules ({@code lib/bb}), each as in all releases from 1.46 on. */
public final class BitbakeFunctions {
    private BitbakeFunctions() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>(WordTests.all());
        for (String quiet : List.of(
                "bb.note",
                "bb.debug",
                "bb.warn",
                "bb.error",
                "bb.plain",
                "bb.verbnote",
                "bb.erroronce",
                "bb.warnonce")) {
            all.put(quiet, (a, w) -> Py.NONE);
        }
        all.put("bb.fatal", (a, w) -> {
            throw w.exceptions()
                    .raise(
                            "bb.BBHandledException",
                            a.count() == 0
                                    ? ""
                                    : Show.str(a.positional().get(0)).toString());
        });
        all.put("bb.utils.to_boolean", pure(BitbakeFunctions::toBoolean));
        all.put(
                "bb.utils.vercmp_string",
                pure((a, w) -> new Py.Int(versions(w).compare(text(a, 0, w), text(a, 1, w)))));
        all.put("bb.utils.vercmp_string_op", pure(BitbakeFunctions::compareVersions));
        all.put("bb.utils.which", BitbakeFunctions::which);
        all.put("bb.utils.explode_deps", pure((a, w) -> Py.list(explodeDependencies(text(a, 0, w)))));
        all.put("bb.utils.explode_dep_versions2", pure(Dependencies::explode));
        all.put("bb.utils.join_deps", pure(Dependencies::join));
        all.put("bb.data.inherits_class", BitbakeFunctions::inherits);
        all.put("bb.data.getVar", (a, w) -> onStore(a, w, 1, "getVar"));
        all.put("bb.data.expand", (a, w) -> onStore(a, w, 1, "expand"));
        all.put("bb.data.createCopy", (a, w) -> onStore(a, w, 0, "createCopy"));
        all.put("bb.parse.vars_from_file", pure(BitbakeFunctions::fromFile));
        all.put("bb.parse.BBHandler.vars_from_file", pure(BitbakeFunctions::fromFile)); // its place before dunfell
        all.put("bb.parse.mark_dependency", (a, w) -> Py.NONE);
        all.put("bb.parse.siggen.dump_sigtask", (a, w) -> Unmodelled.value("signatures"));
        all.put("bb.utils._context", (a, w) -> Py.NONE);
        all.put("bb.fetch2.decodeurl", pure(Urls::decode));
        all.put("bb.fetch2.URI", pure(Urls::uri));
        all.put("bb.fetch2.Fetch", BitbakeFunctions::fetch);
        all.put("bb.fetch2.get_srcrev", SourceRevisions::of);
        // what it also does, keeping the recipe from being cached, no value shows
        all.put("bb.fetch2.get_autorev", (a, w) -> Py.of("AUTOINC"));
        all.put("bb.build.addtask", BitbakeFunctions::addTask);
        all.put("bb.build.deltask", BitbakeFunctions::deleteTask);
        all.put("bb.utils.mkdirhier", (a, w) -> Py.NONE);
        return all;
    }

    private static Versions versions(World world) {
        return new Versions(world.exceptions());
    }

    private static Py onStore(Arguments arguments, World world, int position, String method) {
        if (arguments.get(position, "d", Py.NONE) instanceof Py.Store store) {
            return store.access()
                    .call(method, new Arguments(arguments.positional().subList(0, position), Map.of()));
        }
        return Unmodelled.value("bb.data." + method);
    }

    private static Py toBoolean(Arguments arguments, World world) {
        Py value = arguments.get(0, "string", Py.NONE);
        if (Operators.truth(value) == Truth.FALSE) {
            return arguments.get(1, "default", Py.NONE);
        }
        if (Operators.whole(value).isPresent()) {
            return Py.TRUE;
        }
        String word = text(arguments, 0, world).toLowerCase(Locale.ROOT);
        if (Set.of("y", "yes", "1", "true").contains(word)) {
            return Py.TRUE;
        }
        if (Set.of("n", "no", "0", "false").contains(word)) {
            return Py.FALSE;
        }
        throw world.exceptions().raise("ValueError", "Invalid value for to_boolean: " + word);
    }

    private static Py compareVersions(Arguments arguments, World world) {
        int sign = versions(world).compare(text(arguments, 0, world), text(arguments, 1, world));
        return Py.of(
                switch (text(arguments, 2, world)) {
                    case "=", "==" -> sign == 0;
                    case "<=" -> sign <= 0;
                    case ">=" -> sign >= 0;
                    case ">", ">>" -> sign > 0;
                    case "<", "<<" -> sign < 0;
                    case "!=" -> sign != 0;
                    default ->
                        throw world.exceptions()
                                .raise(
                                        "bb.utils.VersionStringException",
                                        "Unsupported comparison operator \"" + text(arguments, 2, world) + "\"");
                });
    }

    private static Py which(Arguments arguments, World world) {
        boolean special = !arguments.named().isEmpty()
                || arguments.count() > 3
                || !arguments.causes().isEmpty();
        if (special || arguments.count() < 2) {
            return arguments.causes().isEmpty()
                    ? Unmodelled.value("bb.utils.which")
                    : new Py.Unknown(arguments.causes());
        }
        String path = arguments.positional().get(0).isNone() ? "" : text(arguments, 0, world);
        List<String> folders = new java.util.ArrayList<>(List.of(path.split(":", -1)));
        if (arguments.count() > 2 && Operators.truth(arguments.positional().get(2)) == Truth.TRUE) {
            java.util.Collections.reverse(folders);
        }
        for (String folder : folders) {
            String file = PathFunctions.join(folder, text(arguments, 1, world));
            Truth exists =
                    world.surroundings().isFile(file).or(world.surroundings().isDirectory(file));
            if (exists == Truth.UNKNOWN) {
                return Unmodelled.value("whether " + file + " exists");
            }
            if (exists == Truth.TRUE) {
                return Py.of(file.startsWith("/") ? file : PathFunctions.normalize(world.absolute(file)));
            }
        }
        return Py.EMPTY;
    }

    /** {@code bb.fetch2.Fetch}: an object whose {@code localpath} finds {@code file://} entries along FILESPATH. */
    private static Py fetch(Arguments arguments, World world) {
        Py.Instance fetcher = new Py.Instance(new Py.Type("bb.fetch2.Fetch", List.of()));
        Py store = arguments.get(1, "d", Py.NONE);
        fetcher.attributes.put("localpath", new Py.Native("localpath", a -> localPath(a, store, world)));
        return fetcher;
    }

    private static Py localPath(Arguments arguments, Py store, World world) {
        Optional<String> url = arguments.get(0, "url", Py.NONE).asText().filter(text -> text.startsWith("file://"));
        if (url.isEmpty()
                || !(store instanceof Py.Store d)
                || url.get().contains("%")
                || url.get().contains("*")) {
            return Unmodelled.value("where a file is fetched to");
        }
        String path = url.get().substring(7).replaceFirst(";.*", "");
        if (path.startsWith("/")) {
            return Py.of(path);
        }
        Py along = d.access().call("getVar", Arguments.of(Py.of("FILESPATH")));
        Py found =
                along.isUncertain() ? new Py.Unknown(along.causes()) : which(Arguments.of(along, Py.of(path)), world);
        if (found.asText().filter(String::isEmpty).isEmpty()) {
            return found;
        }
        Py downloads = d.access().call("getVar", Arguments.of(Py.of("DL_DIR")));
        return downloads.asText().isPresent()
                ? Py.of(PathFunctions.join(downloads.asText().get(), path))
                : Unmodelled.value("where " + path + " is fetched to");
    }

    private static List<String> explodeDependencies(String text) {
        List<String> names = new java.util.ArrayList<>();
        boolean inVersion = false;
        for (String word : Splitting.blanks(text, -1)) {
            inVersion |= word.startsWith("(");
            if (!inVersion) {
                names.add(word);
            }
            inVersion &= !word.endsWith(")");
        }
        return names;
    }

    private static Py inherits(Arguments arguments, World world) {
        Py name = arguments.get(0, "klass", Py.NONE);
        if (name.asText().isEmpty() || !(arguments.get(1, "d", Py.NONE) instanceof Py.Store store)) {
            return new Py.Unknown(Operators.causes(name, name));
        }
        Optional<Boolean> inherits = store.access().inherits(name.asText().get());
        return inherits.map(Py::of).orElseGet(() -> Unmodelled.value("which classes are inherited"));
    }

    private static Py fromFile(Arguments arguments, World world) {
        Py file = arguments.get(0, "", Py.NONE);
        Optional<String> path = file.asText().filter(text -> text.endsWith(".bb") || text.endsWith(".bbappend"));
        if (path.isEmpty()) {
            return new Py.Tuple(List.of(Py.NONE, Py.NONE, Py.NONE));
        }
        String name = PathFunctions.split(path.get())[1];
        String[] parts = name.substring(0, name.lastIndexOf('.')).split("_", -1);
        if (parts.length > 3) {
            throw world.exceptions()
                    .raise(
                            "bb.parse.ParseError",
                            "Unable to generate default variables from filename (too many underscores)");
        }
        List<Py> all = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(i < parts.length ? Py.of(parts[i]) : Py.NONE);
        }
        return new Py.Sequence(all);
    }

    /** Sets the flags by which BitBake knows a task; its dependencies are bookkeeping that no value shows. */
    private static Py addTask(Arguments arguments, World world) {
        Optional<String> task = arguments.get(0, "task", Py.NONE).asText();
        if (task.isEmpty() || !(arguments.get(3, "d", Py.NONE) instanceof Py.Store store)) {
            return Unmodelled.value("bb.build.addtask");
        }
        String name = task.get().startsWith("do_") ? task.get() : "do_" + task.get();
        return store.access().call("setVarFlag", Arguments.of(Py.of(name), Py.of("task"), Py.of("1")));
    }

    private static Py deleteTask(Arguments arguments, World world) {
        Optional<String> task = arguments.get(0, "task", Py.NONE).asText();
        if (task.isEmpty() || !(arguments.get(1, "d", Py.NONE) instanceof Py.Store store)) {
            return Unmodelled.value("bb.build.deltask");
        }
        String name = task.get().startsWith("do_") ? task.get() : "do_" + task.get();
        return store.access().call("delVarFlag", Arguments.of(Py.of(name), Py.of("task")));
    }
}
