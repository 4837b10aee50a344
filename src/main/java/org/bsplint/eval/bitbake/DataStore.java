package org.bsplint.eval.bitbake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bsplint.eval.Budget;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * BitBake's datastore ({@code bb.data_smart.DataSmart}): variables with raw contents and stored operations, whose effective
 * values are computed when read and forgotten at the next write. A {@link #copy()} shares everything with the store it was
 * made from, which must not be written any more.
 *
 * <p>Two ways to write: statements of files ({@code parsing=True} in BitBake) leave stored operations and override values
 * in place; {@link #set} and its kin are Python's {@code d.setVar}, which drops them. Not safe for use by several threads at
 * once; copies of one store are independent of each other.
 */
public final class DataStore implements Variables {
    private final Dialect dialect;
    private final PythonEvaluator python;
    private final Notes notes;
    private final VariableTable table;
    private final Renames renames;
    private final Agenda agenda;
    private final Reading reading;
    private final Storing storing;
    private final Map<String, Object> kept = new HashMap<>();
    private Consumer<String> watcher = name -> {};

    public DataStore(Dialect dialect, PythonEvaluator python, Notes notes) {
        this(dialect, new VariableTable(), python, notes, new Renames(dialect), new Agenda());
    }

    DataStore(
            Dialect dialect, VariableTable table, PythonEvaluator python, Notes notes, Renames renames, Agenda agenda) {
        this.dialect = dialect;
        this.table = table;
        this.python = python;
        this.notes = notes;
        this.renames = renames;
        this.agenda = agenda;
        this.storing = new Storing(this, renames);
        this.reading = new Reading(this, python, new Budget(200_000_000L, 400, 1_000_000_000L));
    }

    /** A store that starts with all that this one holds; this one must not be written afterwards. */
    public DataStore copy() {
        return copy(notes, python);
    }

    /** As {@link #copy()}, with another place for diagnostics and observations, and other Python. */
    public DataStore copy(Notes other, PythonEvaluator evaluator) {
        return new DataStore(dialect, table.above(), evaluator, other, renames.copy(), agenda.copy());
    }

    /** A store that starts with all that this one holds and goes its own way; both may be written. */
    public DataStore fork() {
        return new DataStore(dialect, table.fork(), python, notes, renames.copy(), agenda.copy());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    public Notes notes() {
        return notes;
    }

    public PythonEvaluator python() {
        return python;
    }

    public Agenda agenda() {
        return agenda;
    }

    @Override
    public Value value(String name) {
        return reading.expanded(key(name));
    }

    @Override
    public Value raw(String name) {
        return reading.raw(key(name));
    }

    @Override
    public Value flag(String name, String flag) {
        return reading.flag(key(name), flag);
    }

    @Override
    public Value rawFlag(String name, String flag) {
        return reading.rawFlag(key(name), flag);
    }

    @Override
    public SortedMap<String, Value> flags(String name) {
        return find(key(name)).shownFlags();
    }

    @Override
    public List<String> flagNames(String name) {
        return find(key(name)).flags().keySet().stream()
                .map(flag -> flag.startsWith(Reading.WEAK_FLAG) ? flag.substring(Reading.WEAK_FLAG.length()) : flag)
                .filter(flag -> !flag.startsWith("_") && !flag.startsWith(":"))
                .distinct()
                .toList();
    }

    @Override
    public Value expand(Text text) {
        return reading.expand(text, "");
    }

    @Override
    public Truth isOverride(String name) {
        return reading.overrides().isActive(name);
    }

    @Override
    public Set<String> names() {
        return names(Trait.EXISTING);
    }

    /** As {@link #names}, of those that have a trait. */
    public Set<String> names(Trait trait) {
        return reading.names(trait);
    }

    VariableTable table() {
        return table;
    }

    Renames renames() {
        return renames;
    }

    /** Keeps a {@code def}; a later one of the same name replaces it. */
    public void define(PythonFunction function) {
        table.define(function);
    }

    @Override
    public Optional<PythonFunction> function(String name) {
        return table.function(name);
    }

    /** Has the name content, flags or pending operations of its own? */
    public boolean exists(String name) {
        return find(key(name)).exists();
    }

    /** Content as statements see it ({@code getVar(…, parsing=True, noweakdefault=True)}): no overrides, no operations. */
    public Value content(String name) {
        Variable variable = find(key(name));
        Value content = variable.content();
        return variable.taint().isEmpty() ? content : Value.unknown(variable.taint(), true);
    }

    /** A flag as statements see it: no weak default. */
    public Value flagContent(String name, String flag) {
        Variable variable = find(key(name));
        Value content = variable.flag(flag);
        return variable.taint().isEmpty() || !content.isUnset() ? content : Value.unknown(variable.taint(), true);
    }

    /** What was done to a variable, in order; its override values have histories of their own. */
    public List<Event> history(String name) {
        return table.findWhole(key(name)).history().toList();
    }

    /** Has it override values, active or not? */
    public boolean hasOverrideValues(String name) {
        return !overrideKeys(key(name)).isEmpty();
    }

    /** {@code d.hasOverrides}; empty where all override values were deleted, of which it depends how. */
    public Optional<Boolean> hasOverrides(String name) {
        return hasOverrideValues(name)
                ? Optional.of(true)
                : Optional.of(false).filter(no -> !table.hadOverrideKeys(key(name)));
    }

    /** Names of the override values of a variable, with their conditions, in order of appearance. */
    public List<OverrideKey> overrideValues(String name) {
        return List.copyOf(overrideKeys(key(name)));
    }

    /** The weak default, whether it counts or not. */
    public Value weakDefault(String name) {
        return find(key(name)).weak();
    }

    /** Stored appends, prepends or removes, in order of appearance. */
    public List<Piece> pieces(String name, Operation operation) {
        return find(key(name)).pieces(operation).toList();
    }

    /** Is the condition of a stored operation met? */
    public Truth meets(String condition) {
        return reading.overrides().meets(condition);
    }

    /** May a name that is known in part be a member of OVERRIDES? */
    public boolean mayBeOverride(Text name) {
        return reading.overrides().mayHold(name);
    }

    /** The variable's state, possibly that of a store below; never to be written. */
    Variable find(String name) {
        return table.find(name);
    }

    Collection<OverrideKey> overrideKeys(String name) {
        return table.overrideKeys(name);
    }

    /** Why a name that no one was seen to set may be set all the same. */
    Optional<Cause> suspicion(String name) {
        return table.suspicion(name);
    }

    /** Names that hold a reference ({@code R:${PN}}) and wait for key expansion. */
    public Set<String> openNames() {
        return table.openNames();
    }

    /** {@code d.setVar}: replaces the value for good; stored operations and active override values are dropped. */
    public void set(String name, Text value, Place place) {
        storing.assign(key(name), Value.of(value), false, Event.of("set", value.toString(), place));
    }

    /** {@code d.appendVar}. */
    public void append(String name, Text value, Place place) {
        storing.operate(key(name), Operation.APPEND, new Piece(value, ""), Event.of("append", value.toString(), place));
    }

    /** {@code d.prependVar}. */
    public void prepend(String name, Text value, Place place) {
        storing.operate(
                key(name), Operation.PREPEND, new Piece(value, ""), Event.of("prepend", value.toString(), place));
    }

    /** {@code d.delVar}. */
    public void delete(String name, Place place) {
        storing.delete(key(name), Event.of("del", "", place));
    }

    /** {@code d.setVarFlag}. */
    public void setFlag(String name, String flag, Text value, Place place) {
        storeFlag(name, flag, Value.of(value), Event.flag("set", flag, value.toString(), place));
    }

    /** {@code d.appendVarFlag}. */
    public void appendFlag(String name, String flag, Text value, Place place) {
        Text before = rawFlag(name, flag).partial();
        storeFlag(name, flag, Value.of(before.plus(value)), Event.flag("append", flag, value.toString(), place));
    }

    /** {@code d.prependVarFlag}. */
    public void prependFlag(String name, String flag, Text value, Place place) {
        Text before = rawFlag(name, flag).partial();
        storeFlag(name, flag, Value.of(value.plus(before)), Event.flag("prepend", flag, value.toString(), place));
    }

    /** {@code d.delVarFlag}. */
    public void deleteFlag(String name, String flag, Place place) {
        storing.deleteFlag(key(name), flag, Event.flag("delFlag", flag, "", place));
    }

    /** {@code d.renameVar}; false where it never ends, as when an override value takes its variable's place. */
    public boolean rename(String from, String to, Place place) {
        return Overriding.rename(this, key(from), key(to), place, 0);
    }

    /** Something unknown may have been done to this variable: nothing about it is certain until it is set for good. */
    public void taint(String name, Cause cause) {
        writable(key(name)).taint(cause);
    }

    /** Something unknown may have been appended to this variable, or prepended, or nothing. */
    public void taintEnds(String name, boolean front, Cause cause) {
        Piece hole = new Piece(Text.unknown(cause), Overrides.PERHAPS);
        writable(key(name)).add(front ? Operation.PREPEND : Operation.APPEND, hole);
    }

    /** Something unknown may have been done to a flag. */
    public void taintFlag(String name, String flag, Cause cause) {
        writable(key(name)).flag(flag, Value.unknown(cause));
    }

    /** Something unknown may have been done to every variable whose name starts so; an empty prefix: to any. */
    public void taintAll(String prefix, Cause cause) {
        taintLike(Text.of(prefix).plus(Text.unknown(cause)), cause);
    }

    /** Something unknown may have been done to every variable whose name may be this one. */
    public void taintLike(Text name, Cause cause) {
        table.namesLike(name).forEach(candidate -> writable(candidate).taint(cause));
        table.suspect(VariableTable.Suspicion.ofLike(name, cause));
        reading.forget();
    }

    /** From here on, one of these names that nothing known has set may be set by what could not be read. */
    public void suspect(Predicate<String> names, Cause cause) {
        table.suspect(VariableTable.Suspicion.of(names, cause));
        reading.forget();
    }

    // ---- writing, as statements do

    /** Sets content and nothing else, without history: FILE, LAYERDIR and the like. */
    public void put(String name, String value) {
        Variable variable = writable(key(name));
        variable.content(Value.known(value));
        variable.cleanse();
    }

    /** A statement's {@code setVar}: an operation in the name ({@code A:append}) is stored with its variable. */
    public void store(String name, Value value, Event event) {
        storing.assign(key(name), value, true, event);
    }

    /** {@code ??=}: the weak default. */
    public void storeWeak(String name, Value value, Event event) {
        storing.weak(key(name), value, event);
    }

    /** {@code setVarFlag}. */
    public void storeFlag(String name, String flag, Value value, Event event) {
        storing.flag(key(name), flag, value, event);
    }

    /** {@code A[f] ??= "x"} where it is a weak default. */
    public void storeWeakFlag(String name, String flag, Value value, Event event) {
        storing.weakFlag(key(name), flag, value, event);
    }

    /** This store's own state of a variable, to be written: forgets what was computed. */
    Variable writable(String name) {
        changed(name);
        return table.writable(name);
    }

    void overrideKeys(String name, Collection<OverrideKey> keys) {
        changed(name);
        table.overrideKeys(name, keys);
    }

    void addOverrideKey(String name, OverrideKey key) {
        if (table.addOverrideKey(name, key)) {
            changed(name);
        }
    }

    void removeOverrideKey(String name, OverrideKey key) {
        if (table.removeOverrideKey(name, key)) {
            changed(name);
        }
    }

    /** Keeps an object of Python's in a variable that was just set, until the next write; copies do not have it. */
    public void keep(String name, Object object) {
        kept.put(key(name), object);
    }

    /** The object that Python keeps in a variable. */
    public Optional<Object> kept(String name) {
        return kept.isEmpty() ? Optional.empty() : Optional.ofNullable(kept.get(key(name)));
    }

    /** From now on tells the name of each variable that is written, as often as it is; copies tell nothing. */
    public void onWrite(Consumer<String> told) {
        watcher = told;
    }

    private void changed(String name) {
        watcher.accept(name);
        kept.remove(name);
        reading.changed(name);
    }

    /** BitBake 1.46 to 1.50 took {@code :} in names for {@code _} at last. */
    private String key(String name) {
        return dialect.readsColonAsUnderscore() ? name.replace(':', '_') : name;
    }
}
