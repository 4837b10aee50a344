package org.bsplint.value;

import java.util.Optional;
import java.util.Set;

/** The effective value of an option or variable. */
public sealed interface Value {
    /** Exactly the text that the real tool would give. */
    record Known(String text) implements Value {
        // written out: to link what the JVM makes of a record costs a short run more than many calls
        @Override
        public boolean equals(Object other) {
            return other instanceof Known known && text.equals(known.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** Certainly not set. */
    record Unset() implements Value {}

    /**
     * Not known, or only in part: {@code text} keeps the known stretches.
     *
     * @param maybeUnset true if the variable may also not be set at all
     */
    record Unknown(Text text, boolean maybeUnset) implements Value {}

    /** The real tool fails when it expands this (it refers to itself, its inline Python raises). */
    record Failing(String reason) implements Value {}

    Value UNSET = new Unset();

    static Value known(String text) {
        return new Known(text);
    }

    static Value unknown(Cause cause) {
        return new Unknown(Text.unknown(cause), true);
    }

    static Value unknown(Set<Cause> causes, boolean maybeUnset) {
        return new Unknown(Text.unknown(causes), maybeUnset);
    }

    /** A set variable's text as a value. */
    static Value of(Text text) {
        return text.isKnown() ? new Known(text.known()) : new Unknown(text, false);
    }

    default Optional<String> asKnown() {
        return this instanceof Known known ? Optional.of(known.text()) : Optional.empty();
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    default boolean isUnset() {
        return this instanceof Unset;
    }

    /** Neither certainly a text nor certainly unset. */
    default boolean isUndecided() {
        return this instanceof Unknown || this instanceof Failing;
    }

    /** Why it is undecided; empty for a decided value. */
    default Set<Cause> causes() {
        if (this instanceof Unknown unknown) {
            return unknown.text().causes();
        }
        return this instanceof Failing failing ? Set.of(Cause.of(Cause.Kind.UNSUPPORTED, failing.reason())) : Set.of();
    }

    /** Text of the value as far as known; unset gives the empty text. */
    default Text partial() {
        if (this instanceof Known known) {
            return Text.of(known.text());
        }
        if (this instanceof Unknown unknown) {
            return unknown.text();
        }
        return isUnset() ? Text.EMPTY : Text.unknown(causes());
    }
}
