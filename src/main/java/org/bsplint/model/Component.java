package org.bsplint.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * One program of the boot chain, or one datastore of the build: {@code tf-a}, {@code optee}, {@code u-boot},
 * {@code linux}, {@code yocto} (the configuration datastore) or {@code yocto/<recipe>}.
 *
 * @param version option whose value is the version text, such as {@code 3.12.0-stm32mp-r1}
 * @param origin option whose value is {@code upstream} or {@code vendor}
 * @param options every option by name, evaluated
 * @param presence where what is known of it comes from
 */
public record Component(String name, Option version, Option origin, OptionSet options, Presence presence) {
    /** Where what is known of a component comes from. */
    public enum Presence {
        /** Its own sources, whole or in part, were evaluated. */
        SOURCES,
        /** Only what the build passes to it and what the knowledge base says of its version. */
        KNOWLEDGE_BASE,
        /** Nothing says that it is part of the image. */
        ABSENT
    }

    /** One of these, or as {@link #absent}. */
    public static Component in(Map<String, Component> components, String name) {
        Component found = components.get(name);
        return found != null ? found : absent(name);
    }

    /** What is not there may still be part of the product: nothing about it is known, nothing is certainly unset. */
    public static Component absent(String name) {
        return absent(name, "nothing here says anything of " + name);
    }

    /** @param reason why nothing is known of it */
    public static Component absent(String name, String reason) {
        Cause missing = Cause.of(Cause.Kind.MISSING_INPUT, reason);
        return new Component(
                name,
                Option.unknown("version", missing),
                Option.unknown("origin", missing),
                OptionSet.partial(List.of(), missing),
                Presence.ABSENT);
    }

    public boolean isPresent() {
        return presence != Presence.ABSENT;
    }

    public Optional<String> knownVersion() {
        return version.value().asKnown();
    }
}
