package org.bsplint.project;

import java.util.List;
import java.util.Optional;

/** What the user states of the Yocto build; folders as seen from the analysed folder. */
public record YoctoSettings(
        Optional<Stated> build, List<Stated> layers, Optional<Stated> machine, Optional<Stated> distro) {
    public static final YoctoSettings NONE =
            new YoctoSettings(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public YoctoSettings {
        layers = List.copyOf(layers);
    }
}
