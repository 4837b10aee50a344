package org.bsplint.source.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Texts that are looked for together: another text is read once for all of them. */
public final class Needles {
    private final Node root = new Node();

    /** What begins alike, as far as it does. */
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>(2);
        private boolean end;
    }

    public void add(String needle) {
        Node node = root;
        for (int i = 0; i < needle.length(); i++) {
            node = node.next.computeIfAbsent(needle.charAt(i), letter -> new Node());
        }
        node.end = true;
    }

    /** Those that the text contains. */
    public Set<String> in(String text) {
        Set<String> found = new HashSet<>();
        for (int start = 0; start < text.length(); start++) {
            Node node = root;
            for (int end = start; node != null; end++) {
                if (node.end) {
                    found.add(text.substring(start, end));
                }
                node = end < text.length() ? node.next.get(text.charAt(end)) : null;
            }
        }
        return found;
    }
}
