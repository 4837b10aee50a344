package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.eval.hush.environment.SharedMap;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * The environment and the shell's local variables at one moment. Copies are independent; a name that no script touched is
 * what the starting environment says.
 */
final class Variables {
    /** Steps of a history that are kept: a loop may set a variable very often. */
    private static final int MAX_HISTORY = 50;
    /** Reasons of one unknown value that are kept: each condition that is not known may add one. */
    private static final int MAX_CAUSES = 100;

    private final OptionSet start;
    private SharedMap<Option> environment = SharedMap.empty();
    private SharedMap<Value> locals = SharedMap.empty();
    /** The names are what counts. */
    private SharedMap<String> written = SharedMap.empty();
    /** Set once something may have changed any variable. */
    private Optional<Cause> shaken = Optional.empty();

    Variables(OptionSet start) {
        this.start = start;
    }

    Variables copy() {
        Variables copy = new Variables(start);
        copy.environment = environment;
        copy.locals = locals;
        copy.written = written;
        copy.shaken = shaken;
        return copy;
    }

    Option option(String name) {
        return environment
                .get(name)
                .or(() -> shaken.map(cause -> Option.unknown(name, cause)))
                .orElseGet(() -> start.get(name));
    }

    Value environment(String name) {
        return option(name).value();
    }

    /** The value of a local variable, unset if there is none. */
    Value local(String name) {
        return locals.get(name).orElse(Value.UNSET);
    }

    /**
     * What {@code $name} gives ({@code lookup_param}): the environment, then the locals. A local that the script sets is
     * taken not to be in the part of the environment that nobody stated.
     */
    Value lookup(String name) {
        Value value = environment(name);
        boolean stated = environment.has(name) || start.has(name);
        boolean unstated = value instanceof Value.Unknown unknown && unknown.maybeUnset() && !stated;
        return (value.isUnset() || unstated) && locals.has(name) ? local(name) : value;
    }

    /** What {@code $name} gives, with its story where that is the environment's. */
    Option seen(String name) {
        Option option = option(name);
        Value value = lookup(name);
        return value.equals(option.value()) ? option : Option.of(name, value, Origin.FILE, List.of());
    }

    /** Did a script, or the environment that was stated, set this variable, or may it have? */
    boolean isSet(String name) {
        boolean global = environment.has(name) || start.has(name);
        return global && !environment(name).isUnset() || locals.has(name);
    }

    void set(String name, Text text, Assignment step) {
        put(name, Value.of(text), step);
    }

    void unset(String name, Assignment step) {
        put(name, Value.UNSET, step);
    }

    void put(String name, Value value, Assignment step) {
        List<Assignment> history = new ArrayList<>();
        List<Assignment> before = option(name).history();
        for (Assignment old : before.subList(Math.max(0, before.size() - MAX_HISTORY), before.size())) {
            boolean overtaken = old.effect() == Assignment.Effect.APPLIED;
            history.add(overtaken ? old.withEffect(Assignment.Effect.OVERRIDDEN, old.note()) : old);
        }
        history.add(step);
        environment = environment.with(name, Option.of(name, value, Origin.FILE, history));
        note(name);
    }

    void setLocal(String name, Value value) {
        locals = value.isUnset() ? locals.without(name) : locals.with(name, value);
        note(name);
    }

    private void note(String name) {
        if (!written.has(name)) {
            written = written.with(name, name);
        }
    }

    /** From here on nothing is known of the environment: something may have set any variable. */
    void shake(Cause cause) {
        environment.forEach((name, option) -> note(name));
        environment = SharedMap.empty();
        shaken = Optional.of(cause);
    }

    /** Removes every variable ({@code env import -d}). */
    void clear(Assignment step) {
        Set<String> names = new TreeSet<>();
        environment.forEach((name, option) -> names.add(name));
        start.all().forEach(option -> names.add(option.name()));
        names.forEach(name -> unset(name, step));
        shaken = Optional.empty();
    }

    /** Names that were written since {@link #forgetWritten}. */
    Set<String> written() {
        Set<String> names = new TreeSet<>();
        written.forEach((name, same) -> names.add(name));
        return names;
    }

    void forgetWritten() {
        written = SharedMap.empty();
    }

    /** What was written here may by now be anything. */
    void blur(Set<String> names, Cause cause) {
        for (String name : names) {
            if (locals.has(name)) {
                locals = locals.with(name, Value.unknown(Set.of(cause), true));
            }
            Optional<Option> option = environment.get(name);
            if (option.isPresent()) {
                environment = environment.with(name, option.get().withValue(Value.unknown(Set.of(cause), true)));
            }
        }
    }

    /** What holds whichever of two ways was taken: only what these wrote is looked at. */
    Variables join(Variables other, Cause cause) {
        Variables joined = copy();
        if (!shaken.equals(other.shaken)) {
            joined.shaken = Optional.of(shaken.or(() -> other.shaken).orElse(cause));
        }
        for (String name : environment.differences(other.environment)) {
            Option mine = option(name);
            Option theirs = other.option(name);
            Option longer = theirs.history().size() > mine.history().size() ? theirs : mine;
            Option one = longer.withValue(join(mine.value(), theirs.value(), cause));
            joined.environment = joined.environment.with(name, one);
        }
        for (String name : locals.differences(other.locals)) {
            joined.setLocal(name, join(local(name), other.local(name), cause));
        }
        for (String name : written.differences(other.written)) {
            joined.note(name);
        }
        return joined;
    }

    private static Value join(Value a, Value b, Cause cause) {
        if (a.equals(b)) {
            return a;
        }
        Set<Cause> causes = new LinkedHashSet<>(a.causes());
        causes.addAll(b.causes());
        if (causes.isEmpty()) {
            causes.add(cause);
        }
        Set<Cause> kept = causes.size() > MAX_CAUSES
                ? new LinkedHashSet<>(List.copyOf(causes).subList(0, MAX_CAUSES))
                : causes;
        return Value.unknown(kept, mayBeUnset(a) || mayBeUnset(b));
    }

    private static boolean mayBeUnset(Value value) {
        return value.isUnset() || value instanceof Value.Unknown unknown && unknown.maybeUnset();
    }

    /** The same values, whatever their histories? */
    boolean sameAs(Variables other) {
        return environment.size() == other.environment.size()
                && locals.differences(other.locals).stream()
                        .allMatch(name -> local(name).equals(other.local(name)))
                && environment.differences(other.environment).stream()
                        .filter(environment::has)
                        .allMatch(name -> environment(name).equals(other.environment(name)));
    }

    OptionSet options() {
        List<Option> set = new ArrayList<>();
        environment.forEach((name, option) -> set.add(option));
        return start.with(set);
    }

    static Assignment step(Span span, String operator, Text text) {
        return Assignment.at(span, operator, text.toString());
    }
}
