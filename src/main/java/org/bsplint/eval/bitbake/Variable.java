package org.bsplint.eval.bitbake;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bsplint.value.Cause;
import org.bsplint.value.Value;

/** The state of one variable in one store: raw content, weak default, stored operations, flags and history. */
final class Variable {
    /** Reasons that are kept of why nothing is certain: each line of a file may give one. */
    private static final int MAX_CAUSES = 100;

    private Value content = Value.UNSET;
    private Value weak = Value.UNSET;
    private final Map<Operation, Chain<Piece>> pieces = new TreeMap<>();
    private Map<String, Value> flags = Map.of();
    private boolean ownsFlags;
    private Set<Cause> taint = Set.of();
    private Chain<Event> history = Chain.empty();

    /** A copy that can be written without touching this one. */
    Variable copy() {
        Variable copy = new Variable();
        copy.content = content;
        copy.weak = weak;
        copy.pieces.putAll(pieces);
        copy.flags = flags;
        copy.taint = taint;
        copy.history = history;
        ownsFlags = false;
        return copy;
    }

    Value content() {
        return content;
    }

    void content(Value value) {
        content = value;
    }

    Value weak() {
        return weak;
    }

    void weak(Value value) {
        weak = value;
    }

    Chain<Piece> pieces(Operation operation) {
        return pieces.getOrDefault(operation, Chain.empty());
    }

    void add(Operation operation, Piece piece) {
        pieces.merge(operation, Chain.<Piece>empty().plus(piece), (before, one) -> before.plus(piece));
    }

    boolean hasPieces() {
        return !pieces.isEmpty();
    }

    void dropPieces() {
        pieces.clear();
    }

    Map<String, Value> flags() {
        return Collections.unmodifiableMap(flags);
    }

    /** Flags that {@code getVarFlags} shows: weak defaults where no flag hides them, nothing internal. */
    SortedMap<String, Value> shownFlags() {
        SortedMap<String, Value> shown = new TreeMap<>();
        flags.forEach((flag, value) -> {
            if (flag.startsWith(Reading.WEAK_FLAG)) {
                shown.putIfAbsent(flag.substring(Reading.WEAK_FLAG.length()), value);
            } else if (!flag.startsWith("_") && !flag.startsWith(":")) {
                shown.put(flag, value);
            }
        });
        return shown;
    }

    Value flag(String name) {
        return flags.getOrDefault(name, Value.UNSET);
    }

    void flag(String name, Value value) {
        own();
        if (value.isUnset()) {
            flags.remove(name);
        } else {
            flags.put(name, value);
        }
    }

    private void own() {
        if (!ownsFlags) {
            flags = new LinkedHashMap<>(flags);
            ownsFlags = true;
        }
    }

    /** Why nothing certain can be said of it any more; empty for an honest variable. */
    Set<Cause> taint() {
        return taint;
    }

    void taint(Cause cause) {
        if (taint.size() >= MAX_CAUSES) {
            return;
        }
        Set<Cause> more = new LinkedHashSet<>(taint);
        more.add(cause);
        taint = more;
    }

    void cleanse() {
        taint = Set.of();
    }

    /** Drops all but the history, as {@code d.delVar}. */
    void clear() {
        content = Value.UNSET;
        weak = Value.UNSET;
        pieces.clear();
        flags = Map.of();
        ownsFlags = false;
        taint = Set.of();
    }

    /** Does it exist for {@code d.keys()}? */
    boolean exists() {
        return !content.isUnset() || !weak.isUnset() || !pieces.isEmpty() || !flags.isEmpty() || !taint.isEmpty();
    }

    Chain<Event> history() {
        return history;
    }

    void record(Event event) {
        history = history.plus(event.after(history));
    }

    void inherit(List<Event> events) {
        for (Event event : events) {
            history = history.plus(event);
        }
    }

    /** Is it the same in all but the history? */
    boolean hasStateOf(Variable other) {
        return this == other
                || content.equals(other.content)
                        && weak.equals(other.weak)
                        && sameElements(taint, other.taint)
                        && sameElements(flags.entrySet(), other.flags.entrySet())
                        && Arrays.stream(Operation.values())
                                .allMatch(one -> pieces(one).isAs(other.pieces(one)));
    }

    /** Is it the same, history included? */
    boolean isAs(Variable other) {
        return this == other || hasStateOf(other) && history.isAs(other.history);
    }

    /** The order counts: of flags it is what Python sees. */
    private static boolean sameElements(Collection<?> one, Collection<?> other) {
        return one == other || one.size() == other.size() && List.copyOf(one).equals(List.copyOf(other));
    }
}
