package org.bsplint.eval.bitbake.python.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.eval.bitbake.Variables;
import org.bsplint.eval.bitbake.python.run.Frame;
import org.bsplint.eval.bitbake.python.run.Library;
import org.bsplint.eval.bitbake.python.run.StoreAccess;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Regex;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.source.Letters;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Deferred;

/**
 * The names that metadata can use: Python's built-in functions, the modules that BitBake imports for it, the functions
 * that metadata itself defines, and modules in the {@code lib/} of layers, read when something of them is used.
 */
public final class StandardLibrary implements Library {
    private static final Deferred<Map<String, NativeCall>> BUILT_IN = Deferred.by(BuiltinFunctions::all);
    /** By the first part of their names; most metadata calls those of BitBake alone. */
    private static final Map<String, List<Deferred<Map<String, NativeCall>>>> NATIVE = Map.of(
            "bb", List.of(Deferred.by(BitbakeFunctions::all)),
            "oe", List.of(Deferred.by(OeFunctions::all), Deferred.by(Licenses::all)),
            "fnmatch", List.of(Deferred.by(Licenses::all)),
            "os", List.of(Deferred.by(PathFunctions::all)),
            "re", List.of(Deferred.by(RegexFunctions::all)));

    private static final Deferred<Map<String, Py>> REGEX_FLAGS = Deferred.by(Regex::constants);
    private static final Set<String> MODULES = Set.of(
            "bb",
            "oe",
            "os",
            "re",
            "time",
            "sys",
            "string",
            "collections",
            "subprocess",
            "json",
            "fnmatch",
            "glob",
            "shutil",
            "shlex",
            "tempfile",
            "stat",
            "errno",
            "pwd",
            "grp",
            "urllib",
            "hashlib",
            "itertools",
            "datetime",
            "socket",
            "signal",
            "multiprocessing",
            "traceback",
            "logging",
            "types",
            "copy",
            "functools",
            "math",
            "codecs",
            "io",
            "pickle");
    private static final Set<String> PACKAGES = Set.of(
            "bb.utils",
            "bb.data",
            "bb.parse",
            "bb.event",
            "bb.build",
            "bb.fetch",
            "bb.fetch2",
            "bb.data_smart",
            "bb.process",
            "bb.siggen",
            "bb.codeparser",
            "bb.cooker",
            "bb.runqueue",
            "bb.persist_data",
            "os.path",
            "bb.parse.BBHandler",
            "bb.parse.siggen",
            "oe.utils",
            "oe.types",
            "oe.path",
            "oe.data",
            "oe.package",
            "oe.license",
            "oe.lsb",
            "oe.packagegroup",
            "oe.qa",
            "oe.sstatesig",
            "oe.classextend",
            "oe.rust",
            "oe.go",
            "oe.cachedpath",
            "oe.reproducible",
            "oe.prservice",
            "oe.patch",
            "oe.spdx",
            "oe.cve_check",
            "oe.manifest",
            "oe.rootfs",
            "oe.recipeutils",
            "oe.packagedata",
            "oe.gpg_sign",
            "oe.terminal",
            "oe.copy_buildsystem",
            "oe.overlayfs",
            "urllib.parse");
    private static final Letters OF_EVENTS = Letters.of("A-Za-z0-9");

    private final World world;
    private final Variables variables;
    private final Sources sources;
    private final Map<String, Py> made = new HashMap<>();
    private final Map<String, Scope> modules = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    public StandardLibrary(World world, Variables variables, Sources sources) {
        this.world = world;
        this.variables = variables;
        this.sources = sources;
    }

    static Optional<NativeCall> natively(String name) {
        int dot = name.indexOf('.');
        return NATIVE.getOrDefault(dot < 0 ? name : name.substring(0, dot), List.of()).stream()
                .flatMap(functions -> Optional.ofNullable(functions.get().get(name)).stream())
                .findFirst();
    }

    @Override
    public Py global(String name) {
        Py known = made.get(name);
        if (known != null) {
            return known;
        }
        Py value = make(name);
        made.put(name, value);
        return value;
    }

    /**
     * The names of an expression that are variables of the datastore ({@code DataContext} in {@code data_smart.py}): those
     * that are neither functions nor known to Python.
     */
    public Optional<Py> variable(String name) {
        boolean python = MODULES.contains(name)
                || BUILT_IN.get().containsKey(name)
                || world.exceptions().type(name).isPresent()
                || !variables.rawFlag(name, "func").isUnset();
        return python
                ? Optional.empty()
                : Optional.of(StoreAccess.value(variables.value(name), world)).filter(value -> !value.isNone());
    }

