package org.bsplint.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.value.OptionSet;

/**
 * The facts of images and their boot configurations as they were: facts that say the same as before are the same object,
 * so that rules see at a glance that nothing changed. Safe for several threads.
 */
final class KnownFacts {
    private static final int MAX = 128;

    private final BoardOptions boards = new BoardOptions();

    private final Map<String, OptionSet> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OptionSet> eldest) {
            return size() > MAX;
        }
    };

    /** What the sources of components make of each board. */
    BoardOptions boards() {
        return boards;
    }

    /**
     * These facts, or those of before.
     *
     * @param key whose they are
     * @param now facts of {@link ImageFacts}, which all say the same of names that they do not list
     */
    synchronized OptionSet of(String key, OptionSet now) {
        OptionSet before = known.get(key);
        if (before != null && before.hasSameNames(now) && before.all().equals(now.all())) {
            return before;
        }
        known.put(key, now);
        return now;
    }
}
