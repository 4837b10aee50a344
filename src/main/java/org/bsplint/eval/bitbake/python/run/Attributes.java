package org.bsplint.eval.bitbake.python.run;

import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Containers;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Raised;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Sorting;
import org.bsplint.eval.bitbake.python.value.Strings;
import org.bsplint.eval.bitbake.python.value.Unmodelled;

/** Attributes of values: methods of built-in types, members of modules, attributes of objects and classes. */
public final class Attributes {
    private static final Set<String> READING = Set.of(
            "keys",
            "values",
            "items",
            "get",
            "copy",
            "index",
            "count",
            "union",
            "intersection",
            "difference",
            "symmetric_difference",
            "issubset",
            "issuperset",
            "isdisjoint");
    private final World world;
    private final Strings strings;
    private final Containers containers;
    private final Evaluator evaluator;

    public Attributes(World world, Evaluator evaluator) {
        this.world = world;
        this.evaluator = evaluator;
        this.strings = new Strings(world.exceptions(), world.iteration());
        Sorting sorting = new Sorting(world.iteration(), evaluator::call);
        this.containers = new Containers(world.exceptions(), world.iteration(), sorting);
    }

    static Effects.Kind kind(String method) {
        return switch (method) {
            case "add", "update" -> Effects.Kind.ADD;
            case "discard", "difference_update", "intersection_update" -> Effects.Kind.TAKE;
            case "append", "extend" -> Effects.Kind.APPEND;
            default -> Effects.Kind.OTHER;
        };
    }

    public Py get(Py value, String name) {
        if (value instanceof Py.Str str) {
            if (!Strings.has(name)) {
                throw missing(value, name);
            }
            return new Py.Native("str." + name, arguments -> strings.call(str, name, arguments));
        }
        if (value instanceof Py.Module module) {
            return world.library().member(module.name(), name);
        }
        if (value instanceof Py.Store store) {
            return new Py.Native("d." + name, arguments -> store.access().call(name, arguments));
        }
        if (value instanceof Py.Instance instance) {
            return ofInstance(instance, name);
        }
        if (value instanceof Py.Type type) {
            return type.find(name).orElseGet(() -> Unmodelled.value(type.name + "." + name));
        }
        if (value instanceof Py.Mutable || value instanceof Py.Tuple) {
            return new Py.Native(Show.typeName(value) + "." + name, arguments -> call(value, name, arguments));
        }
        if (value instanceof Py.Match match) {
            return new Py.Native("match." + name, arguments -> match.found().call(name, arguments, world.exceptions()));
        }
        if (value instanceof Py.Pattern pattern) {
            return pattern.regex().attribute(name, world.exceptions(), evaluator::call);
        }
        if (value instanceof Py.Native type) {
            return ofBuiltinType(type.name(), name);
        }
        if (value.isNone() || Operators.number(value).isPresent()) {
            throw missing(value, name);
        }
        return new Py.Unknown(value.causes().isEmpty() ? Set.of(Unmodelled.cause("." + name)) : value.causes());
    }

    /** {@code dict.fromkeys}, and methods that are called with their object as an argument ({@code set.difference(a, b)}). */
    private Py ofBuiltinType(String type, String name) {
        if (type.equals("dict") && name.equals("fromkeys")) {
            return new Py.Native("dict.fromkeys", arguments -> {
                Py.Dict dict = new Py.Dict();
                Py keys = arguments.get(0, "", Py.NONE);
                world.iteration()
                        .ordered(keys)
                        .filter(items -> items.stream().noneMatch(Py::isUncertain))
                        .ifPresentOrElse(
                                items -> items.forEach(item -> dict.entries.put(item, arguments.get(1, "", Py.NONE))),
                                () -> dict.spoil(Operators.causes(keys, keys)));
                return dict;
            });
        }
        if (type.equals("str") && Strings.has(name)) {
            return new Py.Native(
                    "str." + name,
                    arguments -> arguments.get(0, "", Py.NONE) instanceof Py.Str self
                            ? strings.call(self, name, arguments.rest())
                            : Unmodelled.value("str." + name));
        }
        if (Set.of("list", "dict", "set", "frozenset", "tuple").contains(type)) {
            return new Py.Native(type + "." + name, arguments -> {
                Py self = arguments.get(0, "", Py.NONE);
                boolean container = self instanceof Py.Mutable || self instanceof Py.Tuple;
                return container ? call(self, name, arguments.rest()) : Unmodelled.value(type + "." + name);
            });
        }
        return Unmodelled.value(type + "." + name);
    }

    private Raised missing(Py value, String name) {
        return world.exceptions()
                .raise("AttributeError", "'" + Show.typeName(value) + "' object has no attribute '" + name + "'");
    }

    /** Calls a method of a list, dict, set or tuple. */
    public Py call(Py self, String method, Arguments arguments) {
        if (world.isTentative() && self instanceof Py.Mutable mutable && !READING.contains(method)) {
            mutable.spoil(world.doubts());
        }
        if (self instanceof Py.Mutable mutable && !READING.contains(method)) {
            world.changes(mutable, self instanceof Py.Dict ? Effects.Kind.OTHER : kind(method), mutable::spoil);
        }
        return containers.call(self, method, arguments);
    }

    private Py ofInstance(Py.Instance instance, String name) {
        Py own = instance.attributes.get(name);
        if (own != null) {
            return instance.spoilt().isEmpty() ? own : new Py.Unknown(instance.spoilt());
        }
        Optional<Py> found = instance.type.find(name);
        if (found.isEmpty()) {
            return Unmodelled.value(instance.type.name + "." + name);
        }
        Py member = found.get();
        return member instanceof Py.Closure || member instanceof Py.Native
                ? new Py.Native(name, arguments -> evaluator.call(member, arguments.after(instance)))
                : member;
    }
}
