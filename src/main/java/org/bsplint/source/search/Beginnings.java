package org.bsplint.source.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values by what texts begin with: looked up once for each length of a beginning, however many there are. */
public final class Beginnings<T> {
    private final NavigableMap<String, List<T>> values = new TreeMap<>();
    private final NavigableSet<Integer> lengths = new TreeSet<>();

    public void add(String beginning, T value) {
        values.computeIfAbsent(beginning, text -> new ArrayList<>(1)).add(value);
        lengths.add(beginning.length());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Values of all beginnings of a text, the text itself among them, shorter beginnings first. */
    public List<T> of(String text) {
        List<T> found = new ArrayList<>();
        for (int length : lengths.headSet(text.length(), true)) {
            found.addAll(values.getOrDefault(text.substring(0, length), List.of()));
        }
        return found;
    }

    /** Values of the beginnings that are longer than a text and begin with it, in natural order of the beginnings. */
    public List<T> longer(String text) {
        List<T> found = new ArrayList<>();
        for (Map.Entry<String, List<T>> entry : values.tailMap(text, false).entrySet()) {
            if (!entry.getKey().startsWith(text)) {
                break;
            }
            found.addAll(entry.getValue());
        }
        return found;
    }
}
