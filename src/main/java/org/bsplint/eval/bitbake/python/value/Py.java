package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** A Python value. Equality of records is Python's {@code ==} for known values of one type. */
public sealed interface Py {
    Py NONE = new None();
    Py TRUE = new Bool(true);
    Py FALSE = new Bool(false);
    Py EMPTY = new Str(Text.EMPTY);

    /** A text, possibly with holes. */
    record Str(Text text) implements Py {}

    record Int(long value) implements Py {}

    record Real(double value) implements Py {}

    record Bool(boolean value) implements Py {}

    record None() implements Py {}

    record Tuple(List<Py> items) implements Py {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** Any value at all, {@code None} included. */
    record Unknown(Set<Cause> causes) implements Py {}

    /** A value that can change in place; once spoilt, nothing is known of its contents any more. */
    abstract sealed class Mutable implements Py {
        private Set<Cause> spoilt = Set.of();

        public Set<Cause> spoilt() {
            return spoilt;
        }

        public void spoil(Set<Cause> causes) {
            if (spoilt.isEmpty()) {
                spoilt = Set.copyOf(causes);
            }
        }

        void restore() {
            spoilt = Set.of();
        }
    }

    final class Sequence extends Mutable {
        public final List<Py> items;

        public Sequence(List<? extends Py> items) {
            this.items = new ArrayList<>(items);
        }

        /** Spoilt only because nobody knows the order of its items. */
        private boolean shuffled;

        public void shuffled() {
            shuffled = true;
        }

        @Override
        public void spoil(Set<Cause> causes) {
            shuffled = false;
            super.spoil(causes);
        }

        public boolean isShuffled() {
            return shuffled;
        }

        /** Not a list but something that gives its items one by one, such as {@code map(…)}: its text is another. */
        private boolean lazy;

        public static Sequence lazy(List<? extends Py> items) {
            Sequence sequence = new Sequence(items);
            sequence.lazy = true;
            return sequence;
        }

        public boolean isLazy() {
            return lazy;
        }

        /** Its items have an order again. */
        public void arrange(List<Py> ordered) {
            items.clear();
            items.addAll(ordered);
            if (shuffled) {
                shuffled = false;
                restore();
            }
        }
    }

    final class Dict extends Mutable {
        public final Map<Py, Py> entries = new LinkedHashMap<>();
    }

    final class Group extends Mutable {
        public final Set<Py> items;

        /** A {@code frozenset}, which is written otherwise. */
        private boolean frozen;

        public Group(java.util.Collection<? extends Py> items) {
            this.items = new LinkedHashSet<>(items);
        }

        public static Group frozen(java.util.Collection<? extends Py> items) {
            Group group = new Group(items);
            group.frozen = true;
            return group;
        }

        public boolean isFrozen() {
            return frozen;
        }
    }

    /** An object with attributes; {@code type} is its class. */
    final class Instance extends Mutable {
        public final Type type;
        public final Map<String, Py> attributes = new LinkedHashMap<>();

        public Instance(Type type) {
            this.type = type;
        }
    }

    /** A class: built in or defined in Python. */
    final class Type implements Py {
        public final String name;
        public final List<Type> bases;
        public final Map<String, Py> attributes = new LinkedHashMap<>();

        public Type(String name, List<Type> bases) {
            this.name = name;
            this.bases = List.copyOf(bases);
        }

        public boolean isA(String other) {
            return name.equals(other) || bases.stream().anyMatch(base -> base.isA(other));
        }

        public Optional<Py> find(String attribute) {
            Py own = attributes.get(attribute);
            return own != null
                    ? Optional.of(own)
                    : bases.stream()
                            .flatMap(base -> base.find(attribute).stream())
                            .findFirst();
        }
    }

    /** A module or a part of one, by its full name. */
    record Module(String name) implements Py {}

    /** A function of ours that stands for one of Python's. */
    record Native(String name, Function function) implements Py {}

    /** What a native function does. */
    interface Function {
        Py call(Arguments arguments);
    }

    /** A function or lambda with the scope it was defined in. */
    record Closure(String name, List<Expression.Parameter> parameters, List<Py> initial, Body body, Scope scope)
            implements Py {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Of a function (statements) or lambda (a single expression). */
    record Body(List<Statement> statements, Optional<Expression> value, boolean yields) {}

    /** A datastore: {@code d}. */
    record Store(Datastore access) implements Py {}

    /** A compiled pattern or a match of one. */
    record Pattern(Regex regex) implements Py {}

    record Match(Regex.Found found) implements Py {}

    static Py of(String text) {
        return text.isEmpty() ? EMPTY : new Str(Text.of(text));
    }

    static Py of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Py of(org.bsplint.value.Truth truth, Set<Cause> causes) {
        return switch (truth) {
            case TRUE -> TRUE;
            case FALSE -> FALSE;
            case UNKNOWN -> new Unknown(causes);
        };
    }

    /** One of two values: certainly a text if both are. */
    static Py either(Py one, Py other, Set<Cause> causes) {
        return one instanceof Str && other instanceof Str ? new Str(Text.unknown(causes)) : new Unknown(causes);
    }

    static Sequence list(java.util.Collection<String> texts) {
        return new Sequence(texts.stream().map(Py::of).toList());
    }

    /** The text of a known string. */
    default Optional<String> asText() {
        return this instanceof Str str && str.text().isKnown()
                ? Optional.of(str.text().known())
                : Optional.empty();
    }

    default boolean isNone() {
        return this instanceof None;
    }

    /** Why nothing is known of this value as a whole; empty if something is. */
    default Set<Cause> causes() {
        if (this instanceof Unknown unknown) {
            return unknown.causes();
        }
        if (this instanceof Str str) {
            return str.text().causes();
        }
        return this instanceof Mutable mutable ? mutable.spoilt() : Set.of();
    }

    /** Is something unknown on the surface of this value (not in its items)? */
    default boolean isUncertain() {
        return this instanceof Unknown
                || this instanceof Str str && !str.text().isKnown()
                || this instanceof Mutable mutable && !mutable.spoilt().isEmpty();
    }
}
