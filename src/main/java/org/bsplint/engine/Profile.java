package org.bsplint.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bsplint.model.Operation;

/** For whom a run is: adds the operations that the rules are to have in mind. */
public enum Profile {
    /** At the desk: nothing beyond what the project states. */
    DEV(Set.of()),
    /** A gate on each change: the build must work. */
    CI(Set.of(Operation.BUILD)),
    /** Factory images: fuses and keys will be written. */
    PROVISIONING(Set.of(Operation.PROVISION_OTP)),
    /** What ships. */
    RELEASE(Set.of(Operation.RELEASE));

    private final Set<Operation> operations;

    Profile(Set<Operation> operations) {
        this.operations = operations;
    }

    public Set<Operation> operations() {
        return operations;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Profile> of(String word) {
        for (Profile profile : values()) {
            if (profile.word().equals(word)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
