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
import java.util.stream.Stream;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** What a store holds: its own variables and, below, those of the table that it was copied from. */
final class VariableTable {
    private final Optional<VariableTable> below;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, Set<OverrideKey>> overrideKeys = new HashMap<>();
    private final Set<String> openNames = new LinkedHashSet<>();
    private final Map<String, PythonFunction> functions = new HashMap<>();
    private final List<Suspicion> suspicions = new ArrayList<>();
    /** Answers of {@link #suspicion} so far; most names are asked for many times. */
    private final Map<String, Optional<Cause>> suspected = new HashMap<>();

    /** Of a table that others lie above: {@link #having} by trait. */
    private final Map<Trait, Set<String>> kept = new ConcurrentHashMap<>();

    private SortedSet<String> sorted = new TreeSet<>();
    private int sortedSizes;
    private final Variable nothing = new Variable();

    VariableTable() {
        this.below = Optional.empty();
    }

    private VariableTable(VariableTable below) {
        this.below = Optional.of(below);
        this.suspicions.addAll(below.suspicions);
    }

    VariableTable above() {
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
        return fork;
    }

    /** The variable's state, possibly that of a table below; never to be written. */
    Variable find(String name) {
        for (VariableTable table = this; ; table = table.below.orElseThrow()) {
            Variable variable = table.variables.get(name);
            if (variable != null) {
                return variable;
            }
            if (table.below.isEmpty()) {
                return nothing;
            }
        }
    }

    /** This table's own state of a variable, to be written. */
    Variable writable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            variable = below.isPresent() ? find(name).copy() : new Variable();
            variables.put(name, variable);
            if (name.contains("${")) {
                openNames.add(name);
            }
        }
        return variable;
    }

    /** Keys under which a variable has override values, in order of appearance. */
    Collection<OverrideKey> overrideKeys(String name) {
        for (VariableTable table = this; ; table = table.below.orElseThrow()) {
            Set<OverrideKey> keys = table.overrideKeys.get(name);
            if (keys != null) {
                return keys;
            }
            if (table.below.isEmpty()) {
                return List.of();
            }
        }
    }

    /** Did anything concern its override values, even if there are none? */
    boolean hadOverrideKeys(String name) {
        return overrideKeys.containsKey(name)
                || below.filter(table -> table.hadOverrideKeys(name)).isPresent();
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
        open.addAll(openNames);
        return open;
    }

    void define(PythonFunction function) {
        functions.put(function.name(), function);
    }

    Optional<PythonFunction> function(String name) {
        PythonFunction own = functions.get(name);
        return own != null ? Optional.of(own) : below.flatMap(table -> table.function(name));
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

    /**
     * Names of one table laid over those of the tables below, without a copy: a store has thousands of names, and a recipe
     * touches few.
     */
    static final class LayeredNames extends AbstractSet<String> {
        private final Set<String> below;
        /** Some of those below. */
        private final Set<String> gone;
        /** None of those below. */
        private final Set<String> more;

        LayeredNames(Set<String> below, Set<String> gone, Set<String> more) {
            this.below = below;
            this.gone = gone;
            this.more = more;
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
            Stream<String> kept = below.stream().filter(name -> !gone.contains(name));
            return Stream.concat(kept, more.stream()).iterator();
        }

        @Override
        public int size() {
            return below.size() - gone.size() + more.size();
        }
    }
}
