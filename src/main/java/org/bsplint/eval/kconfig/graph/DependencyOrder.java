package org.bsplint.eval.kconfig.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The symbols of a graph in an order in which each comes after what it depends on, so that evaluation never recurses
 * deeply; or the first cycle, at which {@code conf} stops (sym_check_deps of symbol.c). A choice and its members count
 * as one.
 */
final class DependencyOrder {
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final Graph graph;
    private final byte[] state;
    private final List<Symbol> order = new ArrayList<>();

    private record Frame(Symbol symbol, Iterator<Symbol> needs) {}

    private DependencyOrder(Graph graph) {
        this.graph = graph;
        this.state = new byte[graph.all().size()];
    }

    /** @param cycle symbols that depend on each other in a ring, the first again at the end; empty if there is none */
    record Result(List<Symbol> order, List<Symbol> cycle) {}

    static Result of(Graph graph) {
        DependencyOrder search = new DependencyOrder(graph);
        for (Symbol symbol : graph.all()) {
            Optional<List<Symbol>> cycle = search.visit(group(symbol));
            if (cycle.isPresent()) {
                return new Result(search.order, cycle.get());
            }
        }
        return new Result(search.order, List.of());
    }

    private Optional<List<Symbol>> visit(Symbol start) {
        if (state[start.index] != 0) {
            return Optional.empty();
        }
        Deque<Frame> stack = new ArrayDeque<>();
        push(stack, start);
        while (!stack.isEmpty()) {
            Frame top = stack.peek();
            if (!top.needs.hasNext()) {
                state[top.symbol.index] = DONE;
                order.add(top.symbol);
                stack.pop();
                continue;
            }
            Symbol need = top.needs.next();
            if (state[group(need).index] == OPEN) {
                return Optional.of(ring(stack, group(need), need));
            }
            if (state[group(need).index] == 0) {
                push(stack, group(need));
            }
        }
        return Optional.empty();
    }

    private void push(Deque<Frame> stack, Symbol symbol) {
        state[symbol.index] = OPEN;
        stack.push(new Frame(symbol, needs(symbol).iterator()));
    }

    private static List<Symbol> ring(Deque<Frame> stack, Symbol closing, Symbol named) {
        List<Symbol> ring = new ArrayList<>();
        for (Frame frame : stack) {
            ring.add(0, frame.symbol);
            if (frame.symbol == closing) {
                break;
            }
        }
        ring.add(named);
        return ring;
    }

    private static Symbol group(Symbol symbol) {
        return symbol.choice != null ? symbol.choice : symbol;
    }

    private Set<Symbol> needs(Symbol symbol) {
        Set<Symbol> needs = new LinkedHashSet<>();
        direct(symbol, needs);
        for (Symbol member : symbol.members) {
            Set<Symbol> ofMember = new LinkedHashSet<>();
            direct(member, ofMember);
            ofMember.remove(symbol);
            needs.addAll(ofMember);
        }
        needs.removeIf(need -> need.constant);
        return needs;
    }

    /** For each symbol, by index, the symbols (choices for their members) whose values hang on it. */
    static List<List<Symbol>> dependents(Graph graph) {
        DependencyOrder edges = new DependencyOrder(graph);
        List<List<Symbol>> dependents = new ArrayList<>();
        graph.all().forEach(symbol -> dependents.add(new ArrayList<>(2)));
        for (Symbol symbol : graph.all()) {
            if (group(symbol) != symbol || symbol.constant) {
                continue;
            }
            Set<Symbol> needs = edges.needs(symbol);
            for (Property property : symbol.properties) {
                if (property.kind == Property.Kind.RANGE) {
                    property.value.forEachSymbol(needs::add);
                    property.high.forEachSymbol(needs::add);
                }
            }
            needs.forEach(need -> dependents.get(group(need).index).add(symbol));
        }
        return List.copyOf(dependents);
    }

    private static void direct(Symbol symbol, Set<Symbol> needs) {
        symbol.dependencies.forEach(expr -> expr.forEachSymbol(needs::add));
        symbol.selectedBy.forEach(reverse -> reverse.condition().forEachSymbol(needs::add));
        symbol.impliedBy.forEach(reverse -> reverse.condition().forEachSymbol(needs::add));
        for (Property property : symbol.properties) {
            if (property.kind == Property.Kind.SELECT || property.kind == Property.Kind.IMPLY) {
                continue;
            }
            property.condition.forEachSymbol(needs::add);
            if (property.kind == Property.Kind.DEFAULT && !symbol.isChoice) {
                property.value.forEachSymbol(needs::add);
            }
        }
    }

    /** {@code A → B → A}. */
    static String describe(List<Symbol> cycle) {
        return cycle.stream().map(Symbol::toString).collect(Collectors.joining(" → "));
    }
}
