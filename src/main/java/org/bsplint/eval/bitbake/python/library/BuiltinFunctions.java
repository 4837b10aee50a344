package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.pure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Format;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Sorting;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/** Python's built-in functions and types (Library Reference, 2). */
public final class BuiltinFunctions {
    private static final int LONGEST_RANGE = 100_000;

    private BuiltinFunctions() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        all.put("len", BuiltinFunctions::length);
        all.put(
                "str",
                (a, w) -> a.count() == 0
                        ? Py.EMPTY
                        : new Py.Str(Show.str(a.positional().get(0))));
        all.put("repr", (a, w) -> new Py.Str(Show.repr(a.get(0, "", Py.NONE))));
        all.put("int", pure(Numbers::integer));
        all.put("float", pure(Numbers::real));
        all.put("bool", (a, w) -> {
            Py value = a.get(0, "", Py.FALSE);
            return Py.of(Operators.truth(value), Operators.causes(value, value));
        });
        all.put("list", BuiltinFunctions::list);
        all.put("tuple", (a, w) -> collection(a, w, Py.Tuple::new, false));
        all.put("iter", (a, w) -> a.get(0, "", Py.NONE));
        all.put("set", (a, w) -> collection(a, w, Py.Group::new, true));
        all.put("frozenset", (a, w) -> collection(a, w, Py.Group::frozen, true));
        all.put("dict", BuiltinFunctions::dict);
        all.put("sorted", BuiltinFunctions::sorted);
        all.put(
                "reversed",
                (a, w) -> collection(
                        a,
                        w,
                        items -> {
                            List<Py> turned = new ArrayList<>(items);
                            java.util.Collections.reverse(turned);
                            return Py.Sequence.lazy(turned);
                        },
                        false));
        all.put("any", (a, w) -> quantified(a, w, false));
        all.put("all", (a, w) -> quantified(a, w, true));
        all.put("min", (a, w) -> extreme(a, w, false));
        all.put("max", (a, w) -> extreme(a, w, true));
        all.put("sum", pure(BuiltinFunctions::sum));
        all.put(
                "abs",
                pure((a, w) -> a.positional().get(0) instanceof Py.Int n
                        ? new Py.Int(Math.abs(n.value()))
                        : Unmodelled.value("abs")));
        all.put("range", pure(BuiltinFunctions::range));
        all.put("enumerate", (a, w) -> enumerate(a, w));
        all.put("zip", BuiltinFunctions::zip);
        all.put("map", (a, w) -> map(a, w));
        all.put("filter", BuiltinFunctions::filter);
        all.put("isinstance", BuiltinFunctions::isInstance);
        all.put("hex", pure((a, w) -> Py.of(based(a, 16, "0x"))));
        all.put("oct", pure((a, w) -> Py.of(based(a, 8, "0o"))));
        all.put("bin", pure((a, w) -> Py.of(based(a, 2, "0b"))));
        all.put("ord", pure((a, w) -> new Py.Int(NativeCall.text(a, 0, w).codePointAt(0))));
        all.put(
                "chr",
                pure((a, w) -> Py.of(Character.toString(
                        Operators.whole(a.positional().get(0)).orElse(63L).intValue()))));
        all.put("print", (a, w) -> Py.NONE);
        all.put(
                "callable",
                (a, w) -> Py.of(
                        a.get(0, "", Py.NONE) instanceof Py.Closure || a.get(0, "", Py.NONE) instanceof Py.Native));
        all.put(
                "format",
                (a, w) -> new Py.Str(new Format(w.exceptions())
                        .format(
                                a.get(0, "", Py.NONE),
                                a.find(1, "").flatMap(Py::asText).orElse(""))));
        all.put(
                "round",
                pure((a, w) ->
                        a.positional().get(0) instanceof Py.Int n && a.count() == 1 ? n : Unmodelled.value("round")));
        all.put("type", (a, w) -> Unmodelled.value("type"));
        all.put(
                "getattr",
                (a, w) -> a.get(1, "", Py.NONE).asText().isPresent() && a.get(0, "", Py.NONE) instanceof Py.Instance i
                        ? i.spoilt().isEmpty()
                                ? Optional.ofNullable(i.attributes.get(
                                                a.positional().get(1).asText().get()))
                                        .orElse(a.get(2, "", Unmodelled.value("getattr")))
                                : new Py.Unknown(i.spoilt())
                        : Unmodelled.value("getattr"));
        return all;
    }

    private static Py length(Arguments arguments, World world) {
        Py value = arguments.get(0, "", Py.NONE);
        if (value.isUncertain()) {
            return new Py.Unknown(value.causes());
        }
        Optional<Integer> size = Operators.size(value);
        if (size.isEmpty() && (value.isNone() || Operators.number(value).isPresent())) {
            throw world.exceptions().raise("TypeError", "object of type '" + Show.typeName(value) + "' has no len()");
        }
        return size.<Py>map(Py.Int::new).orElseGet(() -> Unmodelled.value("len of an object"));
    }

    private static Py list(Arguments arguments, World world) {
        if (arguments.count() == 1
                && arguments.positional().get(0) instanceof Py.Group group
                && !group.isUncertain()
                && group.items.size() > 1
                && group.items.stream().noneMatch(Py::isUncertain)) {
            Py.Sequence list = new Py.Sequence(List.copyOf(group.items));
            list.spoil(world.iteration().reasons(group));
            list.shuffled();
            return list;
        }
        return collection(arguments, world, Py.Sequence::new, false);
    }

    /** @param unordered true if the order of the items does not matter */
    private static Py collection(
            Arguments arguments, World world, java.util.function.Function<List<Py>, Py> make, boolean unordered) {
        if (arguments.count() == 0) {
            return make.apply(List.of());
        }
        Py source = arguments.positional().get(0);
        Optional<List<Py>> items =
                unordered ? world.iteration().items(source) : world.iteration().ordered(source);
        boolean doubtful =
                unordered && items.isPresent() && items.get().stream().anyMatch(Py::isUncertain);
        return items.isEmpty() || doubtful
                ? new Py.Unknown(
                        doubtful
                                ? Operators.deepCauses(source)
                                : world.iteration().reasons(source))
                : make.apply(items.get());
    }

    private static Py dict(Arguments arguments, World world) {
        Py.Dict dict = new Py.Dict();
        if (arguments.count() > 0) {
            Py source = arguments.positional().get(0);
            if (source instanceof Py.Dict other && other.spoilt().isEmpty()) {
                dict.entries.putAll(other.entries);
            } else {
                for (Py pair : world.iteration().ordered(source).orElse(List.of(Py.NONE))) {
                    List<Py> two = pair.isNone()
                            ? List.of()
                            : world.iteration().ordered(pair).orElse(List.of());
                    if (two.size() != 2 || two.get(0).isUncertain()) {
                        dict.spoil(Set.of(Unmodelled.cause("dict()")));
                    } else {
                        dict.entries.put(two.get(0), two.get(1));
                    }
                }
            }
        }
        arguments.named().forEach((name, value) -> dict.entries.put(Py.of(name), value));
        return dict;
    }

    private static Py sorted(Arguments arguments, World world) {
        Py source = arguments.get(0, "", Py.NONE);
        Optional<List<Py>> sorted = new Sorting(world.iteration(), world::call).sorted(source, arguments);
        Set<Cause> causes = Operators.deepCauses(source);
        return sorted.<Py>map(Py.Sequence::new)
                .orElseGet(() -> new Py.Unknown(causes.isEmpty() ? Set.of(Unmodelled.cause("sorted")) : causes));
    }

    private static Py quantified(Arguments arguments, World world, boolean all) {
        Py source = arguments.get(0, "", Py.NONE);
        Optional<List<Py>> items = world.iteration().items(source);
        if (items.isEmpty()) {
            return new Py.Unknown(world.iteration().reasons(source));
        }
        Truth result = Truth.of(all);
        for (Py item : items.get()) {
            result = all ? result.and(Operators.truth(item)) : result.or(Operators.truth(item));
        }
        return Py.of(result, Operators.causes(source, source));
    }

    private static Py extreme(Arguments arguments, World world, boolean greatest) {
        Py source = arguments.count() == 1 ? arguments.positional().get(0) : new Py.Tuple(arguments.positional());
        Optional<List<Py>> items = world.iteration().items(source);
        if (items.isPresent() && items.get().isEmpty()) {
            if (arguments.named().containsKey("default")) {
                return arguments.named().get("default");
            }
            throw world.exceptions().raise("ValueError", "arg is an empty sequence");
        }
        Map<String, Py> named = arguments.named().containsKey("key")
                ? Map.of("key", arguments.named().get("key"))
                : Map.of();
        Optional<List<Py>> sorted = new Sorting(world.iteration(), world::call)
                .sorted(source, new Arguments(List.of(), greatest ? withReverse(named) : named));
        Set<Cause> causes = Operators.deepCauses(source);
        return sorted.map(all -> all.get(0))
                .orElseGet(() -> new Py.Unknown(causes.isEmpty() ? Set.of(Unmodelled.cause("min or max")) : causes));
    }

    private static Map<String, Py> withReverse(Map<String, Py> named) {
        Map<String, Py> all = new HashMap<>(named);
        all.put("reverse", Py.TRUE);
        return all;
    }

    private static Py sum(Arguments arguments, World world) {
        Py total = arguments.get(1, "start", new Py.Int(0));
        for (Py item :
                world.iteration().items(arguments.positional().get(0)).orElse(List.of(Unmodelled.value("sum")))) {
            total = world.operators().binary("+", total, item);
        }
        return total;
    }

    private static Py range(Arguments arguments, World world) {
        long[] bounds = new long[3];
        for (int i = 0; i < Math.min(3, arguments.count()); i++) {
            Optional<Long> bound = Operators.whole(arguments.positional().get(i));
            if (bound.isEmpty()) {
                throw world.exceptions()
                        .raise(
                                "TypeError",
                                "'" + Show.typeName(arguments.positional().get(i))
                                        + "' object cannot be interpreted as an integer");
            }
            bounds[i] = bound.get();
        }
        long start = arguments.count() == 1 ? 0 : bounds[0];
        long end = arguments.count() == 1 ? bounds[0] : bounds[1];
        long step = arguments.count() == 3 ? bounds[2] : 1;
        if (step == 0 || Math.abs((end - start) / step) > LONGEST_RANGE) {
            return Unmodelled.value("a long range");
        }
        List<Py> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < end : i > end; i += step) {
            numbers.add(new Py.Int(i));
        }
        return Py.Sequence.lazy(numbers);
    }

    private static Py enumerate(Arguments arguments, World world) {
        long first = arguments.find(1, "start").flatMap(Operators::whole).orElse(0L);
        return collection(
                new Arguments(arguments.positional().subList(0, 1), Map.of()),
                world,
                items -> {
                    List<Py> pairs = new ArrayList<>();
                    for (Py item : items) {
                        pairs.add(new Py.Tuple(List.of(new Py.Int(first + pairs.size()), item)));
                    }
                    return Py.Sequence.lazy(pairs);
                },
                false);
    }

    private static Py zip(Arguments arguments, World world) {
        List<List<Py>> columns = new ArrayList<>();
        for (Py source : arguments.positional()) {
            Optional<List<Py>> items = world.iteration().ordered(source);
            if (items.isEmpty()) {
                return new Py.Unknown(world.iteration().reasons(source));
            }
            columns.add(items.get());
        }
        int size = columns.stream().mapToInt(List::size).min().orElse(0);
        List<Py> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int row = i;
            rows.add(
                    new Py.Tuple(columns.stream().map(column -> column.get(row)).toList()));
        }
        return Py.Sequence.lazy(rows);
    }

    private static Py map(Arguments arguments, World world) {
        Py function = arguments.get(0, "", Py.NONE);
        Py rows = zip(arguments.rest(), world);
        if (!(rows instanceof Py.Sequence sequence)) {
            return rows;
        }
        return Py.Sequence.lazy(sequence.items.stream()
                .map(row -> world.call(function, new Arguments(((Py.Tuple) row).items(), Map.of())))
                .toList());
    }

    private static Py filter(Arguments arguments, World world) {
        Py function = arguments.get(0, "", Py.NONE);
        Py source = arguments.get(1, "", Py.NONE);
        Optional<List<Py>> items = world.iteration().ordered(source);
        if (items.isEmpty()) {
            return new Py.Unknown(world.iteration().reasons(source));
        }
        List<Py> kept = new ArrayList<>();
        for (Py item : items.get()) {
            Py test = function.isNone() ? item : world.call(function, Arguments.of(item));
            if (Operators.truth(test) == Truth.UNKNOWN) {
                return new Py.Unknown(Operators.causes(test, test));
            }
            if (Operators.truth(test) == Truth.TRUE) {
                kept.add(item);
            }
        }
        return Py.Sequence.lazy(kept);
    }

    private static Py isInstance(Arguments arguments, World world) {
        Py value = arguments.get(0, "", Py.NONE);
        Py type = arguments.get(1, "", Py.NONE);
        if (type instanceof Py.Tuple several) {
            Truth any = Truth.FALSE;
            for (Py one : several.items()) {
                any = any.or(Operators.truth(isInstance(Arguments.of(value, one), world)));
            }
            return Py.of(any, Operators.causes(value, type));
        }
        if (value instanceof Py.Unknown unknown) {
            return unknown;
        }
        if (type instanceof Py.Type wanted) {
            return Py.of(value instanceof Py.Instance instance && instance.type.isA(wanted.name));
        }
        if (type instanceof Py.Native builtin) {
            String own = Show.typeName(value);
            return Py.of(own.equals(builtin.name())
                    || own.equals("bool") && builtin.name().equals("int"));
        }
        return Unmodelled.value("isinstance");
    }

    private static String based(Arguments arguments, int base, String prefix) {
        long value = Operators.whole(arguments.get(0, "", Py.NONE)).orElse(0L);
        return (value < 0 ? "-" : "") + prefix + Long.toString(Math.abs(value), base);
    }
}
