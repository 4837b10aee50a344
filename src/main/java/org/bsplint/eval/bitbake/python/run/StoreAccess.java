package org.bsplint.eval.bitbake.python.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.Variables;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Datastore;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * What Python sees as {@code d}. Without a store to write to, writing is not modelled; while it is uncertain whether what
 * runs does run, writing makes the variable unknown.
 */
public final class StoreAccess implements Datastore {
    /** Methods that change the store. */
    static final Set<String> WRITING = Set.of(
            "setVar",
            "appendVar",
            "prependVar",
            "delVar",
            "renameVar",
            "setVarFlag",
            "appendVarFlag",
            "prependVarFlag",
            "delVarFlag",
            "setVarFlags",
            "delVarFlags");

    private final Variables variables;
    private final Optional<DataStore> store;
    private final Place place;
    private final World world;

    public StoreAccess(Variables variables, World world) {
        this.world = world;
        this.variables = variables;
        this.store = Optional.empty();
        this.place = Place.NONE;
    }

    public StoreAccess(DataStore store, Place place, World world) {
        this.world = world;
        this.variables = store;
        this.store = Optional.of(store);
        this.place = place;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Optional<Boolean> inherits(String name) {
        return variables instanceof DataStore whole ? Optional.of(whole.agenda().inherits(name)) : Optional.empty();
    }

    @Override
    public void opaque(Set<Cause> causes) {
        causes.stream().findFirst().ifPresent(cause -> store.ifPresent(one -> one.suspect(any -> true, cause)));
    }

    @Override
    public Py call(String method, Arguments arguments) {
        Py first = arguments.get(0, "var", Py.NONE);
        return switch (method) {
            case "getVar" -> getVar(first, arguments);
            case "getVarFlag" -> getFlag(first, arguments);
            case "getVarFlags" -> getFlags(first, arguments);
            case "expand" -> expand(first);
            case "keys" -> keys();
            case "hasOverrides" -> hasOverrides(first);
            case "setVar", "appendVar", "prependVar", "delVar", "renameVar" -> write(method, first, arguments);
            case "setVarFlag", "appendVarFlag", "prependVarFlag", "delVarFlag", "setVarFlags", "delVarFlags" ->
                writeFlag(method, first, arguments);
            case "createCopy" ->
                variables instanceof DataStore whole
                        ? new Py.Store(new StoreAccess(whole.fork(), place, world))
                        : Unmodelled.value("a copy of the datastore");
            case "overridedata" -> Unmodelled.value("d.overridedata");
            default -> Unmodelled.value("d." + method);
        };
    }

    private static boolean isFalse(Optional<Py> argument) {
        return argument.isPresent() && Operators.truth(argument.get()) == Truth.FALSE;
    }

    private Py getVar(Py name, Arguments arguments) {
        if (name.asText().isEmpty()) {
            return name.isNone() ? Py.NONE : new Py.Unknown(Operators.causes(name, name));
        }
        Optional<Py> noWeak = arguments.find(2, "noweakdefault");
        if (noWeak.isPresent() && Operators.truth(noWeak.get()) != Truth.FALSE) {
            return Unmodelled.value("d.getVar without weak defaults");
        }
        world.reads("var " + name.asText().get());
        boolean raw = isFalse(arguments.find(1, "expand"));
        String text = name.asText().get();
        Optional<Object> object = variables instanceof DataStore whole ? whole.kept(text) : Optional.empty();
        return object.filter(Py.class::isInstance)
                .map(Py.class::cast)
                .orElseGet(() -> value(raw ? variables.raw(text) : variables.value(text), world));
    }

    /** A variable's value as Python sees it; an expansion that fails raises. */
    public static Py value(Value value, World world) {
        if (value instanceof Value.Known known) {
            return Py.of(known.text());
        }
        if (value.isUnset()) {
            return Py.NONE;
        }
        if (value instanceof Value.Failing failing) {
            throw world.exceptions().raise("bb.data_smart.ExpansionError", failing.reason());
        }
        return value instanceof Value.Unknown unknown && !unknown.maybeUnset()
                ? new Py.Str(unknown.text())
                : new Py.Unknown(value.causes());
    }

    private Py getFlag(Py name, Arguments arguments) {
        Optional<String> flag = arguments.find(1, "flag").flatMap(Py::asText);
        if (name.asText().isEmpty() || flag.isEmpty()) {
            return new Py.Unknown(Operators.causes(name, arguments.get(1, "flag", Py.NONE)));
        }
        boolean raw = isFalse(arguments.find(2, "expand"));
        if (flag.get().equals("_content")) {
            return getVar(name, new Arguments(List.of(name, Py.of(!raw)), java.util.Map.of()));
        }
        String text = name.asText().get();
        return value(raw ? variables.rawFlag(text, flag.get()) : variables.flag(text, flag.get()), world);
    }

    /** {@code d.getVarFlags}: {@code None} where there are none. */
    private Py getFlags(Py name, Arguments arguments) {
        if (name.asText().isEmpty()
                || arguments.count() > 1
                || !arguments.named().isEmpty()) {
            return Unmodelled.value("d.getVarFlags");
        }
        Py.Dict dict = new Py.Dict();
        String variable = name.asText().get();
        var flags = variables.flags(variable);
        for (String flag : variables.flagNames(variable)) {
            Value value = flags.getOrDefault(flag, Value.UNSET);
            Py shown = value.isKnown() ? Py.of(value.asKnown().orElse("")) : new Py.Unknown(value.causes());
            dict.entries.put(Py.of(flag), shown);
        }
        return dict.entries.isEmpty() ? Py.NONE : dict;
    }

    private Py expand(Py text) {
        if (text instanceof Py.Str str) {
            return value(variables.expand(str.text()), world);
        }
        return text.isUncertain() ? new Py.Unknown(text.causes()) : text;
    }

    private Py hasOverrides(Py name) {
        return name.asText()
                .filter(one -> variables instanceof DataStore)
                .flatMap(one -> ((DataStore) variables).hasOverrides(one))
                .map(Py::of)
                .orElseGet(() -> Unmodelled.value("d.hasOverrides"));
    }

    private Py keys() {
        Py.Group names = new Py.Group(List.of());
        variables.names().forEach(name -> names.items.add(Py.of(name)));
        return names;
    }

    private Py write(String method, Py name, Arguments arguments) {
        if (store.isEmpty()) {
            return Unmodelled.value("d." + method + " in an expression");
        }
        DataStore target = store.get();
        Set<Cause> doubts = new LinkedHashSet<>(world.doubts());
        if (name.asText().isEmpty()) {
            unknownName(name, target);
            return Py.NONE;
        }
        String variable = name.asText().get();
        Py value = arguments.get(1, "value", Py.NONE);
        if (!doubts.isEmpty()) {
            doubtful(method, variable, value, doubts, target);
            return Py.NONE;
        }
        world.changes(
                "var " + variable,
                causes -> target.taint(variable, causes.iterator().next()));
        switch (method) {
            case "setVar" -> set(variable, value, target);
            case "appendVar" -> target.append(variable, Show.str(value), place);
            case "prependVar" -> target.prepend(variable, Show.str(value), place);
            case "delVar" -> target.delete(variable, place);
            default ->
                value.asText().ifPresentOrElse(to -> rename(variable, to, target), () -> unknownName(value, target));
        }
        return Py.NONE;
    }

    private void set(String variable, Py value, DataStore target) {
        boolean plain = value instanceof Py.Str || Operators.number(value).isPresent();
        if (value.isNone()) {
            target.delete(variable, place);
        } else if (plain) {
            target.set(variable, Show.str(value), place);
        } else {
            Set<Cause> causes =
                    value.causes().isEmpty() ? Set.of(Unmodelled.cause("an object in a variable")) : value.causes();
            target.set(variable, Text.EMPTY, place);
            target.taint(variable, causes.iterator().next());
            if (value instanceof Py.Instance) {
                target.keep(variable, value);
            }
        }
    }

    private void rename(String from, String to, DataStore target) {
        if (!target.rename(from, to, place)) {
            throw world.exceptions().raise("RecursionError", "maximum recursion depth exceeded");
        }
    }

    private void doubtful(String method, String variable, Py value, Set<Cause> doubts, DataStore target) {
        Cause cause = doubts.iterator().next();
        switch (method) {
            case "appendVar" -> target.taintEnds(variable, false, cause);
            case "prependVar" -> target.taintEnds(variable, true, cause);
            case "renameVar" -> {
                target.taint(variable, cause);
                value.asText().ifPresentOrElse(to -> target.taint(to, cause), () -> unknownName(value, target));
            }
            default -> target.taint(variable, cause);
        }
    }

    /** The name that is written is unknown: everything that starts as it certainly starts may have changed. */
    private static void unknownName(Py name, DataStore target) {
        Set<Cause> causes = Operators.causes(name, name);
        String prefix = name instanceof Py.Str str
                        && !str.text().isEmpty()
                        && str.text().segments().get(0) instanceof Text.Literal literal
                ? literal.text()
                : "";
        target.taintAll(prefix, causes.iterator().next());
    }

    private Py writeFlag(String method, Py name, Arguments arguments) {
        if (store.isEmpty()) {
            return Unmodelled.value("d." + method + " in an expression");
        }
        DataStore target = store.get();
        Optional<String> flag = arguments.find(1, "flag").flatMap(Py::asText);
        Py value = arguments.get(2, "value", Py.NONE);
        if (name.asText().isEmpty() || flag.isEmpty() && !method.endsWith("Flags")) {
            return Py.NONE;
        }
        String variable = name.asText().get();
        if (method.endsWith("Flags")) {
            return allFlags(method, variable, arguments, target);
        }
        if (!world.doubts().isEmpty()) {
            target.taintFlag(variable, flag.get(), world.doubts().iterator().next());
            return Py.NONE;
        }
        String one = flag.get();
        world.changes(
                "flag " + variable + "[" + one,
                causes -> target.taintFlag(variable, one, causes.iterator().next()));
        switch (method) {
            case "setVarFlag" -> target.setFlag(variable, flag.get(), Show.str(value), place);
            case "appendVarFlag" -> target.appendFlag(variable, flag.get(), Show.str(value), place);
            case "prependVarFlag" -> target.prependFlag(variable, flag.get(), Show.str(value), place);
            default -> target.deleteFlag(variable, flag.get(), place);
        }
        return Py.NONE;
    }

    private Py allFlags(String method, String variable, Arguments arguments, DataStore target) {
        if (method.equals("delVarFlags")) {
            for (String flag : variables.flags(variable).keySet()) {
                target.deleteFlag(variable, flag, place);
            }
        } else if (arguments.get(1, "flags", Py.NONE) instanceof Py.Dict dict
                && dict.spoilt().isEmpty()) {
            dict.entries.forEach((flag, value) -> writeFlag(
                    "setVarFlag",
                    Py.of(variable),
                    new Arguments(List.of(Py.of(variable), flag, value), java.util.Map.of())));
        }
        return Py.NONE;
    }
}
