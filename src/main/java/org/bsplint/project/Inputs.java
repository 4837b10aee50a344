package org.bsplint.project;

import java.util.List;
import java.util.TreeSet;

/** Everything that was recognised in a folder, in order of role and path. */
public record Inputs(List<Input> all, boolean truncated) {
    public Inputs {
        all = List.copyOf(new TreeSet<>(all));
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
