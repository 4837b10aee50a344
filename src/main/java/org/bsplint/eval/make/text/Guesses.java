package org.bsplint.eval.make.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.value.Truth;

/**
 * What is still certain of a function's result if its arguments have holes. A word that holds a hole may be several
 * words or none: it gives a hole, and its neighbours stay exact.
 */
public final class Guesses {
    private final Holes holes;

    public Guesses(Holes holes) {
        this.holes = holes;
    }

    public String each(String text, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>();
        for (String word : Blanks.words(text)) {
            changed.add(holes.in(word) ? holes.merged(word) : change.apply(word));
        }
        return String.join(" ", changed);
    }

    public String subst(String from, String to, String text) {
        return holes.in(from) || from.length() != 1 ? holes.merged(from, to, text) : text.replace(from, to);
    }

    public String patsubst(String pattern, String replacement, String text) {
        return holes.in(pattern)
                ? holes.merged(pattern, replacement, text)
                : each(text, word -> Words.patsubst(pattern, replacement, word));
    }

    public String filter(String patterns, String text, boolean keep) {
        List<String> known = new ArrayList<>();
        StringBuilder unknown = new StringBuilder();
        for (String pattern : Blanks.words(patterns)) {
            if (holes.in(pattern)) {
                unknown.append(pattern);
            } else {
                known.add(pattern);
            }
        }
        String sure = String.join(" ", known);
        if (sure.isEmpty() && unknown.length() == 0) {
            return keep ? "" : text;
        }
        List<String> result = new ArrayList<>();
        for (String word : Blanks.words(text)) {
            if (holes.in(word)) {
                result.add(holes.merged(word, unknown.toString()));
                continue;
            }
            boolean matches = !Words.filter(sure, word, true).isEmpty();
            if (matches || unknown.length() == 0) {
                if (matches == keep) {
                    result.add(word);
                }
            } else {
                result.add(holes.merged(unknown.toString()));
            }
        }
        return String.join(" ", result);
    }

    public String findstring(String part, String text) {
        if (part.isEmpty()) {
            return "";
        }
        return !holes.in(part) && text.contains(part) ? part : holes.merged(part, text);
    }

    public String word(long number, String text) {
        List<String> words = Blanks.words(text);
        for (int i = 0; i < Math.min(number, words.size()); i++) {
            if (holes.in(words.get(i))) {
                return holes.merged(text);
            }
        }
        return number <= words.size() ? words.get((int) number - 1) : "";
    }

    /** Are two texts equal, as far as can be told? */
    public Truth equal(String left, String right) {
        boolean leftKnown = !holes.in(left);
        boolean rightKnown = !holes.in(right);
        if (leftKnown && rightKnown) {
            return Truth.of(left.equals(right));
        }
        if (leftKnown && !fits(left, right) || rightKnown && !fits(right, left)) {
            return Truth.FALSE;
        }
        String one = prefix(left);
        String two = prefix(right);
        int shorter = Math.min(one.length(), two.length());
        return one.substring(0, shorter).equals(two.substring(0, shorter)) ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** May the known text be one that the other, with holes, stands for? Blanks beside holes do not count. */
    private boolean fits(String known, String other) {
        int at = 0;
        int begin = 0;
        for (int i = 0; i <= other.length(); i++) {
            if (i < other.length() && !Holes.is(other.charAt(i))) {
                continue;
            }
            String piece = Blanks.strip(other.substring(begin, i));
            boolean first = begin == 0 && i > 0;
            int found = first && !Blanks.isSpace(other.charAt(0))
                    ? (known.startsWith(piece) ? 0 : -1)
                    : known.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
            begin = i + 1;
        }
        return true;
    }

    private String prefix(String text) {
        int hole = holes.firstIn(text);
        if (hole < 0) {
            return text;
        }
        int end = hole;
        while (end > 0 && Blanks.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
