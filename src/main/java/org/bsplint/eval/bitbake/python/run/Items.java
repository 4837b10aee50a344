package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Codepoints;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Cause;

/** Subscripts: reading, slicing, setting and deleting items. */
public final class Items {
    private final World world;

    public Items(World world) {
        this.world = world;
    }

    public Py get(Py container, Py index) {
        if (container.isUncertain() || index.isUncertain()) {
            return new Py.Unknown(container.isUncertain() ? container.causes() : index.causes());
        }
        if (container instanceof Py.Dict dict) {
            Py value = dict.entries.get(index);
            if (index instanceof Py.Mutable && !(index instanceof Py.Instance)) {
                throw world.exceptions().raise("TypeError", "unhashable type: '" + Show.typeName(index) + "'");
            }
            if (value == null) {
                throw world.exceptions().missingKey(index);
            }
            return value;
        }
        if (container instanceof Py.Store store) {
            Py value = store.access().call("getVar", Arguments.of(index));
            if (value.isNone()) {
                throw world.exceptions().missingKey(index);
            }
            return value;
        }
        if (container instanceof Py.Match match) {
            return match.found().group(index, world.exceptions());
        }
        Optional<Long> at = Operators.whole(index);
        Optional<Integer> size = Operators.size(container);
        if (container instanceof Py.Group
                || container.isNone()
                || Operators.number(container).isPresent()) {
            throw world.exceptions()
                    .raise("TypeError", "'" + Show.typeName(container) + "' object is not subscriptable");
        }
        if (size.isEmpty()) {
            return Unmodelled.value("an item of an object");
        }
        if (at.isEmpty()) {
            throw world.exceptions().raise("TypeError", "indices must be integers or slices");
        }
        long position = at.get() < 0 ? at.get() + size.get() : at.get();
        if (position < 0 || position >= size.get()) {
            throw world.exceptions().raise("IndexError", Show.typeName(container) + " index out of range");
        }
        return container
                .asText()
                .map(text -> Py.of(Codepoints.at(text, (int) position)))
                .orElseGet(() -> list(container).get((int) position));
    }

    private static List<Py> list(Py container) {
        return container instanceof Py.Sequence list ? list.items : ((Py.Tuple) container).items();
    }

    public Py slice(Py container, Optional<Py> from, Optional<Py> to, Optional<Py> step) {
        Optional<Integer> size = Operators.size(container);
        if (container.isUncertain()
                || size.isEmpty()
                || container instanceof Py.Dict
                || container instanceof Py.Group) {
            return container.isUncertain()
                    ? new Py.Unknown(container.causes())
                    : Unmodelled.value("a slice of an object");
        }
        for (Optional<Py> one : List.of(from, to, step)) {
            if (one.isPresent() && Operators.whole(one.get()).isEmpty()) {
                return one.get().isUncertain() ? new Py.Unknown(one.get().causes()) : Unmodelled.value("a slice");
            }
        }
        long stride = step.flatMap(Operators::whole).orElse(1L);
        if (stride == 0) {
            throw world.exceptions().raise("ValueError", "slice step cannot be zero");
        }
        long length = size.get();
        long low = stride > 0 ? 0 : -1;
        long high = stride > 0 ? length : length - 1;
        long start = clamp(from.flatMap(Operators::whole), stride > 0 ? low : high, length, low, high);
        long end = clamp(to.flatMap(Operators::whole), stride > 0 ? high : low, length, low, high);
        List<Integer> positions = new ArrayList<>();
        for (long i = start; stride > 0 ? i < end : i > end; i += stride) {
            positions.add((int) i);
        }
        if (container.asText().isPresent()) {
            return text(container.asText().get(), positions, stride);
        }
        List<Py> items = positions.stream().map(list(container)::get).toList();
        return container instanceof Py.Tuple ? new Py.Tuple(items) : new Py.Sequence(items);
    }

    private static Py text(String text, List<Integer> positions, long stride) {
        if (positions.isEmpty()) {
            return Py.EMPTY;
        }
        if (stride == 1) {
            int first = Codepoints.offset(text, positions.get(0));
            int last = Codepoints.offset(text, positions.get(positions.size() - 1) + 1);
            return Py.of(text.substring(first, last));
        }
        StringBuilder result = new StringBuilder();
        positions.forEach(position -> result.append(Codepoints.at(text, position)));
        return Py.of(result.toString());
    }

    private static long clamp(Optional<Long> given, long absent, long length, long low, long high) {
        if (given.isEmpty()) {
            return absent;
        }
        long index = given.get() < 0 ? given.get() + length : given.get();
        return Math.max(low, Math.min(high, index));
    }

    public void set(Py container, Py index, Py value) {
        if (!(container instanceof Py.Mutable mutable)) {
            return;
        }
        world.changes(mutable, mutable::spoil);
        if (!mutable.spoilt().isEmpty()) {
            mutable.spoil(mutable.spoilt());
        }
        Set<Cause> doubts = world.isTentative() ? world.doubts() : index.causes();
        if (!doubts.isEmpty() && !(world.isTentative() && doubts.isEmpty())) {
            mutable.spoil(doubts);
        }
        if (mutable instanceof Py.Dict dict && index.causes().isEmpty()) {
            dict.entries.put(index, value);
        } else if (mutable instanceof Py.Sequence list && Operators.whole(index).isPresent()) {
            long at = Operators.whole(index).get();
            long position = at < 0 ? at + list.items.size() : at;
            if (position < 0 || position >= list.items.size()) {
                throw world.exceptions().raise("IndexError", "list assignment index out of range");
            }
            list.items.set((int) position, value);
        } else {
            mutable.spoil(Set.of(Unmodelled.cause("an assignment to a slice")));
        }
    }

    public void delete(Py container, Py index) {
        if (container instanceof Py.Mutable mutable && (index.isUncertain() || world.isTentative())) {
            mutable.spoil(index.isUncertain() ? index.causes() : world.doubts());
        } else if (container instanceof Py.Mutable mutable && !mutable.spoilt().isEmpty()) {
            mutable.spoil(mutable.spoilt());
        } else if (container instanceof Py.Dict dict) {
            if (dict.entries.remove(index) == null) {
                throw world.exceptions().missingKey(index);
            }
        } else if (container instanceof Py.Sequence list
                && Operators.whole(index).isPresent()) {
            long at = Operators.whole(index).get();
            long position = at < 0 ? at + list.items.size() : at;
            if (position < 0 || position >= list.items.size()) {
                throw world.exceptions().raise("IndexError", "list assignment index out of range");
            }
            list.items.remove((int) position);
        } else if (container instanceof Py.Mutable mutable) {
            mutable.spoil(Set.of(Unmodelled.cause("del")));
        }
    }
}
