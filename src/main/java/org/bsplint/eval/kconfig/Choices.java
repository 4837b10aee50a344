package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;

/**
 * Which member each choice has in a configuration: the user's if it is visible, else the first visible default, else the
 * first visible member (sym_calc_choice of scripts/kconfig/symbol.c). Several where the first is not certain.
 */
final class Choices {
    private final List<List<Symbol>> candidates;

    Choices(int size) {
        candidates = new ArrayList<>(Collections.nCopies(size, List.of()));
    }

    private Choices(List<List<Symbol>> candidates) {
        this.candidates = new ArrayList<>(candidates);
    }

    Choices copy() {
        return new Choices(candidates);
    }

    List<Symbol> candidates(Symbol choice) {
        return candidates.get(choice.index());
    }

    /** Finds the members that may be chosen; gives the choice's own value: n without a visible member. */
    int choose(Configuration configuration, Symbol choice) {
        int value = configuration.tri(choice);
        if (!Tri.canBe(value, Tri.Y)) {
            candidates.set(choice.index(), List.of());
            return value;
        }
        boolean complete = true;
        for (Symbol member : choice.members()) {
            configuration.calculateVisibility(member);
            complete &= configuration.visibility(member) == Tri.N || configuration.user.has[member.index()];
        }
        configuration.user.has[choice.index()] &= complete;
        List<Symbol> possible = new ArrayList<>();
        boolean certain = consider(configuration, choice, possible);
        candidates.set(choice.index(), possible);
        return possible.isEmpty() ? Tri.N : certain ? value : value | Tri.N;
    }

    /** True as soon as a candidate is certainly visible: no later one counts. */
    private static boolean consider(Configuration configuration, Symbol choice, List<Symbol> possible) {
        Symbol wish = configuration.user.chosen.get(choice);
        if (wish != null && consider(wish, configuration.visibility(wish), possible)) {
            return true;
        }
        for (Property property : choice.properties()) {
            if (property.is(Property.Kind.DEFAULT)) {
                Symbol target = ((Expr.Ref) property.value()).symbol();
                int shown = Tri.and(configuration.value(property.condition()), configuration.visibility(target));
                if (consider(target, shown, possible)) {
                    return true;
                }
            }
        }
        for (Symbol member : choice.members()) {
            if (consider(member, configuration.visibility(member), possible)) {
                return true;
            }
        }
        return false;
    }

    private static boolean consider(Symbol member, int condition, List<Symbol> possible) {
        if (condition != Tri.N && !possible.contains(member)) {
            possible.add(member);
        }
        return Tri.isNever(condition, Tri.N);
    }

    /** The value of a visible member. */
    int member(Configuration configuration, Symbol symbol, Symbol choice) {
        List<Symbol> possible = candidates(choice);
        if (!possible.contains(symbol)) {
            return Tri.N;
        }
        boolean sure = possible.size() == 1 && configuration.tri(choice) == Tri.Y;
        return sure ? Tri.Y : Tri.N | Tri.Y;
    }
}
