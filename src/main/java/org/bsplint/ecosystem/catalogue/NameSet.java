package org.bsplint.ecosystem.catalogue;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.bsplint.diagnostic.NearWords;
import org.bsplint.value.Deferred;

/**
 * Thousands of names in order, as one look at their sources gives them: no tree is made of them. What misspelled names are
 * compared with is made when the first is.
 */
public final class NameSet extends AbstractSet<String> {
    private final Deferred<List<String>> names;
    private Optional<NearWords> near = Optional.empty();
    private Optional<NameWords> words = Optional.empty();

    private NameSet(Deferred<List<String>> names) {
        this.names = names;
    }

    /** Both together; each in natural order, and without doubles. */
    static NameSet of(List<String> first, Collection<String> second) {
        return new NameSet(Deferred.of(merged(first, second)));
    }

    private static List<String> merged(List<String> first, Collection<String> second) {
        List<String> names = new ArrayList<>(first.size() + second.size());
        int at = 0;
        for (String name : second) {
            while (at < first.size() && first.get(at).compareTo(name) < 0) {
                names.add(first.get(at++));
            }
            if (at == first.size() || !first.get(at).equals(name)) {
                names.add(name);
            }
        }
        names.addAll(first.subList(at, first.size()));
        return Collections.unmodifiableList(names);
    }

    /** What a catalogue lists, and these by name; read when something is looked for among them. */
    public static NameSet of(SourceCatalog catalog, SortedMap<String, ?> more) {
        return new NameSet(Deferred.by(() -> merged(catalog.names(), more.keySet())));
    }

    public static NameSet of(SortedSet<String> names) {
        return new NameSet(Deferred.of(List.copyOf(names)));
    }

    /** The names with at most {@code limit} letters changed, nearest first. */
    List<String> within(String name, int limit) {
        return near().within(name, limit);
    }

    private synchronized NearWords near() {
        if (near.isEmpty()) {
            near = Optional.of(new NearWords(names.get()));
        }
        return near.get();
    }

    synchronized NameWords words() {
        if (words.isEmpty()) {
            words = Optional.of(new NameWords(names.get()));
        }
        return words.get();
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String text && Collections.binarySearch(names.get(), text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return names.get().iterator();
    }

    @Override
    public int size() {
        return names.get().size();
    }
}
