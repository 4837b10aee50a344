package org.bsplint.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Results that were made from a tree of files, each used again as long as the files that it asked for answer the same: in an
 * editor most of a project is as it was before the last key. Keeps the results used last. Safe for several threads.
 *
 * @param <K> names what goes into a result besides files
 * @param <V> a result; it may go on asking the tree that it was made from
 */
public final class TreeMemory<K, V> {
    /** The state before the last key is kept, for what is typed is often taken back. */
    private static final int MOST_OF_ONE_SUBJECT = 2;

    private final int most;
    private final Function<K, Object> subject;
    /** By subject, the one used last at the end; of each, the result used last at the front. */
    private final Map<Object, Deque<Kept<K, V>>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int size;

    private record Kept<K, V>(K key, RecordingTree tree, V result) {}

    /** @param most how many results are kept */
    public TreeMemory(int most) {
        this(most, key -> key);
    }

    /** @param subject what a key's result is about: of one subject only the last results are kept, whatever their keys */
    public TreeMemory(int most, Function<K, Object> subject) {
        this.most = most;
        this.subject = subject;
    }

    /** The result for these files, made now if none that was made before holds for them. */
    public V of(K key, FileTree tree, Function<FileTree, V> make) {
        Optional<V> known = known(key, tree);
        if (known.isPresent()) {
            return known.get();
        }
        tree.stillWanted();
        RecordingTree asked = new RecordingTree(tree);
        V fresh = make.apply(asked);
        keep(new Kept<>(key, asked, fresh));
        return fresh;
    }

    /** Is there a result that holds for these files? */
    public boolean has(K key, FileTree tree) {
        return known(key, tree).isPresent();
    }

    private synchronized Optional<V> known(K key, FileTree tree) {
        Deque<Kept<K, V>> same = kept.getOrDefault(subject.apply(key), new ArrayDeque<>());
        for (Iterator<Kept<K, V>> all = same.iterator(); all.hasNext(); ) {
            Kept<K, V> one = all.next();
            if (one.key().equals(key) && one.tree().follow(tree)) {
                all.remove();
                same.addFirst(one);
                return Optional.of(one.result());
            }
        }
        return Optional.empty();
    }

    private synchronized void keep(Kept<K, V> fresh) {
        Deque<Kept<K, V>> same = kept.computeIfAbsent(subject.apply(fresh.key()), asked -> new ArrayDeque<>());
        same.addFirst(fresh);
        size++;
        while (same.size() > MOST_OF_ONE_SUBJECT) {
            same.removeLast();
            size--;
        }
        for (Iterator<Deque<Kept<K, V>>> all = kept.values().iterator(); size > most; ) {
            size -= all.next().size();
            all.remove();
        }
    }
}
