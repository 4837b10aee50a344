package org.bsplint.rule.memory;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** An image's sets of options beside those of before; each option is compared once, for many rules read the same ones. */
final class Comparisons {
    /** By the earlier set, then by the later one. */
    private final Map<OptionSet, Map<OptionSet, Pair>> pairs = new IdentityHashMap<>();

    private static final class Pair {
        private final Map<String, Boolean> same = new HashMap<>();
        private final Map<OptionSet.Selection, Boolean> samePicked = new HashMap<>();
        private Optional<Boolean> sameNames = Optional.empty();
    }

    private Pair pair(OptionSet then, OptionSet now) {
        return pairs.computeIfAbsent(then, earlier -> new IdentityHashMap<>())
                .computeIfAbsent(now, later -> new Pair());
    }

    boolean listsTheSame(OptionSet then, OptionSet now) {
        Pair pair = pair(then, now);
        boolean same = pair.sameNames.orElseGet(() -> then.hasSameNames(now));
        pair.sameNames = Optional.of(same);
        return same;
    }

    /** @param picked selected options as the earlier set has them */
    boolean picksTheSame(OptionSet then, OptionSet now, Map<OptionSet.Selection, List<Option>> picked) {
        return picked.isEmpty()
                || picked.entrySet().stream()
                        .allMatch(one -> pair(then, now)
                                .samePicked
                                .computeIfAbsent(
                                        one.getKey(), wanted -> one.getValue().equals(now.picked(wanted))));
    }

    /** @param read options as the earlier set has them */
    boolean answersTheSame(OptionSet then, OptionSet now, Map<String, Option> read) {
        Map<String, Boolean> same = pair(then, now).same;
        for (Map.Entry<String, Option> asked : read.entrySet()) {
            Boolean known = same.get(asked.getKey());
            if (known == null) {
                known = asked.getValue().equals(now.get(asked.getKey()));
                same.put(asked.getKey(), known);
            }
            if (!known) {
                return false;
            }
        }
        return true;
    }

    /** Forgets all sets but these. */
    void retain(Set<OptionSet> current) {
        pairs.keySet().removeIf(then -> !current.contains(then));
        pairs.values().forEach(later -> later.keySet().removeIf(now -> !current.contains(now)));
    }
}
