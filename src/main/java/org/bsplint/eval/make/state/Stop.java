package org.bsplint.eval.make.state;

import java.util.Optional;

/** make would stop here ({@code *** …  Stop.}), or this program does because a limit was met. */
public final class Stop extends RuntimeException {
    /** Why it stops: make cannot read the file, make meets an error while it reads it, or we meet a limit of our own. */
    private enum Kind {
        SYNTAX,
        ERROR,
        LIMIT
    }

    private static final long serialVersionUID = 1;

    private final transient Optional<Place> place;
    private final Kind kind;

    private Stop(Optional<Place> place, String message, Kind kind) {
        super(message, null, false, false);
        this.place = place;
        this.kind = kind;
    }

    public static Stop at(Place place, String message) {
        return new Stop(Optional.of(place), message, Kind.ERROR);
    }

    /** The file breaks a rule of make's syntax. */
    public static Stop syntax(Optional<Place> place, String message) {
        return new Stop(place, message, Kind.SYNTAX);
    }

    public static Stop nowhere(String message) {
        return new Stop(Optional.empty(), message, Kind.ERROR);
    }

    public static Stop limit(Place place, String message) {
        return new Stop(Optional.of(place), message, Kind.LIMIT);
    }

    /** A file that is there could not be read: what it holds is not known. */
    public static Stop unread(Optional<Place> place, String name, String reason) {
        return new Stop(place, "evaluation was given up here: `" + name + "` " + reason, Kind.LIMIT);
    }

    public Optional<Place> place() {
        return place;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean isLimit() {
        return kind == Kind.LIMIT;
    }

    public boolean isSyntax() {
        return kind == Kind.SYNTAX;
    }
}
