package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/** Operators of Python over possibly unknown values: truth, equality, order, membership, arithmetic. */
public final class Operators {
    private static final int LONGEST = 4_000_000;
    private final Exceptions exceptions;

    public Operators(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** {@code bool(value)}. */
    public static Truth truth(Py value) {
        if (value instanceof Py.Str str) {
            boolean content = str.text().segments().stream().anyMatch(one -> one instanceof Text.Literal);
            return content ? Truth.TRUE : str.text().isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
        }
        if (value.isUncertain()) {
            return Truth.UNKNOWN;
        }
        if (value instanceof Py.Bool bool) {
            return Truth.of(bool.value());
        }
        if (value instanceof Py.Int number) {
            return Truth.of(number.value() != 0);
        }
        if (value instanceof Py.Real real) {
            return Truth.of(real.value() != 0);
        }
        return Truth.of(!value.isNone() && size(value).orElse(1) > 0);
    }

    /** {@code len()} of what has one. */
    public static Optional<Integer> size(Py value) {
        if (value instanceof Py.Sequence list) {
            return Optional.of(list.items.size());
        }
        if (value instanceof Py.Tuple tuple) {
            return Optional.of(tuple.items().size());
        }
        if (value instanceof Py.Dict dict) {
            return Optional.of(dict.entries.size());
        }
        if (value instanceof Py.Group group) {
            return Optional.of(group.items.size());
        }
        return value.asText().map(text -> text.codePointCount(0, text.length()));
    }

    /** {@code left == right}. */
    public static Truth equal(Py left, Py right) {
        if (left instanceof Py.Str a && right instanceof Py.Str b) {
            return equalTexts(a.text(), b.text());
        }
        if (left.isUncertain() || right.isUncertain()) {
            return Truth.UNKNOWN;
        }
        Optional<Double> number = number(left);
        if (number.isPresent() && number(right).isPresent()) {
            return left instanceof Py.Int a && right instanceof Py.Int b
                    ? Truth.of(a.value() == b.value())
                    : Truth.of(number.get().equals(number(right).get()));
        }
        Optional<Collection<Py>> items = ordered(left);
        if (items.isPresent() && ordered(right).isPresent()) {
            return left.getClass() == right.getClass()
                    ? equalItems(items.get(), ordered(right).get())
                    : Truth.FALSE;
        }
        if (left instanceof Py.Dict a && right instanceof Py.Dict b) {
            return equalEntries(a.entries, b.entries);
        }
        if (left instanceof Py.Group a && right instanceof Py.Group b) {
            return Truth.of(a.items.equals(b.items));
        }
        return Truth.of(left.equals(right));
    }

    private static Truth equalTexts(Text left, Text right) {
        if (left.isKnown() && right.isKnown()) {
            return Truth.of(left.known().equals(right.known()));
        }
        Text holey = left.isKnown() ? right : left;
        Text other = left.isKnown() ? left : right;
        return other.isKnown() && !holey.mayBe(other.known()) ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static Truth equalItems(Collection<Py> left, Collection<Py> right) {
        if (left.size() != right.size()) {
            return Truth.FALSE;
        }
        Truth all = Truth.TRUE;
        Iterator<Py> other = right.iterator();
        for (Py item : left) {
            all = all.and(equal(item, other.next()));
        }
        return all;
    }

    private static Truth equalEntries(Map<Py, Py> left, Map<Py, Py> right) {
        if (!left.keySet().equals(right.keySet())) {
            return Truth.FALSE;
        }
        Truth all = Truth.TRUE;
        for (Map.Entry<Py, Py> entry : left.entrySet()) {
            all = all.and(equal(entry.getValue(), Objects.requireNonNull(right.get(entry.getKey()))));
        }
        return all;
    }

    /** Numbers, {@code bool} among them. */
    public static Optional<Double> number(Py value) {
        if (value instanceof Py.Int number) {
            return Optional.of((double) number.value());
        }
        if (value instanceof Py.Real real) {
            return Optional.of(real.value());
        }
        return value instanceof Py.Bool bool ? Optional.of(bool.value() ? 1.0 : 0.0) : Optional.empty();
    }

    public static Optional<Long> whole(Py value) {
        if (value instanceof Py.Int number) {
            return Optional.of(number.value());
        }
        return value instanceof Py.Bool bool ? Optional.of(bool.value() ? 1L : 0L) : Optional.empty();
    }

    private static Optional<Collection<Py>> ordered(Py value) {
        if (value instanceof Py.Sequence list) {
            return Optional.of(list.items);
        }
        return value instanceof Py.Tuple tuple ? Optional.of(tuple.items()) : Optional.empty();
    }

    public Py compare(String operator, Py left, Py right) {
        return switch (operator) {
            case "==" -> Py.of(equal(left, right), causes(left, right));
            case "!=" -> Py.of(equal(left, right).not(), causes(left, right));
            case "in" -> Py.of(contains(right, left), causes(left, right));
            case "not in" -> Py.of(contains(right, left).not(), causes(left, right));
            case "is" -> Py.of(same(left, right), causes(left, right));
            case "is not" -> Py.of(same(left, right).not(), causes(left, right));
            default -> order(operator, left, right);
        };
    }

    /** {@code is} for the constants; elsewhere identity. */
    private static Truth same(Py left, Py right) {
        if (left.isNone() || right.isNone()) {
            Py other = left.isNone() ? right : left;
            return other instanceof Py.Unknown ? Truth.UNKNOWN : Truth.of(other.isNone());
        }
        return left instanceof Py.Bool && right instanceof Py.Bool
                ? equal(left, right)
                : left == right ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Py order(String operator, Py left, Py right) {
        Set<Cause> causes = causes(left, right);
        if (left.isUncertain() || right.isUncertain()) {
            return new Py.Unknown(causes);
        }
        if (left instanceof Py.Group a && right instanceof Py.Group b) {
            boolean below = b.items.containsAll(a.items);
            boolean above = a.items.containsAll(b.items);
            return Py.of(
                    switch (operator) {
                        case "<" -> below && !above;
                        case "<=" -> below;
                        case ">" -> above && !below;
                        default -> above;
                    });
        }
        Optional<Integer> sign = sign(left, right);
        if (sign.isEmpty()) {
            if (deepCauses(left).isEmpty() && deepCauses(right).isEmpty()) {
                throw exceptions.raise(
                        "TypeError",
                        "'" + operator + "' not supported between instances of '" + Show.typeName(left) + "' and '"
                                + Show.typeName(right) + "'");
            }
            return Unmodelled.value("an order of unknown values");
        }
        int value = sign.get();
        return Py.of(
                switch (operator) {
                    case "<" -> value < 0;
                    case "<=" -> value <= 0;
                    case ">" -> value > 0;
                    default -> value >= 0;
                });
    }

    /** Sign of the comparison of two values that have an order; empty if they have none or it is unknown. */
    public static Optional<Integer> sign(Py left, Py right) {
        if (left.asText().isPresent() && right.asText().isPresent()) {
            return Optional.of(
                    Codepoints.compare(left.asText().get(), right.asText().get()));
        }
        if (number(left).isPresent() && number(right).isPresent()) {
            return Optional.of(
                    left instanceof Py.Int a && right instanceof Py.Int b
                            ? Long.compare(a.value(), b.value())
                            : Double.compare(number(left).get(), number(right).get()));
        }
        if (ordered(left).isPresent() && ordered(right).isPresent() && left.getClass() == right.getClass()) {
            Iterator<Py> a = ordered(left).get().iterator();
            Iterator<Py> b = ordered(right).get().iterator();
            while (a.hasNext() && b.hasNext()) {
                Py first = a.next();
                Py second = b.next();
                Truth equal = equal(first, second);
                if (equal != Truth.TRUE) {
                    return equal == Truth.FALSE ? sign(first, second) : Optional.empty();
                }
            }
            return Optional.of(Boolean.compare(a.hasNext(), b.hasNext()));
        }
        return Optional.empty();
    }

    /** {@code item in container}. */
    public Truth contains(Py container, Py item) {
        if (container instanceof Py.Str str) {
            if (item instanceof Py.Str part) {
                if (part.text().isKnown()) {
                    return str.text().contains(part.text().known());
                }
                boolean possible =
                        !str.text().isKnown() || part.text().mayLie(str.text().known(), false, false);
                return possible ? Truth.UNKNOWN : Truth.FALSE;
            }
            if (item.isUncertain()) {
                return Truth.UNKNOWN;
            }
            throw exceptions.raise(
                    "TypeError", "'in <string>' requires string as left operand, not " + Show.typeName(item));
        }
        boolean shuffled = container instanceof Py.Sequence list && list.isShuffled();
        if (container.isUncertain() && !shuffled) {
            return Truth.UNKNOWN;
        }
        if (container instanceof Py.Store store) {
            return same(store.access().call("getVar", Arguments.of(item)), Py.NONE)
                    .not();
        }
        Collection<Py> items;
        if (container instanceof Py.Dict dict) {
            items = dict.entries.keySet();
        } else if (container instanceof Py.Group group) {
            items = group.items;
        } else if (shuffled) {
            items = ((Py.Sequence) container).items;
        } else if (ordered(container).isPresent()) {
            items = ordered(container).get();
        } else if (container.isNone() || number(container).isPresent()) {
            throw exceptions.raise("TypeError", "argument of type '" + Show.typeName(container) + "' is not iterable");
        } else {
            return Truth.UNKNOWN;
        }
        if (!item.isUncertain() && items instanceof Set && items.contains(item)) {
            return Truth.TRUE;
        }
        Truth any = Truth.FALSE;
        for (Py one : items) {
            any = any.or(equal(one, item));
        }
        return any;
    }

    public Py binary(String operator, Py left, Py right) {
        if (left instanceof Py.Str a && operator.equals("+") && right instanceof Py.Str b) {
            return new Py.Str(a.text().plus(b.text()));
        }
        if (left instanceof Py.Str a && operator.equals("%")) {
            return new Format(exceptions).percent(a.text(), right);
        }
        Set<Cause> causes = causes(left, right);
        if (left.isUncertain() || right.isUncertain()) {
            return new Py.Unknown(causes);
        }
        Optional<Py> result =
                Arithmetic.apply(operator, left, right, exceptions).or(() -> sequences(operator, left, right));
        return result.orElseGet(() -> {
            if (left instanceof Py.Instance || right instanceof Py.Instance || left instanceof Py.Module) {
                return Unmodelled.value(operator + " on objects");
            }
            throw exceptions.raise(
                    "TypeError",
                    "unsupported operand type(s) for " + operator + ": '" + Show.typeName(left) + "' and '"
                            + Show.typeName(right) + "'");
        });
    }

    private static Optional<Text> asText(Py value) {
        if (value instanceof Py.Unknown unknown) {
            return Optional.of(Text.unknown(unknown.causes()));
        }
        return value instanceof Py.Str str ? Optional.of(str.text()) : Optional.empty();
    }

    private Optional<Py> sequences(String operator, Py left, Py right) {
        if (left instanceof Py.Group a && right instanceof Py.Group b) {
            return Groups.combine(operator, a.items, b.items).map(Py.Group::new);
        }
        boolean alike = ordered(left).isPresent() && left.getClass() == right.getClass();
        if (operator.equals("+") && alike) {
            List<Py> all = new ArrayList<>(ordered(left).get());
            all.addAll(ordered(right).get());
            return Optional.of(left instanceof Py.Tuple ? new Py.Tuple(all) : new Py.Sequence(all));
        }
        if (operator.equals("*") && whole(left).isPresent()) {
            return repeat(right, whole(left).get());
        }
        return operator.equals("*") && whole(right).isPresent()
                ? repeat(left, whole(right).get())
                : Optional.empty();
    }

    private static Optional<Py> repeat(Py value, long wanted) {
        int times = (int) Math.max(0, Math.min(wanted, Integer.MAX_VALUE));
        if ((long) times * size(value).orElse(0) > LONGEST) {
            return Optional.of(Unmodelled.value("a very long text"));
        }
        if (value.asText().isPresent()) {
            return Optional.of(Py.of(value.asText().get().repeat(times)));
        }
        return ordered(value).map(items -> {
            List<Py> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.addAll(items);
            }
            return value instanceof Py.Tuple ? new Py.Tuple(all) : new Py.Sequence(all);
        });
    }

    public static Set<Cause> causes(Py left, Py right) {
        Set<Cause> causes = new LinkedHashSet<>(deepCauses(left));
        causes.addAll(deepCauses(right));
        return causes.isEmpty() ? Set.of(Unmodelled.cause("an identity of objects")) : causes;
    }

    /** Why something in this value is unknown, items included. */
    public static Set<Cause> deepCauses(Py value) {
        Set<Cause> causes = value.causes();
        Optional<Collection<Py>> items =
                value instanceof Py.Dict dict ? Optional.of(dict.entries.values()) : ordered(value);
        if (!causes.isEmpty() || items.isEmpty()) {
            return causes;
        }
        for (Py item : items.get()) {
            if (!item.causes().isEmpty()) {
                return item.causes();
            }
        }
        return Set.of();
    }
}
