package org.bsplint.eval.bitbake.python.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python's and BitBake's exception classes, as far as metadata names them. */
public final class Exceptions {
    private static final String[] TREE = {
        "BaseException", "",
        "Exception", "BaseException",
        "ArithmeticError", "Exception",
        "ZeroDivisionError", "ArithmeticError",
        "LookupError", "Exception",
        "KeyError", "LookupError",
        "IndexError", "LookupError",
        "ValueError", "Exception",
        "TypeError", "Exception",
        "AttributeError", "Exception",
        "NameError", "Exception",
        "UnboundLocalError", "NameError",
        "ImportError", "Exception",
        "RuntimeError", "Exception",
        "NotImplementedError", "RuntimeError",
        "RecursionError", "RuntimeError",
        "OSError", "Exception",
        "FileNotFoundError", "OSError",
        "StopIteration", "Exception",
        "SyntaxError", "Exception",
        "bb.BBHandledException", "Exception",
        "bb.build.FuncFailed", "Exception",
        "bb.parse.ParseError", "Exception",
        "bb.parse.SkipRecipe", "Exception",
        "bb.parse.SkipPackage", "bb.parse.SkipRecipe",
        "bb.data_smart.ExpansionError", "Exception",
        "bb.utils.VersionStringException", "Exception",
        "bb.fetch2.BBFetchException", "Exception",
        "bb.fetch2.MalformedUrl", "bb.fetch2.BBFetchException",
        "bb.fetch2.FetchError", "bb.fetch2.BBFetchException",
        "bb.fetch2.NoMethodError", "bb.fetch2.BBFetchException",
        "bb.fetch2.ParameterError", "bb.fetch2.BBFetchException",
        "re.error", "Exception",
    };

    /** By name; empty of the one that has none. */
    private static final Map<String, String> BASES = new HashMap<>();

    private static final Map<String, String> OTHER_NAMES = Map.of("IOError", "OSError", "EnvironmentError", "OSError");

    static {
        for (int i = 0; i < TREE.length; i += 2) {
            BASES.put(TREE[i], TREE[i + 1]);
        }
    }

    /** Those that were asked for: most evaluations ask for none. */
    private final Map<String, Py.Type> types = new HashMap<>();

    public Optional<Py.Type> type(String name) {
        String own = OTHER_NAMES.getOrDefault(name, name);
        Py.Type known = types.get(own);
        if (known == null && BASES.containsKey(own)) {
            known = new Py.Type(own, type(BASES.get(own)).map(List::of).orElse(List.of()));
            types.put(own, known);
        }
        return Optional.ofNullable(known);
    }

    public Raised raise(String type, String message) {
        return of(known(type), List.of(Py.of(message)));
    }

    private Py.Type known(String type) {
        return type(type).orElseThrow(() -> new IllegalArgumentException(type));
    }

    /** What a dictionary raises that has no such key. */
    public Raised missingKey(Py key) {
        return of(known("KeyError"), List.of(key));
    }

    /** An exception of a class with the arguments of its call. */
    public static Raised of(Py.Type type, List<Py> arguments) {
        Py.Instance exception = new Py.Instance(type);
        exception.attributes.put("args", new Py.Tuple(arguments));
        exception.attributes.put("msg", arguments.isEmpty() ? Py.EMPTY : arguments.get(0));
        return new Raised(exception, message(type, arguments));
    }

    private static String message(Py.Type type, List<Py> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.get(0) instanceof Py.Str str && !type.isA("KeyError")
                        ? str.text().toString()
                        : Show.repr(arguments.get(0)).toString();
    }
}
