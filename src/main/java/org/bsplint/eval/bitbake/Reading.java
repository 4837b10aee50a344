package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bsplint.eval.Budget;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * Computes effective values ({@code getVarFlag}): the override that counts or the content or the weak default, then stored
 * appends, prepends, expansion and removes, in this order. What was computed is kept until the next write.
 */
final class Reading {
    /** Flags of this prefix hold weak defaults of flags (BitBake 2.10 and newer). */
    static final String WEAK_FLAG = "_defaultval_flag_";

    private static final int ROUNDS = 5;

    /** BitBake itself fails at about 240 levels, where Python's stack ends; how many it is exactly depends on its release. */
    private static final int MAX_DEPTH = 200;

    private final DataStore store;
    private final Budget budget;
    private final Expansion expansion;
    private Map<String, Value> cache = new HashMap<>();
    private final Map<Trait, Set<String>> names = new TreeMap<>();
    private Set<String> running = new HashSet<>();
    private Optional<Overrides> overrides = Optional.empty();
    /** Names that OVERRIDES was computed from. */
    private final Set<String> overrideInputs = new HashSet<>();

    private boolean computingOverrides;
    private int depth;

    Reading(DataStore store, PythonEvaluator python, Budget budget) {
        this.store = store;
        this.budget = budget;
        this.expansion = new Expansion(store, python, budget);
    }

    /** A variable is about to change. */
    void changed(String name) {
        forget();
        names.clear();
        if (overrides.isPresent() && !computingOverrides && overrideInputs.contains(name)) {
            overrides = Optional.empty();
        }
    }

    void forget() {
        if (!cache.isEmpty()) {
            cache = new HashMap<>();
        }
    }

    Value expanded(String name) {
        Value known = cache.get(name);
        if (known != null) {
            noteInput(name);
            return known;
        }
        if (!running.add(name)) {
            return new Value.Failing(name + " refers to itself");
        }
        Value value = guarded(() -> compute(name));
        running.remove(name);
        cache.put(name, value);
        return value;
    }

    Value raw(String name) {
        return guarded(() -> rawOf(name).value());
    }

    Value rawFlag(String name, String flag) {
        noteInput(name);
        Variable variable = store.find(name);
        Value value = variable.flag(flag);
        if (value.isUnset() && store.dialect().hasWeakFlags()) {
            value = variable.flag(WEAK_FLAG + flag);
        }
        if (value.isUnset() && !variable.taint().isEmpty()) {
            return Value.unknown(variable.taint(), true);
        }
        return value.isUnset() ? suspected(name) : value;
    }

    Value flag(String name, String flag) {
        String cached = name + "[" + flag + "]";
        Value known = cache.get(cached);
        if (known != null) {
            return known;
        }
        Value raw = rawFlag(name, flag);
        if (raw.isUnset() || raw instanceof Value.Failing) {
            return raw;
        }
        if (!running.add(cached)) {
            return new Value.Failing(cached + " refers to itself");
        }
        Value value = guarded(() -> expand(raw.partial(), cached));
        running.remove(cached);
        value = keepMaybeUnset(raw, value);
        cache.put(cached, value);
        return value;
    }

    Value expand(Text text, String name) {
        return expansion.expand(text, name);
    }

    /** Names that have a trait themselves, and those that an active override value makes; kept until the next write. */
    Set<String> names(Trait trait) {
        Set<String> known = names.get(trait);
        if (known == null) {
            Set<String> own = store.table().having(trait);
            known = trait == Trait.MADE_BY_OVERRIDES
                    ? filtered(
                            own,
                            name -> !(overrides().choose(store.overrideKeys(name)) instanceof Overrides.Choice.Base))
                    : new VariableTable.LayeredNames(
                            own, Set.of(), filtered(names(Trait.MADE_BY_OVERRIDES), trait::ofMade));
            names.put(trait, known);
        }
        return known;
    }

    private static Set<String> filtered(Set<String> names, Predicate<String> wanted) {
        return names.stream().filter(wanted).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** OVERRIDES, computed to a fixed point: it may itself depend on overridden variables. */
    Overrides overrides() {
        if (overrides.isPresent()) {
            return overrides.get();
        }
        Map<String, Value> outerCache = cache;
        Set<String> outerRunning = running;
        running = new HashSet<>();
        computingOverrides = true;
        overrideInputs.clear();
        Overrides current = Overrides.NONE;
        boolean stable = false;
        for (int round = 0; round < ROUNDS && !stable; round++) {
            overrides = Optional.of(round == 0 ? Overrides.NONE : current);
            cache = new HashMap<>();
            Overrides next = Overrides.of(expanded("OVERRIDES"), store.dialect().separator());
            stable = round > 0 && next.sameAs(current);
            current = next;
        }
        if (!stable) {
            Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "OVERRIDES depends on itself and never settles");
            current = Overrides.of(Value.unknown(cause), store.dialect().separator());
        }
        computingOverrides = false;
        cache = outerCache;
        running = outerRunning;
        overrides = Optional.of(current);
        return current;
    }

    private void noteInput(String name) {
        if (computingOverrides) {
            overrideInputs.add(name);
        }
    }

    private interface Computation {
        Value compute();
    }

    private Value guarded(Computation computation) {
        if (!budget.step()) {
            return Value.unknown(Cause.of(Cause.Kind.BUDGET, "evaluation is " + budget.exceeded()));
        }
        if (depth >= MAX_DEPTH) {
            return Value.unknown(Cause.of(Cause.Kind.BUDGET, "references are nested deeper than " + MAX_DEPTH));
        }
        depth++;
        Value value = computation.compute();
        depth--;
        return value;
    }

