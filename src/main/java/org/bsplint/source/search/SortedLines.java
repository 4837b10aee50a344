package org.bsplint.source.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lines in the order of their first words, each with the indented lines behind it, searched as their bytes lie: of many
 * thousands, few are looked for. A byte is a letter.
 */
public final class SortedLines {
    private final byte[] text;
    private final int first;

    private SortedLines(byte[] text, int first) {
        this.text = text;
        this.first = first;
    }

    /** @param header is given each line of the beginning, and says whether it is one of those that stand before the sorted ones */
    public static SortedLines of(byte[] text, Predicate<String> header) {
        SortedLines all = new SortedLines(text, 0);
        int start = 0;
        while (start < text.length && header.test(all.text(start, all.endOfLine(start)))) {
            start = all.endOfLine(start) + 1;
        }
        return new SortedLines(text, Math.min(start, text.length));
    }

    public boolean has(String word) {
        return start(word) >= 0;
    }

    /** The line that begins with a word, and those that are indented behind it. */
    public Optional<String> entry(String word) {
        int start = start(word);
        return start < 0 ? Optional.empty() : Optional.of(text(start, end(start)));
    }

    /** Every first word, in order. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (int start = first; start < text.length; start = end(start) + 1) {
            words.add(text(start, endOfWord(start)));
        }
        return words;
    }

    /** Where the entry of a word begins, or -1. */
    private int start(String word) {
        int from = first;
        int to = text.length;
        while (from < to) {
            int start = startOfEntry(from, (from + to) / 2);
            int order = order(start, word);
            if (order == 0) {
                return start;
            }
            if (order < 0) {
                from = end(start) + 1;
            } else {
                to = start;
            }
        }
        return -1;
    }

    private int startOfEntry(int least, int position) {
        int start = startOfLine(least, position);
        while (start > least && text[start] == ' ') {
            start = startOfLine(least, start - 1);
        }
        return start;
    }

    private int startOfLine(int least, int position) {
        int start = position;
        while (start > least && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** Of an entry: where its last line ends. */
    private int end(int start) {
        int end = endOfLine(start);
        while (end + 1 < text.length && text[end + 1] == ' ') {
            end = endOfLine(end + 1);
        }
        return end;
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length && text[end] != '\n' && text[end] != ' ') {
            end++;
        }
        return end;
    }

    /** Is the word that stands here before (negative), after (positive) or the same as this one? */
    private int order(int start, String word) {
        int at = start;
        for (int i = 0; i < word.length(); i++, at++) {
            int letter = at < text.length ? text[at] & 0xff : '\n';
            if (letter == ' ' || letter == '\n') {
                return -1;
            }
            if (letter != word.charAt(i)) {
                return letter - word.charAt(i);
            }
        }
        return endOfWord(at) - at;
    }

    private String text(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
