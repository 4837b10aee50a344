package org.bsplint.eval.bitbake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * The reading side of a datastore: what Python sees as {@code d}. No call throws; where BitBake would raise an
 * ExpansionError the value is {@link Value.Failing}, where it would give {@code None} it is {@link Value.Unset}.
 */
public interface Variables {
    Dialect dialect();

    /** {@code d.getVar(name)}: overrides, appends and removes applied, expanded. */
    Value value(String name);

    /** {@code d.getVar(name, False)}: overrides, appends and prepends applied, not expanded. */
    Value raw(String name);

    /** {@code d.getVarFlag(name, flag)}, expanded. */
    Value flag(String name, String flag);

    /** {@code d.getVarFlag(name, flag, False)}. */
    Value rawFlag(String name, String flag);

    /** {@code d.getVarFlags(name)}: unexpanded, without internal flags (those that start with {@code _} or {@code :}). */
    SortedMap<String, Value> flags(String name);

    /** Names of {@link #flags} in the order in which they were first set, as Python's dictionaries keep it. */
    default List<String> flagNames(String name) {
        return List.copyOf(flags(name).keySet());
    }

    /** {@code d.expand(text)}; never unset. */
    Value expand(Text text);

    /** Is this one member of OVERRIDES? Unknown where OVERRIDES has holes. */
    Truth isOverride(String name);

    /** Every name that has content, flags or pending operations, as {@code d.keys()}; in no certain order. */
    Set<String> names();

    /** {@code d.getVar(name) or ""}, as far as known. */
    default Text text(String name) {
        return value(name).partial();
    }

    /**
     * The function that the last {@code def} of this name made, for calls from Python; its body holds the whole
     * definition, the {@code def} line included. BitBake keeps them for all recipes in one place ({@code bb.methodpool}).
     */
    default Optional<PythonFunction> function(String name) {
        return Optional.empty();
    }
}
