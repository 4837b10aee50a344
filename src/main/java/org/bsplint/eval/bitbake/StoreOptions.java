package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.syntax.bitbake.NamedVariables;
import org.bsplint.value.Assignment;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * The variables of a store as options: value, flags, and the history as {@code bitbake -e} prints it (a variable's own
 * operations, then those of its override values as {@code override[x]:set}), with what each operation came to.
 */
public final class StoreOptions {
    /** What BitBake notes of functions for its own use, and what only steers its signatures. */
    private static final Set<String> SIGNATURE_FLAGS =
            Set.of("vardeps", "vardepsexclude", "vardepvalue", "vardepvalueexclude");

    private final DataStore store;

    public StoreOptions(DataStore store) {
        this.store = store;
    }

    /** Every variable, each evaluated when it is asked for; BitBake's own bookkeeping ({@code __…}) is left out. */
    public OptionSet all() {
        List<String> names =
                store.names().stream().filter(name -> !name.startsWith("__")).toList();
        return OptionSet.lazy(names, this::option);
    }

    /** As {@link #all}, without Python functions: every variable and shell function. */
    public OptionSet settings() {
        return OptionSet.lazy(store.names(Trait.SETTING), this::option);
    }

    /** One variable, or one flag ({@code NAME[flag]}); by one thread at a time for all stores that share their Python. */
    public Option option(String name) {
        synchronized (store.python()) {
            return evaluated(name);
        }
    }

    private Option evaluated(String name) {
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            return flag(name, name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
        }
        List<Assignment> history = history(name);
        return new Option(name, store.value(name), origin(history), history, flags(name), inputs(name));
    }

    private Option flag(String name, String variable, String flag) {
        List<Assignment> history = new ArrayList<>();
        for (Event event : store.history(variable)) {
            if (event.flag().equals(flag)) {
                history.add(assignment(event, event.operation(), event.effect()));
            }
        }
        settle(history);
        Set<String> inputs = new TreeSet<>();
        references(store.rawFlag(variable, flag), inputs);
        Value value = store.flag(variable, flag);
        return new Option(name, value, origin(history), history, Map.of(), List.copyOf(inputs));
    }

    private Map<String, Value> flags(String name) {
        Map<String, Value> flags = new TreeMap<>();
        for (String flag : store.flags(name).keySet()) {
            if (!SIGNATURE_FLAGS.contains(flag)) {
                flags.put(flag, store.flag(name, flag));
            }
        }
        return flags;
    }

    /** All operations on a variable in order; each assignment of a flag is under the flag's own name. */
    public List<Assignment> history(String name) {
        List<OverrideKey> keys = store.overrideValues(name);
        boolean overridden = keys.stream()
                .anyMatch(key -> store.isOverride(key.override()) == Truth.TRUE
                        && !store.raw(key.key()).isUnset());
        List<Assignment> history = new ArrayList<>();
        boolean weak = store.content(name).isUnset() && !overridden;
        for (Event event : store.history(name)) {
            if (event.flag().equals("_defaultval")) {
                Effect effect = weak ? event.effect() : Effect.OVERRIDDEN;
                history.add(assignment(event, event.operation(), effect));
            } else if (event.flag().isEmpty()) {
                history.add(assignment(event, event.operation(), effect(event, overridden)));
            }
        }
        settle(history);
        for (OverrideKey key : keys) {
            Truth active = store.isOverride(key.override());
            for (Event event : store.history(key.key())) {
                if (event.flag().isEmpty() || event.flag().startsWith("_")) {
                    String operation = "override[" + key.override() + "]:" + event.operation();
                    history.add(assignment(event, operation, effect(event.effect(), active)));
                }
            }
        }
        return history;
    }

    private Effect effect(Event event, boolean overridden) {
        int bracket = event.operation().indexOf('[');
        if (bracket > 0) {
            String condition =
                    event.operation().substring(bracket + 1, event.operation().length() - 1);
            return effect(event.effect(), store.meets(condition));
        }
        boolean stored =
                event.operation().startsWith(String.valueOf(store.dialect().separator()));
        return overridden && !stored && event.effect() == Effect.APPLIED ? Effect.OVERRIDDEN : event.effect();
    }

    private static Effect effect(Effect own, Truth condition) {
        return switch (condition) {
            case TRUE -> own;
            case FALSE -> Effect.CONDITION_FALSE;
            case UNKNOWN -> Effect.CONDITION_UNKNOWN;
        };
    }

    /** What a later assignment replaced has no effect any more. */
    private static void settle(List<Assignment> history) {
        boolean replaced = false;
        for (int i = history.size() - 1; i >= 0; i--) {
            Assignment step = history.get(i);
            boolean sets = Set.of("set", "immediate", "set?", "del").contains(step.operator())
                    || step.operator().startsWith("rename from ");
            boolean adds = Set.of("append", "prepend", "postdot", "predot").contains(step.operator());
            if (replaced && (sets || adds) && step.effect() == Effect.APPLIED) {
                history.set(i, step.withEffect(Effect.OVERRIDDEN, step.note()));
            }
            replaced |= sets && step.effect() == Effect.APPLIED && step.note().isEmpty();
        }
    }

    private static Assignment assignment(Event event, String operation, Effect effect) {
        String note = event.flag().isEmpty() ? "" : "[" + event.flag() + "]";
        if (!event.place().function().isEmpty()) {
            note = (note + " in " + event.place().function()).strip();
        }
        Origin origin =
                event.place().span().isPresent() ? Origin.FILE : event.place().origin();
        return new Assignment(operation, event.detail(), origin, event.place().span(), effect, note, List.of());
    }

    private static Origin origin(List<Assignment> history) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).effect() == Effect.APPLIED) {
                return history.get(i).origin();
            }
        }
        return Origin.DEFAULT;
    }

    private List<String> inputs(String name) {
        Set<String> inputs = new TreeSet<>();
        references(store.raw(name), inputs);
        for (Operation operation : Operation.values()) {
            store.pieces(name, operation).forEach(piece -> references(Value.of(piece.text()), inputs));
        }
        for (OverrideKey key : store.overrideValues(name)) {
            inputs.add(key.key());
        }
        inputs.remove(name);
        return List.copyOf(inputs);
    }

    private static void references(Value raw, Set<String> inputs) {
        for (Text.Segment segment : raw.partial().segments()) {
            if (segment instanceof Text.Literal literal) {
                inputs.addAll(NamedVariables.in(literal.text()));
            }
        }
    }
}
