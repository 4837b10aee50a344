package org.bsplint.ecosystem.catalogue;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;

/** Thousands of names in order, as one look at their sources gives them: no tree is made of them. */
public final class NameSet extends AbstractSet<String> {
    private final List<String> names;

    private NameSet(List<String> names) {
        this.names = names;
    }

    /** Both together; each in natural order, and without doubles. */
    static NameSet of(List<String> first, Collection<String> second) {
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
        return new NameSet(Collections.unmodifiableList(names));
    }

    /** What a catalogue lists, and these by name. */
    public static NameSet of(SourceCatalog catalog, SortedMap<String, ?> more) {
        return of(catalog.names(), more.keySet());
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String text && Collections.binarySearch(names, text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return names.iterator();
    }

    @Override
    public int size() {
        return names.size();
    }
}
