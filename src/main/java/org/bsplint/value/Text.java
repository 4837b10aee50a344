package org.bsplint.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A text that may have unknown holes: {@code -DX=1 <unknown>} still certainly contains the word {@code -DX=1}. A hole
 * stands for any text, blanks included. Immutable; neighbouring literals are always joined.
 */
public final class Text {
    public static final Text EMPTY = new Text(List.of());

    /** A piece of a text. */
    public sealed interface Segment {}

    public record Literal(String text) implements Segment {}

    /** @param words if any, the hole is these words in some order, one blank between two */
    public record Hole(Set<Cause> causes, Set<String> words) implements Segment {
        public Hole {
            causes = inOrder(causes);
            words = inOrder(words);
        }

        private static <T> Set<T> inOrder(Set<T> all) {
            return all.size() < 2 ? Set.copyOf(all) : Collections.unmodifiableSet(new LinkedHashSet<>(all));
        }
    }

    /** More pieces than any real text has. */
    private static final int MAX_SEGMENTS = 20_000;

    private final List<Segment> segments;

    private Text(List<Segment> segments) {
        this.segments = segments;
    }

    public static Text of(String text) {
        return text.isEmpty() ? EMPTY : new Text(List.of(new Literal(text)));
    }

    public static Text unknown(Cause cause) {
        return unknown(Set.of(cause));
    }

    public static Text unknown(Set<Cause> causes) {
        return new Text(List.of(new Hole(causes, Set.of())));
    }

    /** These words with one blank between two, in an order that is not known. */
    public static Text anyOrder(Set<String> words, Set<Cause> causes) {
        return new Text(List.of(new Hole(causes, words)));
    }

    public static Text concat(List<Text> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Builder builder = new Builder();
        parts.forEach(builder::append);
        return builder.build();
    }

    public List<Segment> segments() {
        return segments;
    }

    public boolean isKnown() {
        return segments.isEmpty() || segments.size() == 1 && segments.get(0) instanceof Literal;
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The whole text; call only if {@link #isKnown()}. */
    public String known() {
        if (segments.isEmpty()) {
            return "";
        }
        if (segments.size() == 1 && segments.get(0) instanceof Literal literal) {
            return literal.text();
        }
        throw new IllegalStateException("not a known text: " + this);
    }

    /** Why the holes are unknown; empty for a known text. */
    public Set<Cause> causes() {
        Set<Cause> causes = new LinkedHashSet<>();
        for (Segment segment : segments) {
            if (segment instanceof Hole hole) {
                causes.addAll(hole.causes());
            }
        }
        return causes;
    }

    public Text plus(Text other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return isKnown() && other.isKnown() ? of(known().concat(other.known())) : concat(List.of(this, other));
    }

    public Text plus(String other) {
        return plus(of(other));
    }

    /** Applies a function of texts where all is known; any hole makes the whole result unknown. */
    public Text map(Function<String, String> function) {
        return isKnown() ? of(function.apply(known())) : unknown(causes());
    }

    /** Is {@code word} one of the blank-separated words? Certain wherever a known stretch decides it. */
    public Truth containsWord(String word) {
        boolean decided = true;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Literal literal) {
                if (hasWord(literal.text(), word, i == 0, i == segments.size() - 1)) {
                    return Truth.TRUE;
                }
            } else if (((Hole) segments.get(i)).words().isEmpty() || !standsAlone(i)) {
                decided = false;
            } else if (((Hole) segments.get(i)).words().contains(word)) {
                return Truth.TRUE;
            }
        }
        return decided ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Are there blanks, or nothing, on both sides of a segment? */
    private boolean standsAlone(int i) {
        boolean before = i == 0
                || segments.get(i - 1) instanceof Literal left
                        && Character.isWhitespace(left.text().charAt(left.text().length() - 1));
        boolean after = i == segments.size() - 1
                || segments.get(i + 1) instanceof Literal right
                        && Character.isWhitespace(right.text().charAt(0));
        return before && after;
    }

    private static boolean hasWord(String text, String word, boolean first, boolean last) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean opens = at == 0 ? first : Character.isWhitespace(text.charAt(at - 1));
            boolean closes = end == text.length() ? last : Character.isWhitespace(text.charAt(end));
            if (opens && closes && !word.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Does the text contain {@code part} at all? */
    public Truth contains(String part) {
        for (Segment segment : segments) {
            if (segment instanceof Literal literal && literal.text().contains(part)) {
                return Truth.TRUE;
            }
        }
        return isKnown() ? Truth.of(part.isEmpty()) : Truth.UNKNOWN;
    }

    /** May the whole text be this one? Its known stretches must be there, in order, the outer ones at the ends. */
    public boolean mayBe(String text) {
        return mayLie(text, true, true);
    }

    /**
     * May the text lie somewhere in this one?
     *
     * @param atStart only at its start
     * @param atEnd only at its end
     */
    public boolean mayLie(String text, boolean atStart, boolean atEnd) {
        int from = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (!(segments.get(i) instanceof Literal literal)) {
                continue;
            }
            boolean first = i == 0 && atStart;
            boolean last = i == segments.size() - 1 && atEnd;
            int at = last ? text.length() - literal.text().length() : text.indexOf(literal.text(), from);
            boolean there = at >= from
                    && (!first || text.startsWith(literal.text()))
                    && (!last || text.endsWith(literal.text()));
            if (!there || first && last && !text.equals(literal.text())) {
                return false;
            }
            from = at + literal.text().length();
        }
        return !segments.isEmpty() || text.isEmpty() || !(atStart && atEnd);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && segments.equals(text.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** Holes are shown as {@code …}. */
    @Override
    public String toString() {
        if (isKnown()) {
            return known();
        }
        StringBuilder shown = new StringBuilder();
        segments.forEach(segment -> shown.append(segment instanceof Literal literal ? literal.text() : "…"));
        return shown.toString();
    }

    /** Collects pieces into one text, joining literals. */
    public static final class Builder {
        private final List<Segment> segments = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        public Builder append(String text) {
            literal.append(text);
            return this;
        }

        public Builder append(char character) {
            literal.append(character);
            return this;
        }

        public Builder append(Text text) {
            for (Segment segment : text.segments) {
                if (segment instanceof Literal piece) {
                    literal.append(piece.text());
                } else {
                    flush();
                    segments.add(segment);
                }
            }
            return this;
        }

        public Text build() {
            flush();
            if (segments.size() > MAX_SEGMENTS) {
                shorten();
            }
            return segments.isEmpty() ? EMPTY : new Text(List.copyOf(segments));
        }

        /** What lies past the limit becomes one hole, which stands for any text: texts that double have no end else. */
        private void shorten() {
            List<Segment> rest = segments.subList(MAX_SEGMENTS - 1, segments.size());
            Set<Cause> causes = new LinkedHashSet<>();
            rest.forEach(segment -> {
                if (segment instanceof Hole hole) {
                    causes.addAll(hole.causes());
                }
            });
            rest.clear();
            segments.add(new Hole(causes, Set.of()));
        }

        private void flush() {
            if (literal.length() > 0) {
                segments.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