    private Value compute(String name) {
        Raw raw = rawOf(name);
        Value value = raw.value();
        if (value.isUnset() || value instanceof Value.Failing) {
            return value;
        }
        Value expanded = keepMaybeUnset(value, expand(value.partial(), name));
        return Removal.apply(this, expanded, raw.removes(), raw.mayRemove());
    }

    private static Value keepMaybeUnset(Value raw, Value expanded) {
        boolean maybeUnset = raw instanceof Value.Unknown unknown && unknown.maybeUnset();
        return maybeUnset && expanded instanceof Value.Unknown unknown
                ? new Value.Unknown(unknown.text(), true)
                : expanded;
    }

    /**
     * A value before expansion.
     *
     * @param removes texts of {@code :remove} to apply after expansion
     * @param mayRemove those of which it is not known whether they apply
     */
    private record Raw(Value value, Set<Text> removes, Set<Text> mayRemove) {}

    private Raw rawOf(String name) {
        noteInput(name);
        Variable variable = store.find(name);
        if (!variable.taint().isEmpty()) {
            return new Raw(Value.unknown(variable.taint(), true), Set.of(), Set.of());
        }
        Set<Text> removes = new LinkedHashSet<>();
        Set<Text> mayRemove = new LinkedHashSet<>();
        Value value = overriding(name, removes);
        boolean open = value instanceof Value.Unknown unknown && unknown.maybeUnset();
        if (value.isUnset() || open) {
            Value base = variable.content().isUnset() ? variable.weak() : variable.content();
            value = open ? Value.unknown(value.causes(), base.isUnset()) : base;
        }
        if (value.isUnset()) {
            value = suspected(name);
        }
        if (value instanceof Value.Failing) {
            return new Raw(value, Set.of(), Set.of());
        }
        value = extended(value, variable, Operation.APPEND);
        value = extended(value, variable, Operation.PREPEND);
        for (Piece piece : variable.pieces(Operation.REMOVE).toList()) {
            Truth truth = overrides().meets(piece.condition());
            if (truth != Truth.FALSE) {
                (truth == Truth.TRUE ? removes : mayRemove).add(piece.text());
            }
        }
        return new Raw(value, removes, mayRemove);
    }

    private Value suspected(String name) {
        return store.suspicion(name).map(Value::unknown).orElse(Value.UNSET);
    }

    /** The value of the override key that counts; unset if none does. Its removes that met a word carry over. */
    private Value overriding(String name, Set<Text> removes) {
        Collection<OverrideKey> keys = store.overrideKeys(name);
        if (keys.isEmpty()) {
            return Value.UNSET;
        }
        Overrides.Choice choice = overrides().choose(keys);
        if (choice instanceof Overrides.Choice.Undecided undecided) {
            return joined(name, undecided.keys());
        }
        if (!(choice instanceof Overrides.Choice.Key key)) {
            return Value.UNSET;
        }
        Raw inner = rawOf(key.name());
        if (inner.removes().isEmpty() && inner.mayRemove().isEmpty()
                || inner.value().isUnset()) {
            return inner.value();
        }
        Value expanded = expand(inner.value().partial(), key.name());
        if (!expanded.isKnown() || !inner.mayRemove().isEmpty()) {
            return expanded.isKnown() ? Value.unknown(overrides().causes(), false) : expanded;
        }
        removes.addAll(Removal.met(this, expanded.partial().known(), inner.removes()));
        return inner.value();
    }

    /** OVERRIDES has holes: known only if every value that may count is the same. */
    private Value joined(String name, List<String> keys) {
        Variable variable = store.find(name);
        Value base = variable.content().isUnset() ? variable.weak() : variable.content();
        boolean same = base.isKnown();
        for (String key : keys) {
            Raw raw = rawOf(key);
            same &= raw.value().equals(base)
                    && raw.removes().isEmpty()
                    && raw.mayRemove().isEmpty();
        }
        return same ? base : Value.unknown(overrides().causes(), base.isUnset());
    }

    private Value extended(Value before, Variable variable, Operation operation) {
        List<Piece> pieces = variable.pieces(operation).toList();
        if (pieces.isEmpty()) {
            return before;
        }
        Value value = before;
        // BitBake up to 1.50 defines the variable even if no condition holds
        if (value.isUnset() && !store.dialect().atLeast(Dialect.KIRKSTONE)) {
            value = Value.known("");
        }
        List<Text> parts = new ArrayList<>();
        boolean unset = value.isUnset() || value instanceof Value.Unknown unknown && unknown.maybeUnset();
        for (Piece piece : pieces) {
            Truth truth = overrides().meets(piece.condition());
            if (truth != Truth.FALSE) {
                boolean surely = truth == Truth.TRUE;
                parts.add(surely ? piece.text() : Text.unknown(causes(piece)));
                unset &= !surely;
            }
        }
        if (parts.isEmpty()) {
            return value;
        }
        parts.add(0, value.partial());
        if (operation == Operation.PREPEND) {
            Collections.reverse(parts);
        }
        Text text = Text.concat(parts);
        return text.isKnown() ? Value.of(text) : new Value.Unknown(text, unset);
    }

    private Set<Cause> causes(Piece piece) {
        Set<Cause> causes = new LinkedHashSet<>(overrides().causes());
        causes.addAll(piece.text().causes());
        return causes;
    }

    /** Words of an expanded {@code :remove}; empty if not all of them are known. */
    Optional<Set<String>> removeWords(Text text) {
        Value expanded = expand(text, "");
        return expanded.asKnown().map(known -> new HashSet<>(org.bsplint.syntax.bitbake.Blanks.words(known)));
    }

    List<Cause> removeCauses(Text text) {
        return new ArrayList<>(expand(text, "").causes());
    }
}
