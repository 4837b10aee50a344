package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.pure;
import static org.bsplint.eval.bitbake.python.library.NativeCall.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Splitting;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Truth;

/**
 * The functions of openembedded-core's {@code lib/oe} that metadata uses most, alike in all releases from dunfell on: fast,
 * and there also where openembedded-core is not. All others are read from the layer's own modules.
 */
public final class OeFunctions {
    private OeFunctions() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        all.put("oe.utils.conditional", OeFunctions::conditional);
        all.put("oe.utils.ifelse", OeFunctions::ifElse);
        all.put("oe.utils.vartrue", (a, w) -> {
            Py truth = bool(getVar(a, 0, 3, w), w);
            return choose(truth, a.get(1, "iftrue", Py.NONE), a.get(2, "iffalse", Py.NONE));
        });
        all.put("oe.types.boolean", (a, w) -> bool(a.get(0, "value", Py.NONE), w));
        all.put("oe.utils.all_distro_features", (a, w) -> features(a, w, "bb.utils.contains"));
        all.put("oe.utils.any_distro_features", (a, w) -> features(a, w, "bb.utils.contains_any"));
        all.put("oe.utils.cpu_count", (a, w) -> Unmodelled.value("the number of processors"));
        all.put("oe.utils.host_gcc_version", (a, w) -> Unmodelled.value("the compiler of the build machine"));
        all.put(
                "oe.utils.read_file",
                pure((a, w) -> w.surroundings()
                        .read(text(a, 0, w))
                        .map(String::strip)
                        .map(Py::of)
                        .orElseGet(() -> Unmodelled.value("a file"))));
        all.put("oe.data.typed_value", OeFunctions::typed);
        all.put("oe.lsb.distro_identifier", (a, w) -> Unmodelled.value("the distribution of the build machine"));
        return all;
    }

    /** {@code oe.data.typed_value} for the types that metadata declares; others are not modelled. */
    private static Py typed(Arguments a, World world) {
        Py name = a.get(0, "key", Py.NONE);
        if (name.asText().isEmpty() || !(a.get(1, "d", Py.NONE) instanceof Py.Store d)) {
            return Unmodelled.value("oe.data.typed_value");
        }
        var variables = d.access().variables();
        var flags = variables.flags(name.asText().get());
        String type = variables.flag(name.asText().get(), "type").asKnown().orElse("");
        Py value = d.access().call("getVar", Arguments.of(name));
        if (value.isUncertain()) {
            return new Py.Unknown(value.causes());
        }
        if (type.equals("list") && !flags.containsKey("separator")) {
            return Py.list(Splitting.blanks(value.asText().orElse(""), -1));
        }
        return type.equals("boolean")
                ? bool(value.isNone() ? Py.EMPTY : value, world)
                : Unmodelled.value("a value of type " + type);
    }

    private static Py getVar(Arguments arguments, int name, int store, World world) {
        if (!(arguments.get(store, "d", Py.NONE) instanceof Py.Store d)) {
            return Unmodelled.value("a datastore");
        }
        return d.access().call("getVar", Arguments.of(arguments.get(name, "variable", Py.NONE)));
    }

    private static Py choose(Py test, Py yes, Py no) {
        Truth truth = Operators.truth(test);
        if (truth != Truth.UNKNOWN) {
            return truth == Truth.TRUE ? yes : no;
        }
        boolean alike = Operators.equal(yes, no) == Truth.TRUE && yes.getClass() == no.getClass();
        return alike ? yes : Py.either(yes, no, Operators.causes(test, test));
    }

    private static Py conditional(Arguments a, World world) {
        Py value = getVar(a, 0, 4, world);
        Py equal = world.operators().compare("==", value, a.get(1, "checkvalue", Py.NONE));
        return choose(equal, a.get(2, "truevalue", Py.NONE), a.get(3, "falsevalue", Py.NONE));
    }

    private static Py ifElse(Arguments a, World world) {
        return choose(a.get(0, "condition", Py.NONE), a.get(1, "iftrue", Py.TRUE), a.get(2, "iffalse", Py.FALSE));
    }

    /** {@code oe.types.boolean}. */
    private static Py bool(Py value, World world) {
        if (value.isUncertain()) {
            return new Py.Unknown(value.causes());
        }
        if (value.isNone() || value instanceof Py.Bool) {
            return value.isNone() ? Py.FALSE : value;
        }
        if (value.asText().isEmpty()) {
            throw world.exceptions().raise("TypeError", "boolean accepts a string, not '" + Show.typeName(value) + "'");
        }
        String word = value.asText().get().toLowerCase(Locale.ROOT);
        if (Set.of("yes", "y", "true", "t", "1").contains(word)) {
            return Py.TRUE;
        }
        if (Set.of("no", "n", "false", "f", "0").contains(word)) {
            return Py.FALSE;
        }
        throw world.exceptions()
                .raise("ValueError", "Invalid boolean value '" + value.asText().get() + "'");
    }

    private static Py features(Arguments a, World world, String test) {
        List<Py> arguments = List.of(
                Py.of("DISTRO_FEATURES"),
                a.get(1, "features", Py.NONE),
                a.get(2, "truevalue", Py.of("1")),
                a.get(3, "falsevalue", Py.EMPTY),
                a.get(0, "d", Py.NONE));
        return Objects.requireNonNull(WordTests.all().get(test), test).call(new Arguments(arguments, Map.of()), world);
    }
}
