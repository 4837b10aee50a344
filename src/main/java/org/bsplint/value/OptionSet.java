package org.bsplint.value;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The evaluated options of one component or datastore, by name. A lookup never gives null: a name that is not in the set
 * is what {@code absent} says of it, certainly unset where all inputs were there, unknown where some were missing.
 */
public final class OptionSet {
    private final Map<String, Option> options;
    private final Function<String, Option> absent;

    private OptionSet(Map<String, Option> options, Function<String, Option> absent) {
        this.options = Collections.unmodifiableMap(options);
        this.absent = absent;
    }

    /** All inputs were evaluated: names that are not listed are certainly unset. */
    public static OptionSet complete(Collection<Option> options) {
        return of(options, Option::unset);
    }

    /** Some inputs are missing: names that are not listed are unknown for this cause. */
    public static OptionSet partial(Collection<Option> options, Cause missing) {
        return of(options, name -> Option.unknown(name, missing));
    }

    /** Names that are not listed are what {@code absent} says. */
    public static OptionSet of(Collection<Option> options, Function<String, Option> absent) {
        TreeMap<String, Option> byName = new TreeMap<>();
        options.forEach(option -> byName.put(option.name(), option));
        return new OptionSet(byName, absent);
    }

    public static OptionSet empty() {
        return complete(java.util.List.of());
    }

    public Option get(String name) {
        Option option = options.get(name);
        return option != null ? option : absent.apply(name);
    }

    public Value value(String name) {
        return get(name).value();
    }

    public boolean has(String name) {
        return options.containsKey(name);
    }

    /** Listed options in order of name. */
    public Collection<Option> all() {
        return options.values();
    }

    /** Further options laid over this set: same names are replaced. */
    public OptionSet with(Collection<Option> more) {
        TreeMap<String, Option> byName = new TreeMap<>(options);
        more.forEach(option -> byName.put(option.name(), option));
        return new OptionSet(byName, absent);
    }

    /** The same options, with another answer for names that are not listed. */
    public OptionSet withAbsent(Function<String, Option> changed) {
        return new OptionSet(options, changed);
    }
}
