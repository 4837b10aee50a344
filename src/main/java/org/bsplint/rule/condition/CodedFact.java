package org.bsplint.rule.condition;

import java.util.List;
import org.bsplint.model.Image;

/** A fact that one condition line cannot say, coded in Java and registered by name: {@code fact closes-device}. */
public interface CodedFact {
    /** Kebab-case, as conditions name it. */
    String name();

    /** One sentence: what it says of an image, and its arguments. */
    String description();

    /** Names of the details it gives to messages. */
    default List<String> details() {
        return List.of();
    }

    /** The component at fault where it holds; empty if the message's option tells. */
    default String component() {
        return "";
    }

    /** How many arguments it takes, at least and at most. */
    default int minArguments() {
        return 0;
    }

    default int maxArguments() {
        return minArguments();
    }

    /** True if it speaks of observations; one that does not is not shown any. */
    default boolean readsObservations() {
        return false;
    }

    /** True if it speaks of boot commands (one that does not is not shown any), so that {@code {when.command}} has a value. */
    default boolean matchesCommands() {
        return false;
    }

    /** True if it reads evaluated options, which can be unknown. */
    default boolean readsOptions() {
        return false;
    }

    Outcome of(Image image, List<String> arguments);
}
