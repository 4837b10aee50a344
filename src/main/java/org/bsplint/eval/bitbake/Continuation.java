package org.bsplint.eval.bitbake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.value.Text;

/**
 * What was done to a store from some point on, such as the finishing of a recipe, and what of the store as it was then it
 * asked for. On a store that answers the same the same would be done: it need not be done again.
 */
public final class Continuation {
    private final VariableTable written;
    private final Renames renamesBefore;
    private final Renames renames;
    private final Agenda agendaBefore;
    private final Agenda agenda;
    private final Notes notes;
    private final Inquiry asked;

    private Continuation(DataStore start, DataStore end, Inquiry asked) {
        this.written = end.table().over(new VariableTable());
        this.renamesBefore = start.renames().copy();
        this.renames = end.renames();
        this.agendaBefore = start.agenda().copy();
        this.agenda = end.agenda();
        this.notes = end.notes();
        this.asked = asked;
    }

    /**
     * Does something to a copy of a store.
     *
     * @param start must not be written any more
     * @param python evaluates the Python that is met
     */
    public static Continuation of(DataStore start, PythonEvaluator python, Consumer<DataStore> work) {
        Inquiry asked = new Inquiry(start.table().suspicions());
        DataStore end = start.copy(new Notes(), python);
        end.table().watch(Optional.of(asked));
        work.accept(end);
        end.table().watch(Optional.empty());
        return new Continuation(start, end, asked);
    }

    /** Would the same be done to this store? */
    public boolean holdsFor(DataStore other) {
        return renamesBefore.sameAs(other.renames())
                && agendaBefore.sameAs(other.agenda())
                && asked.holdsFor(other.table());
    }

    /** A store for which it {@link #holdsFor holds}, after what is done to it; what is told on the way is told to its notes. */
    public DataStore after(DataStore start) {
        start.notes().addAll(notes);
        return new DataStore(
                start.dialect(), written.over(start.table()), start.python(), start.notes(), renames, agenda);
    }

    /** What was asked of a table by one above it, and answered. */
    static final class Inquiry {
        private final List<VariableTable.Suspicion> suspicions;
        private final Map<String, Variable> states = new HashMap<>();
        private final Map<String, Variable> wholes = new HashMap<>();
        private final Map<String, Collection<OverrideKey>> keys = new HashMap<>();
        private final Map<String, Boolean> hadKeys = new HashMap<>();
        private final Map<String, Optional<PythonFunction>> functions = new HashMap<>();
        private final Map<Trait, Set<String>> names = new HashMap<>();
        private final Map<Text, Set<String>> like = new HashMap<>();
        private Optional<Set<String>> openNames = Optional.empty();
        private boolean repeatable = true;

        private Inquiry(List<VariableTable.Suspicion> suspicions) {
            this.suspicions = List.copyOf(suspicions);
        }

        /** A variable was read, but for its history. */
        void state(String name, Variable variable) {
            states.put(name, variable);
        }

        /** A variable was read with its history, or copied. */
        void whole(String name, Variable variable) {
            wholes.put(name, variable);
        }

        void keys(String name, Collection<OverrideKey> found) {
            keys.put(name, found);
        }

        void hadKeys(String name, boolean had) {
            hadKeys.put(name, had);
        }

        void function(String name, Optional<PythonFunction> found) {
            functions.put(name, found);
        }

        void names(Trait trait, Set<String> found) {
            names.put(trait, found);
        }

        void namesLike(Text name, Set<String> found) {
            like.put(name, found);
        }

        void openNames(Set<String> found) {
            openNames = Optional.of(found);
        }

        /** Something was asked that is not kept: it does not hold for any other table. */
        void other() {
            repeatable = false;
        }

        private boolean holdsFor(VariableTable now) {
            return repeatable
                    && suspicions.equals(now.suspicions())
                    && states.entrySet().stream().allMatch(one -> one.getValue().hasStateOf(now.find(one.getKey())))
                    && wholes.entrySet().stream().allMatch(one -> one.getValue().isAs(now.find(one.getKey())))
                    && keys.entrySet().stream().allMatch(one -> inOrder(one.getValue(), now.overrideKeys(one.getKey())))
                    && hadKeys.entrySet().stream().allMatch(one -> one.getValue() == now.hadOverrideKeys(one.getKey()))
                    && functions.entrySet().stream()
                            .allMatch(one -> one.getValue().equals(now.function(one.getKey())))
                    && names.entrySet().stream().allMatch(one -> sameNames(one.getValue(), now.having(one.getKey())))
                    && like.entrySet().stream().allMatch(one -> inOrder(one.getValue(), now.namesLike(one.getKey())))
                    && openNames.filter(open -> !inOrder(open, now.openNames())).isEmpty();
        }

        private static boolean sameNames(Set<String> then, Set<String> now) {
            return then instanceof VariableTable.LayeredNames before && now instanceof VariableTable.LayeredNames after
                    ? before.isAs(after)
                    : inOrder(then, now);
        }

        private static boolean inOrder(Collection<?> then, Collection<?> now) {
            return then == now || List.copyOf(then).equals(List.copyOf(now));
        }
    }
}
