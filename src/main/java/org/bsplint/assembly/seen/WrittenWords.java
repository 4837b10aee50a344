package org.bsplint.assembly.seen;

import java.util.HashMap;
import java.util.Map;
import org.bsplint.source.Letters;

/** How often a text holds each word: letters, digits and {@code _} between other characters. Looked through once for all. */
final class WrittenWords {
    private final String text;
    private final Map<String, Integer> counts = new HashMap<>();

    WrittenWords(String text) {
        this.text = text;
        for (int start = 0; start < text.length(); ) {
            int end = Letters.WORD.end(text, start);
            if (end > start) {
                counts.merge(text.substring(start, end), 1, Integer::sum);
            }
            start = end + 1;
        }
    }

    /** Stands a name in the text once only? One that is no word, as makefiles may have, is looked for as it is. */
    boolean holdOnce(String name) {
        int count = Letters.WORD.makeUp(name) ? counts.getOrDefault(name, 0) : Letters.WORD.parts(text, name);
        return count == 1;
    }
}
