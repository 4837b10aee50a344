package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from names to values that shares what it has in common with the map that it was made from: a change costs
 * little however large the map is, and what two maps of one origin differ in is found without a look at the rest. A tree of
 * sixteen branches by four bits of the name's hash.
 */
public final class SharedMap<V> {
    private static final int BITS = 4;
    private static final int WIDTH = 1 << BITS;

    private sealed interface Node<V> {}

    /** Names of one hash. */
    private record Leaf<V>(int hash, List<Entry<V>> entries) implements Node<V> {}

    private record Branch<V>(@Nullable Node<V>[] children) implements Node<V> {}

    private record Entry<V>(String name, V value) {}

    private final @Nullable Node<V> root;
    private final int size;

    private SharedMap(@Nullable Node<V> root, int size) {
        this.root = root;
        this.size = size;
    }

    public static <V> SharedMap<V> empty() {
        return new SharedMap<>(null, 0);
    }

    public int size() {
        return size;
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    public Optional<V> get(String name) {
        Entry<V> found = find(name);
        return found == null ? Optional.empty() : Optional.of(found.value());
    }

    private @Nullable Entry<V> find(String name) {
        int hash = name.hashCode();
        Node<V> node = root;
        for (int shift = 0; node instanceof Branch<V> branch; shift += BITS) {
            node = branch.children()[hash >>> shift & WIDTH - 1];
        }
        if (node instanceof Leaf<V> leaf && leaf.hash() == hash) {
            for (Entry<V> entry : leaf.entries()) {
                if (entry.name().equals(name)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** The same with another value of a name. */
    public SharedMap<V> with(String name, V value) {
        Leaf<V> one = new Leaf<>(name.hashCode(), List.of(new Entry<>(name, value)));
        return new SharedMap<>(put(root, one, 0), size + (has(name) ? 0 : 1));
    }

    /** The same without a name. */
    public SharedMap<V> without(String name) {
        return has(name) ? new SharedMap<>(remove(root, name.hashCode(), name, 0), size - 1) : this;
    }

    private static <V> Node<V> put(@Nullable Node<V> node, Leaf<V> one, int shift) {
        if (node == null) {
            return one;
        }
        if (node instanceof Branch<V> branch) {
            int at = one.hash() >>> shift & WIDTH - 1;
            return changed(branch, at, put(branch.children()[at], one, shift + BITS));
        }
        Leaf<V> leaf = (Leaf<V>) node;
        if (leaf.hash() == one.hash()) {
            List<Entry<V>> entries = others(leaf, one.entries().get(0).name());
            entries.add(one.entries().get(0));
            return new Leaf<>(one.hash(), entries);
        }
        Branch<V> both = changed(new Branch<>(children()), leaf.hash() >>> shift & WIDTH - 1, leaf);
        return put(both, one, shift);
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, int hash, String name, int shift) {
        if (node instanceof Branch<V> branch) {
            int at = hash >>> shift & WIDTH - 1;
            return changed(branch, at, remove(branch.children()[at], hash, name, shift + BITS));
        }
        if (node == null) {
            return null;
        }
        List<Entry<V>> entries = others((Leaf<V>) node, name);
        return entries.isEmpty() ? null : new Leaf<>(hash, entries);
    }

    private static <V> List<Entry<V>> others(Leaf<V> leaf, String name) {
        List<Entry<V>> entries = new ArrayList<>(leaf.entries());
        entries.removeIf(entry -> entry.name().equals(name));
        return entries;
    }

    private static <V> Branch<V> changed(Branch<V> branch, int at, @Nullable Node<V> child) {
        @Nullable Node<V>[] children = branch.children().clone();
        children[at] = child;
        return new Branch<>(children);
    }

    @SuppressWarnings("unchecked")
    private static <V> @Nullable Node<V>[] children() {
        return (Node<V>[]) new Node<?>[WIDTH];
    }

    public void forEach(BiConsumer<String, V> action) {
        forEach(root, action);
    }

    private static <V> void forEach(@Nullable Node<V> node, BiConsumer<String, V> action) {
        if (node instanceof Branch<V> branch) {
            for (Node<V> child : branch.children()) {
                forEach(child, action);
            }
        } else if (node instanceof Leaf<V> leaf) {
            leaf.entries().forEach(entry -> action.accept(entry.name(), entry.value()));
        }
    }

    /** Names whose values are not the same object in both, or that one of the two lacks. */
    public Set<String> differences(SharedMap<V> other) {
        Set<String> names = new TreeSet<>();
        compare(root, other.root, names);
        return names;
    }

    private static <V> void compare(@Nullable Node<V> a, @Nullable Node<V> b, Set<String> names) {
        if (a == b) {
            return;
        }
        if (a instanceof Branch<V> left && b instanceof Branch<V> right) {
            for (int i = 0; i < WIDTH; i++) {
                compare(left.children()[i], right.children()[i], names);
            }
            return;
        }
        List<Entry<V>> mine = entries(a);
        List<Entry<V>> theirs = entries(b);
        mine.stream().filter(entry -> !holds(theirs, entry)).forEach(entry -> names.add(entry.name()));
        theirs.stream().filter(entry -> !holds(mine, entry)).forEach(entry -> names.add(entry.name()));
    }

    private static <V> List<Entry<V>> entries(@Nullable Node<V> node) {
        List<Entry<V>> entries = new ArrayList<>();
        forEach(node, (name, value) -> entries.add(new Entry<>(name, value)));
        return entries;
    }

    private static <V> boolean holds(List<Entry<V>> entries, Entry<V> wanted) {
        return entries.stream()
                .anyMatch(
                        entry -> entry.value() == wanted.value() && entry.name().equals(wanted.name()));
    }
}
