package org.bsplint.assembly.seen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.source.Letters;

/**
 * Which files hold names of variables: as words, perhaps with what follows after {@code _}, an operation in the old syntax. Each
 * file is looked through once for all names.
 */
final class HoldingFiles {
    /** Two are enough to know of one that is not this one. */
    private static final int ENOUGH = 2;

    private static final Letters GOES_ON = Letters.of("A-Za-z0-9");

    private final Set<String> names;
    /** Names that are no words, looked for one by one. */
    private final List<String> others;

    private final Map<String, Set<String>> files = new HashMap<>();

    HoldingFiles(Set<String> names) {
        this.names = names;
        this.others = names.stream().filter(name -> !Letters.WORD.makeUp(name)).toList();
    }

    void look(String path, String text) {
        for (int start = 0; start < text.length(); ) {
            int end = Letters.WORD.end(text, start);
            for (int to = start + 1; to <= end; to++) {
                if (to == end || text.charAt(to) == '_') {
                    note(text.substring(start, to), path);
                }
            }
            start = end + 1;
        }
        others.stream().filter(name -> holds(text, name)).forEach(name -> note(name, path));
    }

    private static boolean holds(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean starts = at == 0 || !Letters.WORD.has(text.charAt(at - 1));
            if (starts && (end == text.length() || !GOES_ON.has(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private void note(String name, String path) {
        if (names.contains(name)) {
            Set<String> holding = files.computeIfAbsent(name, key -> new HashSet<>());
            if (holding.size() < ENOUGH) {
                holding.add(path);
            }
        }
    }

    /** Does another file than this one hold the name? */
    boolean anyBut(String own, String name) {
        return files.getOrDefault(name, Set.of()).stream().anyMatch(path -> !path.equals(own));
    }
}
