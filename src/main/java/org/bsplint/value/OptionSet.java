package org.bsplint.value;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The evaluated options of one component or datastore, by name. A lookup never gives null: a name that is not in the set
 * is what {@code absent} says of it, certainly unset where all inputs were there, unknown where some were missing.
 */
public final class OptionSet {
    /** What was evaluated so far; all of it unless {@link #lazy}. */
    private final Map<String, Option> options;

    /** Names that are not listed, as far as they were asked for: what they are takes time to work out. */
    private final Map<String, Option> unlisted;

    private final Names listed;
    private final Function<String, Option> absent;

    /** What was picked so far: looking through all options is done once for all that are interested. */
    private final Map<Selection, List<Option>> picked;

    private final Watcher watcher;

    /** Names of listed options; sets that are made of one another share them. */
    private static final class Names {
        private final Set<String> all;
        /** In order, once someone asks: a datastore has thousands of names, and most readers want a few. */
        private volatile Optional<SortedSet<String>> sorted = Optional.empty();

        Names(Set<String> all) {
            this.all = all;
        }

        boolean contains(String name) {
            return all.contains(name);
        }

        SortedSet<String> sorted() {
            SortedSet<String> names = sorted.orElseGet(() -> Collections.unmodifiableSortedSet(new TreeSet<>(all)));
            sorted = Optional.of(names);
            return names;
        }
    }

    /**
     * Which of the listed options are wanted; a constant, equal to itself alone.
     *
     * @param names only options of these names are evaluated
     */
    public record Selection(Predicate<String> names, Predicate<Option> options) {}

    /** Is told what is asked of a set. */
    public interface Watcher {
        /** Is not interested. */
        Watcher NOBODY = new Watcher() {
            @Override
            public void reads(String name, Option option) {}

            @Override
            public void looksFor(String name) {}

            @Override
            public void lists() {}

            @Override
            public void picks(Selection selection, List<Option> picked) {}
        };

        /** The option of this name is read, and is this one. */
        void reads(String name, Option option);

        /** Whether this name is listed is asked. */
        void looksFor(String name);

        /** All listed names are asked for. */
        void lists();

        /** The listed options that are so are asked for, and are these. */
        void picks(Selection selection, List<Option> picked);
    }

    private OptionSet(
            Map<String, Option> options,
            Map<String, Option> unlisted,
            Names listed,
            Function<String, Option> absent,
            Map<Selection, List<Option>> picked,
            Watcher watcher) {
        this.options = options;
        this.unlisted = unlisted;
        this.listed = listed;
        this.absent = absent;
        this.picked = picked;
        this.watcher = watcher;
    }

    private OptionSet(Map<String, Option> options, Set<String> listed, Function<String, Option> absent) {
        this(options, new Names(listed), absent);
    }

    private OptionSet(Map<String, Option> options, Names listed, Function<String, Option> absent) {
        this(options, new ConcurrentHashMap<>(), listed, absent, new ConcurrentHashMap<>(), Watcher.NOBODY);
    }

    private OptionSet(TreeMap<String, Option> options, Function<String, Option> absent) {
        this(options, options.navigableKeySet(), absent);
    }

    /**
     * Options that are evaluated when they are first asked for.
     *
     * @param names those that are listed
     * @param evaluated gives any option, listed or not; may be called by several threads at once
     */
    public static OptionSet lazy(Collection<String> names, Function<String, Option> evaluated) {
        return new OptionSet(new ConcurrentHashMap<>(), new HashSet<>(names), evaluated);
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

    /**
     * As {@link #of}; further options are evaluated when they are first asked for.
     *
     * @param later the names of those, which are listed, too
     * @param evaluated gives any option that is not among the first; may be called by several threads at once
     */
    public static OptionSet of(
            Collection<Option> options, Collection<String> later, Function<String, Option> evaluated) {
        if (later.isEmpty()) {
            return of(options, evaluated);
        }
        Map<String, Option> byName = new ConcurrentHashMap<>();
        options.forEach(option -> byName.put(option.name(), option));
        Set<String> listed = new HashSet<>(byName.keySet());
        listed.addAll(later);
        return new OptionSet(byName, listed, evaluated);
    }

    /**
     * The same names, each with another option of that name; what was not evaluated yet still is not, and what is is not
     * copied: one evaluation has a thousand options and is shared by all boards that are built of it.
     */
    public OptionSet changed(Set<String> names, UnaryOperator<Option> change) {
        Function<String, Option> changed =
                name -> names.contains(name) && listed.contains(name) ? change.apply(worked(name)) : worked(name);
        return new OptionSet(new ConcurrentHashMap<>(), listed, changed);
    }

    public static OptionSet empty() {
        return complete(List.of());
    }

    /** The same options; what is asked of the set is told. */
    public OptionSet watched(Watcher told) {
        return new OptionSet(options, unlisted, listed, absent, picked, told);
    }

    public Option get(String name) {
        Option option = worked(name);
        watcher.reads(name, option);
        return option;
    }

    /** Worked out once for this set and those that are made of it. */
    private Option worked(String name) {
        Option option = options.get(name);
        if (option == null) {
            option = unlisted.get(name);
        }
        if (option == null) {
            option = absent.apply(name);
            (listed.contains(name) ? options : unlisted).put(name, option);
        }
        return option;
    }

    public Value value(String name) {
        return get(name).value();
    }

    public boolean has(String name) {
        watcher.looksFor(name);
        return listed.contains(name);
    }

    /** Names of the listed options, sorted. */
    public SortedSet<String> names() {
        watcher.lists();
        return listed.sorted();
    }

    /** Names of those listed options that are wanted, sorted. */
    public SortedSet<String> namesLike(Predicate<String> wanted) {
        watcher.lists();
        return listed.all.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Does the other set list the same names? Tells no watcher. */
    public boolean hasSameNames(OptionSet other) {
        return listed.all.equals(other.listed.all);
    }

    /** Listed options in order of name; evaluates all of them. */
    public Collection<Option> all() {
        return names().stream().map(this::get).toList();
    }

    /** Listed options that are wanted, in order of name; looked for once. */
    public List<Option> picked(Selection selection) {
        List<Option> found = picked.get(selection);
        if (found == null) {
            OptionSet all = watched(Watcher.NOBODY);
            found = all.namesLike(selection.names()).stream()
                    .map(all::get)
                    .filter(selection.options())
                    .toList();
            picked.put(selection, found);
        }
        watcher.picks(selection, found);
        return found;
    }

    /** Further options laid over this set: same names are replaced. */
    public OptionSet with(Collection<Option> more) {
        Map<String, Option> byName = new ConcurrentHashMap<>(options);
        Set<String> all = new HashSet<>(listed.all);
        for (Option option : more) {
            byName.put(option.name(), option);
            all.add(option.name());
        }
        return new OptionSet(byName, all, absent);
    }

    /** The same options, with another answer for names that are not listed. */
    public OptionSet withAbsent(Function<String, Option> changed) {
        return new OptionSet(options, listed, name -> listed.contains(name) ? get(name) : changed.apply(name));
    }
}
