package org.bsplint.eval.yocto;

import java.nio.charset.StandardCharsets;
import org.bsplint.source.ProgramFiles;

/**
 * Names of a resource, a line each, in the order of their bytes, after lines that begin with {@code #}; searched as they lie,
 * for a few questions are asked of thousands of names.
 */
record SortedNames(String text, int first) {
    private static final String FOLDER = "org/bsplint/eval/yocto/";

    /** @throws IllegalStateException if the program does not hold the resource, or not in order */
    static SortedNames of(String resource) {
        byte[] names =
                ProgramFiles.bytes(FOLDER + resource).orElseThrow(() -> new IllegalStateException("no " + resource));
        return parse(new String(names, StandardCharsets.US_ASCII));
    }

    static SortedNames parse(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '#') {
            first = text.indexOf('\n', first) + 1;
        }
        return new SortedNames(text, first);
    }

    boolean contains(String name) {
        int from = first;
        int to = text.length();
        while (from < to) {
            int start = Math.max(from, text.lastIndexOf('\n', (from + to) / 2 - 1) + 1);
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int order = order(start, end - start, name);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return false;
    }

    /** As the name that stands here is compared to this one. */
    private int order(int start, int length, String name) {
        for (int i = 0; i < Math.min(length, name.length()); i++) {
            int order = text.charAt(start + i) - name.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return length - name.length();
    }
}
