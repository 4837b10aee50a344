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
import java.util.function.Function;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;

/**
 * The search for the fewest lines that make a request survive: breadth first over sets of lines, each set evaluated, the
 * first that helps thinned out line by line. A set that helps only on paper is never offered.
 */
final class Remedy {
    private static final int MAX_STATES = 60;
    private static final int MAX_CANDIDATES = 4;
    /** Requests that a remedy may cost: another board costs dozens and is none. */
    private static final int MAX_COSTS = 6;

    private final KconfigTree tree;
    private final Configuration base;

    Remedy(KconfigTree tree, Configuration base) {
        this.tree = tree;
        this.base = base;
    }

    /**
     * Lines to add, or to put in place of others for the same symbol.
     *
     * @param costs other requests that are lost with them; few, and only where no lines without such a price were found
     */
    record Lines(List<Step> steps, List<String> costs) {
        Lines {
            steps = List.copyOf(steps);
            costs = List.copyOf(costs);
        }
    }

    /**
     * The cheapest lines found; empty if none were.
     *
     * @param verify evaluates everything with the lines: the requests that are lost, or nothing if the wish is not met
     */
    Optional<Lines> find(Wish wish, Function<List<Step>, Optional<List<String>>> verify) {
        Optional<Lines> cheapest = Optional.empty();
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
                Optional<Lines> found = verify.apply(thinned)
                        .filter(costs -> costs.size() <= MAX_COSTS)
                        .map(costs -> new Lines(thinned, costs));
                if (found.isPresent() && found.get().costs().isEmpty()) {
                    return found;
                }
                cheapest = cheapest.isEmpty() ? found : cheapest;
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
        return cheapest;
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
