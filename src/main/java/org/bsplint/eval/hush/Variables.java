package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final OptionSet start;
    private final Map<String, Option> environment;
    private final Map<String, Value> locals;
    private final Set<String> written;
    /** Set once something may have changed any variable. */
    private Optional<Cause> shaken;

    Variables(OptionSet start) {
        this(start, new HashMap<>(), new HashMap<>(), new HashSet<>(), Optional.empty());
    }

    private Variables(
            OptionSet start,
            Map<String, Option> environment,
            Map<String, Value> locals,
            Set<String> written,
            Optional<Cause> shaken) {
        this.start = start;
        this.environment = environment;
        this.locals = locals;
        this.written = written;
        this.shaken = shaken;
    }

    Variables copy() {
        return new Variables(start, new HashMap<>(environment), new HashMap<>(locals), new HashSet<>(written), shaken);
    }

    int size() {
        return environment.size() + locals.size() + 1;
    }

    Option option(String name) {
        Option known = environment.get(name);
        if (known != null) {
            return known;
        }
        return shaken.map(cause -> Option.unknown(name, cause)).orElseGet(() -> start.get(name));
    }

    Value environment(String name) {
        return option(name).value();
    }

    /** The value of a local variable, unset if there is none. */
    Value local(String name) {
        Value value = locals.get(name);
        return value != null ? value : Value.UNSET;
    }

    /**
     * What {@code $name} gives ({@code lookup_param}): the environment, then the locals. A local that the script sets is
     * taken not to be in the part of the environment that nobody stated.
     */
    Value lookup(String name) {
        Value value = environment(name);
        boolean stated = environment.containsKey(name) || start.has(name);
        boolean unstated = value instanceof Value.Unknown unknown && unknown.maybeUnset() && !stated;
        return (value.isUnset() || unstated) && locals.containsKey(name) ? local(name) : value;
    }

    /** What {@code $name} gives, with its story where that is the environment's. */
    Option seen(String name) {
        Option option = option(name);
        Value value = lookup(name);
        return value.equals(option.value()) ? option : Option.of(name, value, Origin.FILE, List.of());
    }

    /** Did a script, or the environment that was stated, set this variable, or may it have? */
    boolean isSet(String name) {
        boolean global = environment.containsKey(name) || start.has(name);
        return global && !environment(name).isUnset() || locals.containsKey(name);
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
        environment.put(name, Option.of(name, value, Origin.FILE, history));
        written.add(name);
    }

    void setLocal(String name, Value value) {
        if (value.isUnset()) {
            locals.remove(name);
        } else {
            locals.put(name, value);
        }
        written.add(name);
    }

    /** From here on nothing is known of the environment: something may have set any variable. */
    void shake(Cause cause) {
        written.addAll(environment.keySet());
        environment.clear();
        shaken = Optional.of(cause);
    }

    /** Removes every variable ({@code env import -d}). */
    void clear(Assignment step) {
        Set<String> names = new LinkedHashSet<>(environment.keySet());
        start.all().forEach(option -> names.add(option.name()));
        names.forEach(name -> unset(name, step));
        shaken = Optional.empty();
    }

    /** Names that were written since {@link #forgetWritten}. */
    Set<String> written() {
        return written;
    }

    void forgetWritten() {
        written.clear();
    }

    /** What was written here may by now be anything. */
    void blur(Set<String> names, Cause cause) {
        for (String name : names) {
            if (locals.containsKey(name)) {
                locals.put(name, Value.unknown(Set.of(cause), true));
            }
            if (environment.containsKey(name)) {
                Option option = environment.get(name);
                environment.put(name, option.withValue(Value.unknown(Set.of(cause), true)));
            }
        }
    }

    /** What holds whichever of two ways was taken. */
    Variables join(Variables other, Cause cause) {
        Variables joined = copy();
        if (!shaken.equals(other.shaken)) {
            joined.shaken = Optional.of(shaken.or(() -> other.shaken).orElse(cause));
        }
        Set<String> names = new HashSet<>(environment.keySet());
        names.addAll(other.environment.keySet());
        for (String name : names) {
            Option mine = option(name);
            Option theirs = other.option(name);
            Option longer = theirs.history().size() > mine.history().size() ? theirs : mine;
            joined.environment.put(name, longer.withValue(join(mine.value(), theirs.value(), cause)));
        }
        Set<String> localNames = new HashSet<>(locals.keySet());
        localNames.addAll(other.locals.keySet());
        localNames.forEach(name -> joined.setLocal(name, join(local(name), other.local(name), cause)));
        joined.written.addAll(other.written);
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
        return Value.unknown(causes, mayBeUnset(a) || mayBeUnset(b));
    }

    private static boolean mayBeUnset(Value value) {
        return value.isUnset() || value instanceof Value.Unknown unknown && unknown.maybeUnset();
    }

    /** The same values, whatever their histories? */
    boolean sameAs(Variables other) {
        if (!locals.equals(other.locals) || environment.size() != other.environment.size()) {
            return false;
        }
        return environment.keySet().stream().allMatch(name -> environment(name).equals(other.environment(name)));
    }

    OptionSet options() {
        return start.with(environment.values());
    }

    static Assignment step(Span span, String operator, Text text) {
        return Assignment.at(span, operator, text.toString());
    }
}
