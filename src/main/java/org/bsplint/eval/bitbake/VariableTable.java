package org.bsplint.eval.bitbake;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** What a store holds: its own variables and, below, those of the table that it was copied from. */
final class VariableTable {
    private final Optional<VariableTable> below;
    private final Map<String, Variable> variables;
    private final Map<String, Set<OverrideKey>> overrideKeys;
    private final Set<String> openNames;
    private final Map<String, PythonFunction> functions;
    private final List<Suspicion> suspicions = new ArrayList<>();
    /** Answers of {@link #suspicion} so far; most names are asked for many times. */
    private final Map<String, Optional<Cause>> suspected = new HashMap<>();

    /** Of a table that others lie above: {@link #having} by trait. */
    private final Map<Trait, Set<String>> kept = new ConcurrentHashMap<>();

    /** Is told what is asked of the tables below. */
    private Optional<Continuation.Inquiry> watcher = Optional.empty();

    private SortedSet<String> sorted = new TreeSet<>();
    private int sortedSizes;
    private final Variable nothing = new Variable();

    VariableTable() {
        this(Optional.empty(), List.of());
    }

    private VariableTable(VariableTable below) {
        this(Optional.of(below), below.suspicions);
    }

    private VariableTable(Optional<VariableTable> below, List<Suspicion> suspicions) {
        this.below = below;
        this.variables = new HashMap<>();
        this.overrideKeys = new HashMap<>();
        this.openNames = new LinkedHashSet<>();
        this.functions = new HashMap<>();
        this.suspicions.addAll(suspicions);
    }

    private VariableTable(VariableTable below, VariableTable own) {
        this.below = Optional.of(below);
        this.variables = own.variables;
        this.overrideKeys = own.overrideKeys;
        this.openNames = own.openNames;
        this.functions = own.functions;
        this.suspicions.addAll(own.suspicions);
    }

    /** What this table holds itself, over another; neither is written any more. */
    VariableTable over(VariableTable other) {
        return new VariableTable(other, this);
    }

    void watch(Optional<Continuation.Inquiry> told) {
        watcher = told;
    }

    List<Suspicion> suspicions() {
        return suspicions;
    }

    VariableTable above() {
        watcher.ifPresent(Continuation.Inquiry::other);
        boolean same = variables.isEmpty() && overrideKeys.isEmpty() && functions.isEmpty();
        // what adds nothing need not be looked through by every lookup
        return below.filter(table -> same && table.suspicions.equals(suspicions))
                .map(VariableTable::above)
                .orElseGet(() -> new VariableTable(this));
    }

    /** A table of the same contents that goes its own way; both may be written. */
    VariableTable fork() {
        VariableTable fork = below.map(VariableTable::new).orElseGet(VariableTable::new);
        variables.forEach((name, variable) -> fork.variables.put(name, variable.copy()));
        overrideKeys.forEach((name, keys) -> fork.overrideKeys.put(name, new LinkedHashSet<>(keys)));
        fork.openNames.addAll(openNames);
        fork.functions.putAll(functions);
        fork.suspicions.clear();
        fork.suspected.clear();
        fork.suspicions.addAll(suspicions);
        fork.watcher = watcher;
        return fork;
    }

    /** The variable's state, possibly that of a table below; never to be written. */
    Variable find(String name) {
        Variable own = variables.get(name);
        if (own != null || below.isEmpty()) {
            return own == null ? nothing : own;
        }
        Variable found = below.get().find(name);
        watcher.ifPresent(told -> told.state(name, found));
        return found;
    }

    /** As {@link #find}, where the history counts, too. */
    Variable findWhole(String name) {
        Variable found = find(name);
        if (watcher.isPresent() && !variables.containsKey(name)) {
            watcher.get().whole(name, found);
        }
        return found;
    }

