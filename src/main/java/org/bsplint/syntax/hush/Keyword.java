package org.bsplint.syntax.hush;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A reserved word; each knows which may follow it in the same compound ({@code reserved_list} in cli_hush.c). */
public enum Keyword {
    IF,
    THEN,
    ELIF,
    ELSE,
    FI,
    FOR,
    WHILE,
    UNTIL,
    IN,
    DO,
    DONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Keyword> of(Tape text) {
        for (Keyword keyword : values()) {
            if (text.is(keyword.word())) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    boolean opens() {
        return this == IF || this == FOR || this == WHILE || this == UNTIL;
    }

    boolean closes() {
        return this == FI || this == DONE;
    }

    Set<Keyword> next() {
        return switch (this) {
            case IF, ELIF -> Set.of(THEN);
            case THEN -> Set.of(ELIF, ELSE, FI);
            case ELSE -> Set.of(FI);
            case FOR -> Set.of(IN);
            case WHILE, UNTIL, IN -> Set.of(DO);
            case DO -> Set.of(DONE);
            case FI, DONE -> Set.of();
        };
    }
}
