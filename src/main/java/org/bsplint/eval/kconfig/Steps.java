package org.bsplint.eval.kconfig;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;

/**
 * Single lines that bring a symbol nearer to a wanted value in a given configuration: found by walking from the symbol
 * through the terms that do not hold, to symbols that can be set as things are.
 */
final class Steps {
    private static final int MAX_VISITS = 400;
    private static final int MAX_STEPS = 24;
    private static final int MAX_DEPTH = 60;

    private final Configuration configuration;
    private final Set<Step> found = new LinkedHashSet<>();
    private final Set<Object> visited = new LinkedHashSet<>();
    private int depth;

    private record Goal(Symbol symbol, boolean up) {}

    private Steps(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Steps towards a symbol that takes the value which the lines ask for ({@code n} for "is not set"). */
    static Set<Step> towards(Configuration configuration, Symbol symbol, String asked) {
        Steps steps = new Steps(configuration);
        boolean off = symbol.type().isLogical() && asked.startsWith("n");
        if (off) {
            steps.lower(symbol);
        } else if (symbol.type().isLogical()) {
            steps.raise(symbol);
        } else {
            steps.show(symbol);
        }
        return steps.found;
    }

    private boolean enter(Symbol symbol, boolean up) {
        boolean go = depth < MAX_DEPTH
                && visited.size() < MAX_VISITS
                && found.size() < MAX_STEPS
                && !symbol.isConstant()
                && visited.add(new Goal(symbol, up));
        depth += go ? 1 : 0;
        return go;
    }

    private void raise(Symbol symbol) {
        if (Tri.canBe(configuration.tri(symbol), Tri.Y) || !enter(symbol, true)) {
            return;
        }
        if (configuration.visibility(symbol) != Tri.N) {
            set(symbol, symbol.isMember() || configuration.visibility(symbol) != Tri.M ? "y" : "m");
        } else {
            show(symbol);
        }
        if (!symbol.isChoice()) {
            symbol.selectedBy().forEach(reverse -> raise(reverse.condition()));
        }
        if (!symbol.hasPrompt()) {
            for (Property property : symbol.properties()) {
                if (property.is(Property.Kind.DEFAULT)) {
                    raise(configuration.value(property.condition()) == Tri.N ? property.condition() : property.value());
                }
            }
        }
        depth--;
    }

    /** A visible member that was asked for has lost against another one. */
    private void set(Symbol symbol, String value) {
        boolean asked = symbol.isMember()
                && configuration.user.has[symbol.index()]
                && configuration.user.tri[symbol.index()] == Tri.Y;
        Optional<Symbol> winner = symbol.choice().map(configuration.user.chosen::get);
        if (asked && winner.isPresent() && winner.get() != symbol) {
            found.add(new Step(winner.get(), "n"));
        } else if (symbol.type().isLogical() && !symbol.isChoice()) {
            found.add(new Step(symbol, value));
        }
    }

    private void show(Symbol symbol) {
        for (Property property : symbol.properties()) {
            if (property.is(Property.Kind.PROMPT) && configuration.value(property.condition()) == Tri.N) {
                raise(property.condition());
            }
        }
    }

    private void raise(Expr expr) {
        if (configuration.value(expr) != Tri.N) {
            return;
        }
        if (expr instanceof Expr.Ref ref) {
            raise(ref.symbol());
        } else if (expr instanceof Expr.Not not) {
            lower(not.operand());
        } else if (expr instanceof Expr.Or or) {
            or.operands().forEach(this::raise);
        } else if (expr instanceof Expr.Compare compare) {
            compare(compare, true);
        } else {
            firstOpen(expr.conjuncts(), Tri.N).ifPresent(this::raise);
        }
    }

    /** All terms have to change: the first is as good a start as any. */
    private Optional<Expr> firstOpen(List<Expr> terms, int value) {
        return terms.stream()
                .filter(term ->
                        value == Tri.N ? configuration.value(term) == Tri.N : configuration.value(term) != Tri.N)
                .findFirst();
    }

    private void lower(Expr expr) {
        if (configuration.value(expr) == Tri.N) {
            return;
        }
        if (expr instanceof Expr.Ref ref) {
            lower(ref.symbol());
        } else if (expr instanceof Expr.Not not) {
            raise(not.operand());
        } else if (expr instanceof Expr.Or or) {
            firstOpen(or.operands(), Tri.Y).ifPresent(this::lower);
        } else if (expr instanceof Expr.Compare compare) {
            compare(compare, false);
        } else {
            expr.conjuncts().forEach(this::lower);
        }
    }

    private void lower(Symbol symbol) {
        if (configuration.tri(symbol) == Tri.N || !enter(symbol, false)) {
            return;
        }
        if (configuration.selection(symbol) != Tri.N && !symbol.isChoice()) {
            symbol.selectedBy().stream()
                    .filter(reverse -> configuration.value(reverse.condition()) != Tri.N)
                    .findFirst()
                    .ifPresent(reverse -> lower(reverse.condition()));
        } else if (symbol.isMember()) {
            symbol.choice().orElseThrow().members().stream()
                    .filter(other -> other != symbol && configuration.visibility(other) != Tri.N)
                    .forEach(other -> found.add(new Step(other, "y")));
        } else if (configuration.visibility(symbol) != Tri.N && !symbol.isChoice()) {
            found.add(new Step(symbol, "n"));
        } else {
            for (Property property : symbol.properties()) {
                if (property.is(Property.Kind.DEFAULT) && configuration.value(property.condition()) != Tri.N) {
                    lower(property.condition());
                    lower(property.value());
                }
            }
        }
        depth--;
    }

    private void compare(Expr.Compare compare, boolean wanted) {
        Symbol symbol = compare.left();
        Symbol bound = compare.right();
        boolean equal = compare.operator().equals("=") == wanted
                && (compare.operator().equals("=") || compare.operator().equals("!="));
        if (symbol.type().isLogical()) {
            boolean up = bound.name().equals("n") != equal;
            if (up) {
                raise(symbol);
            } else {
                lower(symbol);
            }
        } else if (bound.type() == SymbolType.UNKNOWN
                && !bound.isUnknown()
                && wanted
                && symbol.type() != SymbolType.UNKNOWN) {
            number(symbol, compare.operator(), bound.name());
        }
    }

    private void number(Symbol symbol, String operator, String bound) {
        if (configuration.visibility(symbol) == Tri.N) {
            show(symbol);
            return;
        }
        long value = Numbers.leading(bound, symbol.type() == SymbolType.HEX ? 16 : 10);
        String text = switch (operator) {
            case "=", "<=", ">=" -> bound;
            case ">" -> value(symbol, value + 1);
            case "<" -> value(symbol, value - 1);
            default -> "";
        };
        if (!text.isEmpty()) {
            found.add(new Step(symbol, text));
        }
    }

    private static String value(Symbol symbol, long value) {
        return symbol.type() == SymbolType.HEX ? "0x" + Long.toHexString(value) : Long.toString(value);
    }
}
