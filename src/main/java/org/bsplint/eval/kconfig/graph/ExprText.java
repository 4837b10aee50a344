package org.bsplint.eval.kconfig.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Expressions as people write them. */
final class ExprText {
    private ExprText() {}

    static String of(Expr expr) {
        if (expr instanceof Expr.Ref ref) {
            return name(ref.symbol());
        }
        if (expr instanceof Expr.Not not) {
            return "!" + inner(not.operand());
        }
        if (expr instanceof Expr.Compare compare) {
            return name(compare.left()) + " " + compare.operator() + " " + name(compare.right());
        }
        if (expr instanceof Expr.Or or) {
            return join(or.operands(), " || ");
        }
        List<Expr> operands = expr.conjuncts();
        return operands.isEmpty() ? "y" : join(operands, " && ");
    }

    private static String join(List<Expr> operands, String sign) {
        return operands.stream().map(ExprText::inner).collect(Collectors.joining(sign));
    }

    private static String inner(Expr expr) {
        boolean simple = expr instanceof Expr.Ref || expr instanceof Expr.Not || expr instanceof Expr.Compare;
        return simple ? of(expr) : "(" + of(expr) + ")";
    }

    private static String name(Symbol symbol) {
        if (symbol.isUnknown()) {
            return "$(…)";
        }
        boolean word = symbol.name.matches("[A-Za-z0-9_.-]+");
        return symbol.isChoice ? "<choice>" : symbol.constant && !word ? "\"" + symbol.name + "\"" : symbol.name;
    }
}