    /** This table's own state of a variable, to be written. */
    Variable writable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            variable = below.isPresent() ? findWhole(name).copy() : new Variable();
            variables.put(name, variable);
            if (name.contains("${")) {
                openNames.add(name);
            }
        }
        return variable;
    }

    /** Keys under which a variable has override values, in order of appearance. */
    Collection<OverrideKey> overrideKeys(String name) {
        Set<OverrideKey> own = overrideKeys.get(name);
        if (own != null || below.isEmpty()) {
            return own == null ? List.of() : own;
        }
        Collection<OverrideKey> found = below.get().overrideKeys(name);
        watcher.ifPresent(told -> told.keys(name, found));
        return found;
    }

    /** Did anything concern its override values, even if there are none? */
    boolean hadOverrideKeys(String name) {
        if (overrideKeys.containsKey(name) || below.isEmpty()) {
            return overrideKeys.containsKey(name);
        }
        boolean had = below.get().hadOverrideKeys(name);
        watcher.ifPresent(told -> told.hadKeys(name, had));
        return had;
    }

    /** True if it was not there yet. */
    boolean addOverrideKey(String name, OverrideKey key) {
        return ownOverrideKeys(name).add(key);
    }

    boolean removeOverrideKey(String name, OverrideKey key) {
        return overrideKeys(name).contains(key) && ownOverrideKeys(name).remove(key);
    }

    void overrideKeys(String name, Collection<OverrideKey> keys) {
        overrideKeys.put(name, new LinkedHashSet<>(keys));
    }

    private Set<OverrideKey> ownOverrideKeys(String name) {
        Set<OverrideKey> own = overrideKeys.get(name);
        if (own == null) {
            own = new LinkedHashSet<>(overrideKeys(name));
            overrideKeys.put(name, own);
        }
        return own;
    }

    /** Names of the variables that have a trait. What lies below is not written any more, and looked through once. */
    Set<String> having(Trait trait) {
        Set<String> under = below.map(table -> table.kept.computeIfAbsent(trait, table::having))
                .orElse(Set.of());
        watcher.ifPresent(told -> told.names(trait, under));
        Set<String> own = new LinkedHashSet<>(variables.keySet());
        own.addAll(overrideKeys.keySet());
        Set<String> gone = new HashSet<>();
        Set<String> more = new LinkedHashSet<>();
        for (String name : own) {
            boolean now = trait.of(name, find(name), overrideKeys(name));
            if (now != under.contains(name)) {
                (now ? more : gone).add(name);
            }
        }
        return new LayeredNames(under, gone, more);
    }

    /** Names that may be this one, BitBake's own bookkeeping left out. */
    Set<String> namesLike(Text name) {
        Set<String> like = new LinkedHashSet<>();
        String start = name.segments().isEmpty() || !(name.segments().get(0) instanceof Text.Literal literal)
                ? ""
                : literal.text();
        collectLike(name, start, like);
        return like;
    }

    /** All names of the lowest table, which all recipes share: they are only ever added to. */
    private SortedSet<String> sorted() {
        if (sortedSizes != variables.size() + overrideKeys.size()) {
            sorted = new TreeSet<>(variables.keySet());
            sorted.addAll(overrideKeys.keySet());
            sortedSizes = variables.size() + overrideKeys.size();
        }
        return sorted;
    }

    private void collectLike(Text name, String start, Set<String> like) {
        if (below.isEmpty()) {
            String end = start + Character.MAX_VALUE;
            (start.isEmpty() ? sorted() : sorted().subSet(start, end))
                    .stream()
                            .filter(candidate -> !candidate.startsWith("__") && name.mayBe(candidate))
                            .forEach(like::add);
            return;
        }
        below.get().collectLike(name, start, like);
        watcher.ifPresent(told -> told.namesLike(name, new LinkedHashSet<>(like)));
        for (Set<String> names : List.of(variables.keySet(), overrideKeys.keySet())) {
            for (String candidate : names) {
                if (candidate.startsWith(start) && !candidate.startsWith("__") && name.mayBe(candidate)) {
                    like.add(candidate);
                }
            }
        }
    }

    /** Names that hold a reference and wait for key expansion. */
    Set<String> openNames() {
        Set<String> open = new LinkedHashSet<>();
        below.ifPresent(table -> open.addAll(table.openNames()));
        watcher.ifPresent(told -> told.openNames(new LinkedHashSet<>(open)));
        open.addAll(openNames);
        return open;
    }

    void define(PythonFunction function) {
        functions.put(function.name(), function);
    }

    Optional<PythonFunction> function(String name) {
        PythonFunction own = functions.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<PythonFunction> found = below.flatMap(table -> table.function(name));
        watcher.ifPresent(told -> told.function(name, found));
        return found;
    }

    void suspect(Suspicion suspicion) {
        suspicions.add(suspicion);
        suspected.clear();
    }

    /** Why a name that no one was seen to set may be set all the same. */
    Optional<Cause> suspicion(String name) {
        if (suspicions.isEmpty()) {
            return Optional.empty();
        }
        Optional<Cause> known = suspected.get(name);
        if (known == null) {
            known = suspicions.stream()
                    .filter(suspicion -> suspicion.mayConcern(name))
                    .map(Suspicion::cause)
                    .findFirst();
            suspected.put(name, known);
        }
        return known;
    }

    /** Something that may have changed any variable whose name may be {@code name} and is one of {@code names}. */
    record Suspicion(Text name, Predicate<String> names, Cause cause) {
        static Suspicion ofLike(Text name, Cause cause) {
            return new Suspicion(name, any -> true, cause);
        }

        static Suspicion of(Predicate<String> names, Cause cause) {
            return new Suspicion(Text.unknown(cause), names, cause);
        }

        boolean mayConcern(String variable) {
            return name.mayBe(variable) && names.test(variable);
        }
    }

    /**
     * Names of one table laid over those of the tables below, without a copy: a store has thousands of names, and a recipe
     * touches few.
     */
    static final class LayeredNames extends AbstractSet<String> {
        private final Set<String> below;
        /** Some of those below. */
        private final Set<String> gone;
        /** None of those below, in order. */
        private final Set<String> more;

        LayeredNames(Set<String> below, Set<String> gone, Set<String> more) {
            this.below = below;
            this.gone = gone;
            this.more = more;
        }

        /** The same names in the same order, as far as a look at the parts tells. */
        boolean isAs(LayeredNames other) {
            boolean same = below == other.below
                    || below instanceof LayeredNames lower
                            && other.below instanceof LayeredNames otherLower
                            && lower.isAs(otherLower);
            return same && gone.equals(other.gone) && List.copyOf(more).equals(List.copyOf(other.more));
        }

        @Override
        public boolean contains(Object name) {
            return more.contains(name) || below.contains(name) && !gone.contains(name);
        }

        @Override
        public void forEach(Consumer<? super String> action) {
            below.forEach(name -> {
                if (!gone.contains(name)) {
                    action.accept(name);
                }
            });
            more.forEach(action);
        }

        @Override
        public Iterator<String> iterator() {
            List<String> all = new ArrayList<>(size());
            forEach(all::add);
            return all.iterator();
        }

        @Override
        public int size() {
            return below.size() - gone.size() + more.size();
        }
    }
}
