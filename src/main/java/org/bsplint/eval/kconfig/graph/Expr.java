package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An expression over symbols of the graph, or a condition; {@code y} is an {@link And} of nothing. */
public sealed interface Expr {
    /** Always true: the condition of what has none. */
    Expr YES = new And(List.of());

    record Ref(Symbol symbol) implements Expr {}

    record Not(Expr operand) implements Expr {}

    record And(List<Expr> operands) implements Expr {}

    record Or(List<Expr> operands) implements Expr {}

    record Compare(String operator, Symbol left, Symbol right) implements Expr {}

    default Expr and(Expr other) {
        if (this == YES || this.equals(other)) {
            return other;
        }
        if (other == YES) {
            return this;
        }
        List<Expr> operands = new ArrayList<>(this instanceof And left ? left.operands : List.of(this));
        for (Expr more : other instanceof And right ? right.operands : List.of(other)) {
            if (!operands.contains(more)) {
                operands.add(more);
            }
        }
        return new And(List.copyOf(operands));
    }

    /** The parts that all have to hold. */
    default List<Expr> conjuncts() {
        return this instanceof And and ? and.operands : List.of(this);
    }

    default void forEachSymbol(Consumer<Symbol> visitor) {
        if (this instanceof Ref ref) {
            visitor.accept(ref.symbol);
        } else if (this instanceof Not not) {
            not.operand.forEachSymbol(visitor);
        } else if (this instanceof And and) {
            and.operands.forEach(operand -> operand.forEachSymbol(visitor));
        } else if (this instanceof Or or) {
            or.operands.forEach(operand -> operand.forEachSymbol(visitor));
        } else if (this instanceof Compare compare) {
            visitor.accept(compare.left);
            visitor.accept(compare.right);
        }
    }

    /** {@code m} alone counts only with modules (rewrite_m of menu.c). */
    default Expr withModules(Symbol m, Symbol modules) {
        if (this instanceof Ref ref) {
            return ref.symbol == m ? new And(List.of(ref, new Ref(modules))) : this;
        }
        if (this instanceof Not not) {
            return new Not(not.operand.withModules(m, modules));
        }
        if (this instanceof And and && and.operands.size() > 0) {
            return new And(map(and.operands, operand -> operand.withModules(m, modules)));
        }
        if (this instanceof Or or) {
            return new Or(map(or.operands, operand -> operand.withModules(m, modules)));
        }
        return this;
    }

    /** Negations pushed down to the symbols and comparisons (expr_transform of expr.c). */
    default Expr withoutOuterNot() {
        if (this instanceof Not not) {
            return not.operand.negated();
        }
        if (this instanceof And and && and.operands.size() > 0) {
            return new And(map(and.operands, Expr::withoutOuterNot));
        }
        return this instanceof Or or ? new Or(map(or.operands, Expr::withoutOuterNot)) : this;
    }

    private Expr negated() {
        if (this instanceof Not not) {
            return not.operand.withoutOuterNot();
        }
        if (this instanceof And and && and.operands.size() > 0) {
            return new Or(map(and.operands, Expr::negated));
        }
        if (this instanceof Or or) {
            return new And(map(or.operands, Expr::negated));
        }
        return this instanceof Compare compare
                ? new Compare(opposite(compare.operator), compare.left, compare.right)
                : new Not(this);
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "=" -> "!=";
            case "!=" -> "=";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            default -> ">";
        };
    }

    /** {@code X != n} of a tristate X is X itself in the conditions of other types (expr_trans_bool of expr.c). */
    default Expr forBool(Graph graph) {
        if (this instanceof Compare compare) {
            boolean tristate = compare.left.type == SymbolType.TRISTATE && compare.operator.equals("!=");
            return tristate && compare.right == graph.no ? new Ref(compare.left) : this;
        }
        if (this instanceof And and && and.operands.size() > 0) {
            return new And(map(and.operands, operand -> operand.forBool(graph)));
        }
        if (this instanceof Or or) {
            return new Or(map(
                    or.operands, operand -> operand.isEither(or, graph) ? operand.first() : operand.forBool(graph)));
        }
        return this;
    }

    /** One of {@code X = y || X = m}, which is {@code X != n}. */
    private boolean isEither(Or or, Graph graph) {
        if (!(this instanceof Compare compare)
                || !compare.operator.equals("=")
                || compare.left.type != SymbolType.TRISTATE) {
            return false;
        }
        Symbol other = compare.right == graph.yes ? graph.mod : compare.right == graph.mod ? graph.yes : compare.left;
        return or.operands.contains(new Compare("=", compare.left, other));
    }

    private Expr first() {
        return this instanceof Compare compare ? new Ref(compare.left) : this;
    }

    private static List<Expr> map(List<Expr> operands, java.util.function.UnaryOperator<Expr> change) {
        List<Expr> changed = new ArrayList<>(operands.size());
        operands.forEach(operand -> changed.add(change.apply(operand)));
        return List.copyOf(changed);
    }

    /** As written in a Kconfig file. */
    default String text() {
        return ExprText.of(this);
    }
}
