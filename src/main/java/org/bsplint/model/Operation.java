package org.bsplint.model;

import java.util.Locale;
import java.util.Optional;

/** What will be done with an image; the same option can be required for one operation and a fault in another. */
public enum Operation {
    BUILD,
    PROVISION_OTP,
    PROVISION_KEYS,
    CLOSE_DEVICE,
    RELEASE,
    UPGRADE;

    /** The word of the public formats: {@code close-device}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Operation> of(String word) {
        for (Operation operation : values()) {
            if (operation.word().equals(word)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