    private Py make(String name) {
        if (MODULES.contains(name)) {
            return new Py.Module(name);
        }
        NativeCall builtin = BUILT_IN.get().get(name);
        if (builtin != null) {
            return new Py.Native(name, arguments -> builtin.call(arguments, world));
        }
        Optional<Py.Type> exception = world.exceptions().type(name);
        if (exception.isPresent()) {
            return exception.get();
        }
        if (name.equals("object")) {
            return new Py.Type("object", List.of());
        }
        return variables.function(name).map(this::defined).orElseGet(() -> Unmodelled.value(name));
    }

    private Py defined(PythonFunction function) {
        Optional<List<Statement>> statements = sources.statements(function.body());
        if (statements.isEmpty()
                || statements.get().size() != 1
                || !(statements.get().get(0) instanceof Statement.Function one)) {
            return Unmodelled.value(function.name() + "()");
        }
        return world.evaluator().closure(one, new Scope());
    }

    @Override
    public Py module(String name) {
        return new Py.Module(home(name));
    }

    /** {@code bb.fetch} is the old name of {@code bb.fetch2}. */
    private static String home(String module) {
        boolean old = module.equals("bb.fetch") || module.startsWith("bb.fetch.");
        return old ? "bb.fetch2" + module.substring("bb.fetch".length()) : module;
    }

    @Override
    public Py member(String module, String name) {
        String home = home(module);
        String full = home + "." + name;
        Optional<NativeCall> call = natively(full);
        if (call.isPresent()) {
            return new Py.Native(full, arguments -> call.get().call(arguments, world));
        }
        if (PACKAGES.contains(full)) {
            return module(full);
        }
        Optional<Py> constant = constant(home, name);
        if (constant.isPresent()) {
            return constant.get();
        }
        Optional<Py> own = home.startsWith("bb") ? Optional.empty() : module(home, name);
        if (own.isPresent()) {
            return own.get();
        }
        boolean isModule = sources.module(full).isPresent();
        return isModule ? new Py.Module(full) : Unmodelled.value(full);
    }

    private Optional<Py> constant(String module, String name) {
        String full = module + "." + name;
        if (module.equals("re") && REGEX_FLAGS.get().containsKey(name)) {
            return Optional.of(REGEX_FLAGS.get().get(name));
        }
        if (full.equals("os.sep") || full.equals("os.path.sep")) {
            return Optional.of(Py.of("/"));
        }
        if (full.equals("os.pathsep")) {
            return Optional.of(Py.of(":"));
        }
        if (full.equals("bb.__version__")) {
            return Optional.of(Unmodelled.value("BitBake's version"));
        }
        if (full.equals("collections.OrderedDict")) {
            return Optional.of(global("dict"));
        }
        if (module.equals("bb.event") && OF_EVENTS.makeUp(name) && Character.isUpperCase(name.charAt(0))) {
            return Optional.of(new Py.Type(full, List.of()));
        }
        return world.exceptions()
                .type(full)
                .or(() -> world.exceptions()
                        .type(full.equals("bb.BBHandledException") ? full : "bb.fetch2." + name)
                        .filter(type -> module.equals("bb.fetch2")))
                .map(type -> type);
    }

    /** A name of a module in a layer's {@code lib/}. */
    private Optional<Py> module(String module, String name) {
        Optional<Map<String, String>> parts = sources.module(module);
        if (parts.isEmpty() || !parts.get().containsKey(name)) {
            return Optional.empty();
        }
        return scope(module, parts.get()).find(name);
    }

    private Scope scope(String module, Map<String, String> parts) {
        return modules.computeIfAbsent(module, key -> Scope.ofModule(name -> part(module, name, parts)));
    }

    private Optional<Py> part(String module, String name, Map<String, String> parts) {
        Optional<NativeCall> call = natively(module + "." + name);
        if (call.isPresent()) {
            return Optional.of(
                    new Py.Native(module + "." + name, arguments -> call.get().call(arguments, world)));
        }
        String text = parts.get(name);
        if (text == null || !underWay.add(module + "." + name)) {
            return Optional.empty();
        }
        try {
            Scope scope = Objects.requireNonNull(modules.get(module), module);
            Frame frame = new Frame(scope.inner());
            Optional<List<Statement>> statements = sources.statements(text);
            if (statements.isEmpty()) {
                return Optional.of(Unmodelled.value(module + "." + name));
            }
            Statement first = statements.get().get(0);
            Py value;
            if (first instanceof Statement.Function function) {
                value = world.evaluator().closure(function, scope);
            } else {
                world.evaluator().run(statements.get(), frame);
                value = frame.scope.own().getOrDefault(name, Unmodelled.value(module + "." + name));
            }
            scope.bind(name, value);
            return Optional.of(value);
        } finally {
            underWay.remove(module + "." + name);
        }
    }
}
