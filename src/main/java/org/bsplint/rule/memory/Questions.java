package org.bsplint.rule.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** What a rule asked of one set of options, and was answered. */
final class Questions implements OptionSet.Watcher {
    /** The set that was asked, or the last one that answers the same. */
    private OptionSet set;

    private final Map<String, Option> read = new HashMap<>();
    private final Set<String> soughtAndListed = new HashSet<>();
    private final Set<String> soughtInVain = new HashSet<>();
    private final Map<OptionSet.Selection, List<Option>> picked = new HashMap<>();
    private boolean listed;

    Questions(OptionSet set) {
        this.set = set;
    }

    @Override
    public void reads(String name, Option option) {
        read.put(name, option);
    }

    @Override
    public void looksFor(String name) {
        (set.has(name) ? soughtAndListed : soughtInVain).add(name);
    }

    @Override
    public void lists() {
        listed = true;
    }

    @Override
    public void picks(OptionSet.Selection selection, List<Option> found) {
        picked.put(selection, found);
    }

    /** This set, which answers the same, is the one that was asked from now on. */
    void follow(OptionSet now) {
        set = now;
    }

    /** Would this set have answered the same? */
    boolean holdFor(OptionSet now, Comparisons comparisons) {
        if (now == set) {
            return true;
        }
        return (!listed || comparisons.listsTheSame(set, now))
                && soughtAndListed.stream().allMatch(now::has)
                && soughtInVain.stream().noneMatch(now::has)
                && comparisons.picksTheSame(set, now, picked)
                && (read.isEmpty() || comparisons.answersTheSame(set, now, read));
    }
}
