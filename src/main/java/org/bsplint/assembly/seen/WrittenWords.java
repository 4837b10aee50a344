package org.bsplint.assembly.seen;

import java.util.HashMap;
import java.util.Map;

/** How often a text holds each word: letters, digits and {@code _} between other characters. Looked through once for all. */
final class WrittenWords {
    private final String text;
    private final Map<String, Integer> counts = new HashMap<>();

    WrittenWords(String text) {
        this.text = text;
        for (int start = 0; start < text.length(); ) {
            int end = end(text, start);
            if (end > start) {
                counts.merge(text.substring(start, end), 1, Integer::sum);
            }
            start = end + 1;
        }
    }

    /** Stands a name in the text once only? One that is no word, as makefiles may have, is looked for as it is. */
    boolean holdOnce(String name) {
        if (end(name, 0) == name.length()) {
            return counts.getOrDefault(name, 0) == 1;
        }
        int first = find(name, 0);
        return first >= 0 && find(name, first + name.length()) < 0;
    }

    private int find(String name, int from) {
        int at = text.indexOf(name, from);
        while (at >= 0 && (isWord(text, at - 1) || isWord(text, at + name.length()))) {
            at = text.indexOf(name, at + 1);
        }
        return at;
    }

    /** Where the word ends that starts here; here, if none does. */
    static int end(String text, int start) {
        int end = start;
        while (isWord(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char letter = text.charAt(at);
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_';
    }
}
