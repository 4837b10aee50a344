package org.bsplint.eval.make;

import java.util.Optional;

/** make would stop here ({@code *** …  Stop.}), or this program does because a limit was met. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Place> place;
    private final boolean isLimit;

    private Stop(Optional<Place> place, String message, boolean isLimit) {
        super(message, null, false, false);
        this.place = place;
        this.isLimit = isLimit;
    }

    static Stop at(Place place, String message) {
        return new Stop(Optional.of(place), message, false);
    }

    static Stop nowhere(String message) {
        return new Stop(Optional.empty(), message, false);
    }

    static Stop limit(Place place, String message) {
        return new Stop(Optional.of(place), message, true);
    }

    Optional<Place> place() {
        return place;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    boolean isLimit() {
        return isLimit;
    }
}
