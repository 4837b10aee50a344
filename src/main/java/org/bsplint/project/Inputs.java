package org.bsplint.project;

import java.util.List;
import java.util.TreeSet;
import org.bsplint.source.Limits;

/**
 * Everything that was recognised in a folder, in order of role and path.
 *
 * @param truncated the folder holds more than {@link #MAX_ENTRIES} files, and not all were looked at
 * @param outside links to a folder that holds this one, or to the kernel's own: they are not searched
 */
public record Inputs(List<Input> all, boolean truncated, List<String> outside) {
    public static final int MAX_ENTRIES = Limits.times(400_000);

    public Inputs {
        all = List.copyOf(new TreeSet<>(all));
        outside = List.copyOf(outside);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<String> paths(Role role) {
        return all.stream()
                .filter(input -> input.role() == role)
                .map(Input::path)
                .toList();
    }

    public List<String> paths(Role role, String component) {
        return all.stream()
                .filter(input -> input.role() == role && input.component().equals(component))
                .map(Input::path)
                .toList();
    }
}
