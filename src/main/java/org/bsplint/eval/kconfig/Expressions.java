package org.bsplint.eval.kconfig;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.value.Cause;

/** Values of expressions in a configuration: {@code expr_calc_value} of scripts/kconfig/expr.c. */
final class Expressions {
    private final Configuration configuration;

    Expressions(Configuration configuration) {
        this.configuration = configuration;
    }

    int value(Expr expr) {
        if (expr instanceof Expr.Ref ref) {
            return configuration.tri(ref.symbol());
        }
        if (expr instanceof Expr.Not not) {
            return Tri.not(value(not.operand()));
        }
        if (expr instanceof Expr.Compare compare) {
            return compare(compare);
        }
        boolean or = expr instanceof Expr.Or;
        int set = or ? Tri.N : Tri.Y;
        for (Expr operand : expr instanceof Expr.Or any ? any.operands() : expr.conjuncts()) {
            if (set == (or ? Tri.Y : Tri.N)) {
                break;
            }
            set = or ? Tri.or(set, value(operand)) : Tri.and(set, value(operand));
        }
        return set;
    }

    private int compare(Expr.Compare compare) {
        Optional<String> left = text(compare.left());
        Optional<String> right = text(compare.right());
        if (left.isEmpty() || right.isEmpty()) {
            return bothSides(compare);
        }
        return holds(compare, left.get(), right.get()) ? Tri.Y : Tri.N;
    }

    /** One side is only known as a set of tristate values: the comparison is decided if all members agree. */
    private int bothSides(Expr.Compare compare) {
        Optional<Set<String>> left = letters(compare.left());
        Optional<Set<String>> right = letters(compare.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Tri.N | Tri.Y;
        }
        int set = 0;
        for (String a : left.get()) {
            for (String b : right.get()) {
                set |= holds(compare, a, b) ? Tri.Y : Tri.N;
            }
        }
        return set;
    }

    private Optional<Set<String>> letters(Symbol symbol) {
        if (!symbol.type().isLogical()) {
            return text(symbol).map(Set::of);
        }
        Set<String> letters = new LinkedHashSet<>();
        for (int value = Tri.N; value <= Tri.Y; value <<= 1) {
            if (Tri.canBe(configuration.tri(symbol), value)) {
                letters.add(Tri.letter(value));
            }
        }
        return Optional.of(letters);
    }

    private static boolean holds(Expr.Compare compare, String left, String right) {
        int order = order(compare, left, right);
        return switch (compare.operator()) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Numeric if both sides are numbers (a bool counts as 0 to 2), else by text. */
    private static int order(Expr.Compare compare, String left, String right) {
        Optional<BigInteger> a = number(compare.left(), left);
        Optional<BigInteger> b = number(compare.right(), right);
        return a.isPresent() && b.isPresent() ? a.get().compareTo(b.get()) : left.compareTo(right);
    }

    private static Optional<BigInteger> number(Symbol symbol, String text) {
        if (symbol.type().isLogical()) {
            return Optional.of(BigInteger.valueOf("nmy".indexOf(text)));
        }
        return Numbers.whole(text, symbol.type());
    }

    /** The text of a symbol in a comparison; empty if it is not known. */
    private Optional<String> text(Symbol symbol) {
        if (!symbol.type().isLogical()) {
            return configuration.rawText(symbol);
        }
        int value = configuration.tri(symbol);
        return Tri.isKnown(value) ? Optional.of(Tri.letter(value)) : Optional.empty();
    }

    /** Why an expression is not known: the causes of the constants and symbols in it. */
    void causes(Expr expr, Set<Cause> causes, Set<Symbol> seen) {
        expr.forEachSymbol(symbol -> causes(symbol, causes, seen));
    }

    void causes(Symbol symbol, Set<Cause> causes, Set<Symbol> seen) {
        if (causes.size() > 3 || seen.size() > 2000 || !seen.add(symbol)) {
            return;
        }
        symbol.cause().ifPresent(causes::add);
        boolean known = symbol.type().isLogical()
                ? Tri.isKnown(configuration.tri(symbol)) && Tri.isKnown(configuration.visibility(symbol))
                : configuration.rawText(symbol).isPresent();
        if (known) {
            return;
        }
        symbol.properties().forEach(property -> {
            causes(property.condition(), causes, seen);
            causes(property.value(), causes, seen);
        });
        symbol.selectedBy().forEach(reverse -> causes(reverse.condition(), causes, seen));
        symbol.impliedBy().forEach(reverse -> causes(reverse.condition(), causes, seen));
        symbol.choice().ifPresent(choice -> causes(choice, causes, seen));
        symbol.members().forEach(member -> causes(member, causes, seen));
    }
}
