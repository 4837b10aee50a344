package org.bsplint.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Known words, made ready to be compared with many misspelled ones. Immutable. */
public final class NearWords {
    private static final int MAX_LENGTH = 80;

    private final String[] words;
    private final int[] lengths;
    /** Which letters occur in each, one bit each; several letters may share one. */
    private final long[] letters;

    public NearWords(Collection<String> known) {
        words = known.toArray(String[]::new);
        lengths = new int[words.length];
        letters = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            lengths[i] = words[i].length();
            letters[i] = letters(words[i]);
        }
    }

    /** The known words with at most {@code limit} letters changed, nearest first; quick where nearly all differ by more. */
    public List<String> within(String word, int limit) {
        List<List<String>> byDistance = new ArrayList<>();
        for (int distance = 0; distance <= limit; distance++) {
            byDistance.add(new ArrayList<>());
        }
        long wanted = letters(word);
        for (int i = 0; i < words.length && word.length() <= MAX_LENGTH; i++) {
            // an edit takes at most one letter out of the set, and puts at most one in
            if (Math.abs(lengths[i] - word.length()) <= limit && Long.bitCount(wanted ^ letters[i]) <= 2 * limit) {
                int distance = Nearest.edits(word, words[i]);
                if (distance <= limit) {
                    byDistance.get(distance).add(words[i]);
                }
            }
        }
        return byDistance.stream().flatMap(List::stream).toList();
    }

    private static long letters(String word) {
        long bits = 0;
        for (int i = 0; i < word.length(); i++) {
            bits |= 1L << (word.charAt(i) & 63);
        }
        return bits;
    }
}
