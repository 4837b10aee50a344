package org.bsplint.eval.kconfig;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;

/**
 * The search for the fewest lines that make a request survive: breadth first over sets of lines, each set evaluated, the
 * first that helps thinned out line by line. A set that helps only on paper is never offered.
 */
final class Remedy {
    private static final int MAX_STATES = 60;
    private static final int MAX_CANDIDATES = 4;

    private final KconfigTree tree;
    private final Configuration base;

    Remedy(KconfigTree tree, Configuration base) {
        this.tree = tree;
        this.base = base;
    }

    /** Lines to add (or to put in place of others for the same symbol); empty if none were found. */
    Optional<List<Step>> find(Wish wish, Predicate<List<Step>> verified) {
        Deque<Map<Symbol, Step>> queue = new ArrayDeque<>();
        Set<Set<Step>> seen = new HashSet<>();
        queue.add(Map.of());
        int states = 0;
        int candidates = 0;
        while (!queue.isEmpty() && states++ < MAX_STATES && candidates < MAX_CANDIDATES) {
            Map<Symbol, Step> state = queue.remove();
            Configuration configuration = configure(wish, state);
            if (!state.isEmpty() && wish.isMet(configuration) == Tri.Y) {
                candidates++;
                List<Step> thinned = thin(wish, state);
                if (verified.test(thinned)) {
                    return Optional.of(thinned);
                }
                continue;
            }
            for (Step step : Steps.towards(configuration, wish.symbol(), wish.asked())) {
                Map<Symbol, Step> next = new LinkedHashMap<>(state);
                boolean repeats = step.symbol() == wish.symbol() || next.put(step.symbol(), step) != null;
                if (!repeats && seen.add(new HashSet<>(next.values()))) {
                    queue.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private List<Step> thin(Wish wish, Map<Symbol, Step> state) {
        Map<Symbol, Step> kept = new LinkedHashMap<>(state);
        for (Symbol symbol : state.keySet()) {
            if (kept.size() == 1) {
                break;
            }
            Map<Symbol, Step> without = new LinkedHashMap<>(kept);
            without.remove(symbol);
            if (wish.isMet(configure(wish, without)) == Tri.Y) {
                kept = without;
            }
        }
        return new ArrayList<>(kept.values());
    }

    /** Only what hangs on the added lines is calculated again, when it is asked for. */
    private Configuration configure(Wish wish, Map<Symbol, Step> steps) {
        UserValues user = base.user.copy();
        for (Step step : steps.values()) {
            user.read(step.asLine());
            user.give(step.symbol(), wish.symbol());
        }
        return base.changed(user, List.copyOf(steps.keySet()), tree.tree().dependents());
    }
}
