package org.bsplint.eval.make.state;

import java.util.Optional;

/** make would stop here ({@code *** …  Stop.}), or this program does because a limit was met. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Place> place;
    private final boolean isLimit;

    private Stop(Optional<Place> place, String message, boolean isLimit) {
        super(message, null, false, false);
        this.place = place;
        this.isLimit = isLimit;
    }

    public static Stop at(Place place, String message) {
        return new Stop(Optional.of(place), message, false);
    }

    public static Stop nowhere(String message) {
        return new Stop(Optional.empty(), message, false);
    }

    public static Stop limit(Place place, String message) {
        return new Stop(Optional.of(place), message, true);
    }

    public Optional<Place> place() {
        return place;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean isLimit() {
        return isLimit;
    }
}
