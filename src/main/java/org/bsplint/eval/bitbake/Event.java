package org.bsplint.eval.bitbake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bsplint.value.Assignment;

/**
 * One operation on a variable, as BitBake's variable history has it.
 *
 * @param operation BitBake's word: {@code set}, {@code set?}, {@code immediate}, {@code append}, {@code :append[x]}, …
 * @param flag the flag it touched; empty for the variable itself
 * @param written the right-hand side as written
 */
public record Event(String operation, String flag, CharSequence written, Place place, Assignment.Effect effect) {
    /** Shorter texts are not worth sharing. */
    private static final int LONG = 500;
    /** Operations between two that set the same variable: what one layer does to it. */
    private static final int RECENT = 8;

    public static Event of(String operation, String detail, Place place) {
        return new Event(operation, "", detail, place, Assignment.Effect.APPLIED);
    }

    public static Event flag(String operation, String flag, String detail, Place place) {
        return new Event(operation, flag, detail, place, Assignment.Effect.APPLIED);
    }

    /** The right-hand side as written. */
    public String detail() {
        return written.toString();
    }

    /** The same; what its text begins with is shared with an operation before, so that texts that grow are not kept each. */
    Event after(Chain<Event> history) {
        if (written.length() < LONG) {
            return this;
        }
        String text = detail();
        Optional<CharSequence> start = history.recent(RECENT).stream()
                .map(Event::written)
                .filter(before -> before.length() >= LONG && isStart(before, text))
                .findFirst();
        return start.map(before ->
                        new Event(operation, flag, new Grown(before, text.substring(before.length())), place, effect))
                .orElse(this);
    }

    private static boolean isStart(CharSequence before, String text) {
        CharSequence at = before;
        while (at instanceof Grown grown) {
            if (!text.startsWith(grown.more, grown.before.length())) {
                return false;
            }
            at = grown.before;
        }
        return text.startsWith(at.toString());
    }

    /** A text that begins with another one. */
    private static final class Grown implements CharSequence {
        private final CharSequence before;
        private final String more;
        private final int length;

        Grown(CharSequence before, String more) {
            this.before = before;
            this.more = more;
            this.length = before.length() + more.length();
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().subSequence(start, end);
        }

        @Override
        public String toString() {
            Deque<String> pieces = new ArrayDeque<>();
            CharSequence at = this;
            while (at instanceof Grown grown) {
                pieces.push(grown.more);
                at = grown.before;
            }
            StringBuilder text = new StringBuilder(length).append(at);
            pieces.forEach(text::append);
            return text.toString();
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Grown grown && toString().equals(grown.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }
}
