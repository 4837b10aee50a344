package org.bsplint.source;

import java.util.List;

/** A place in a text that moves over what stands there; it stays where it is when that is something else. */
public final class Cursor {
    private final String text;
    private int at;

    public Cursor(String text, int at) {
        this.text = text;
        this.at = at;
    }

    public int at() {
        return at;
    }

    public boolean isAtEnd() {
        return at == text.length();
    }

    /** Does one of these stand here? */
    public boolean sees(Letters letters) {
        return sees("", letters);
    }

    /** Does {@code literal} stand here, and one of these behind it? */
    public boolean sees(String literal, Letters behind) {
        int end = at + literal.length();
        return text.startsWith(literal, at) && end < text.length() && behind.has(text.charAt(end));
    }

    /** Moves behind {@code literal} if it stands here. */
    public boolean take(String literal) {
        boolean taken = text.startsWith(literal, at);
        at += taken ? literal.length() : 0;
        return taken;
    }

    /** Moves behind the first of these that stands here. */
    public boolean takeAny(List<String> literals) {
        for (String literal : literals) {
            if (take(literal)) {
                return true;
            }
        }
        return false;
    }

    /** Moves behind one character if it is of these. */
    public boolean takeOne(Letters letters) {
        boolean taken = sees(letters);
        at += taken ? 1 : 0;
        return taken;
    }

    /** Moves behind the run of these that starts here; empty if none does. */
    public String take(Letters letters) {
        int start = at;
        at = letters.end(text, at);
        return text.substring(start, at);
    }

    /** Moves behind the run of these that may start here. */
    public Cursor skip(Letters letters) {
        at = letters.end(text, at);
        return this;
    }

    /** Moves to the first of these, or to the end. */
    public String until(Letters letters) {
        int start = at;
        at = letters.next(text, at);
        return text.substring(start, at);
    }
}
