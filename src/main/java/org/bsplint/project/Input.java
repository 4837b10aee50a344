package org.bsplint.project;

/**
 * A file or folder with its role.
 *
 * @param component the component it belongs to, or empty
 * @param path as seen from the analysed folder; empty for that folder itself
 */
public record Input(Role role, String component, String path) implements Comparable<Input> {
    @Override
    public int compareTo(Input other) {
        int byRole = role.compareTo(other.role);
        return byRole != 0 ? byRole : path.compareTo(other.path);
    }
}
