package org.bsplint.assembly.seen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files hold names of variables: as words, perhaps with what follows after {@code _}, an operation in the old syntax. Each
 * file is looked through once for all names.
 */
final class HoldingFiles {
    /** Two are enough to know of one that is not this one. */
    private static final int ENOUGH = 2;

    private final Set<String> names;
    /** Names that are no words, looked for one by one. */
    private final Map<String, Pattern> others = new HashMap<>();

    private final Map<String, Set<String>> files = new HashMap<>();

    HoldingFiles(Set<String> names) {
        this.names = names;
        for (String name : names) {
            if (WrittenWords.end(name, 0) < name.length()) {
                others.put(name, Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9])"));
            }
        }
    }

    void look(String path, String text) {
        for (int start = 0; start < text.length(); ) {
            int end = WrittenWords.end(text, start);
            for (int to = start + 1; to <= end; to++) {
                if (to == end || text.charAt(to) == '_') {
                    note(text.substring(start, to), path);
                }
            }
            start = end + 1;
        }
        others.forEach((name, word) -> {
            if (text.contains(name) && word.matcher(text).find()) {
                note(name, path);
            }
        });
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
