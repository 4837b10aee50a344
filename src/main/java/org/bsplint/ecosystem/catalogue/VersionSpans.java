package org.bsplint.ecosystem.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of the versions that were looked at, as positions in their list: {@code 3.9.0..} up to the newest,
 * {@code 3.9.0..3.12.0} both included, a single version, {@code *} for all. Stretches are separated by commas.
 */
public record VersionSpans(List<Stretch> stretches) {
    /** Both ends included. */
    public record Stretch(int first, int last) {}

    public VersionSpans {
        stretches = List.copyOf(stretches);
    }

    /** Versions that the list does not hold are left out. */
    static VersionSpans parse(String text, List<String> versions) {
        if (text.equals("*")) {
            return versions.isEmpty()
                    ? new VersionSpans(List.of())
                    : new VersionSpans(List.of(new Stretch(0, versions.size() - 1)));
        }
        List<Stretch> stretches = new ArrayList<>();
        for (String part : text.split(",")) {
            int dots = part.indexOf("..");
            String from = dots < 0 ? part : part.substring(0, dots);
            String to = dots < 0 ? part : part.substring(dots + 2);
            int first = versions.indexOf(from);
            int last = to.isEmpty() ? versions.size() - 1 : versions.indexOf(to);
            if (first >= 0 && last >= first) {
                stretches.add(new Stretch(first, last));
            }
        }
        return new VersionSpans(stretches);
    }

    boolean contains(int position) {
        return stretches.stream().anyMatch(one -> one.first() <= position && position <= one.last());
    }
}
