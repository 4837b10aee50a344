package org.bsplint.eval.hush.environment;

import java.util.List;
import java.util.OptionalLong;
import org.bsplint.value.Truth;

/** A condition of {@code #if}: {@code defined}, {@code IS_ENABLED}, numbers, comparisons and logic; unknown else. */
final class Condition {
    private final Macros macros;
    private final List<CToken> tokens;
    private int at;
    private int depth;

    Condition(Macros macros, List<CToken> tokens) {
        this.macros = macros;
        this.tokens = List.copyOf(tokens);
    }

    Truth evaluate() {
        Truth truth = or();
        return at < tokens.size() ? Truth.UNKNOWN : truth;
    }

    private boolean eat(String text) {
        boolean found = at < tokens.size() && tokens.get(at).is(text);
        at += found ? 1 : 0;
        return found;
    }

    private Truth or() {
        Truth truth = and();
        while (eat("||")) {
            truth = truth.or(and());
        }
        return truth;
    }

    private Truth and() {
        Truth truth = unary();
        while (eat("&&")) {
            truth = truth.and(unary());
        }
        return truth;
    }

    private Truth unary() {
        if (++depth > 100) {
            at = tokens.size();
            return Truth.UNKNOWN;
        }
        Truth truth = eat("!") ? unary().not() : eat("(") ? bracketed() : primary();
        depth--;
        return truth;
    }

    private Truth bracketed() {
        Truth truth = or();
        return eat(")") ? truth : Truth.UNKNOWN;
    }

    private Truth primary() {
        if (at >= tokens.size()) {
            return Truth.UNKNOWN;
        }
        String name = tokens.get(at).text();
        if (name.equals("defined") || name.equals("IS_ENABLED") || name.equals("CONFIG_IS_ENABLED")) {
            at++;
            boolean bracket = eat("(");
            String argument = at < tokens.size() ? tokens.get(at++).text() : "";
            if (bracket && !eat(")")) {
                return Truth.UNKNOWN;
            }
            return name.equals("defined")
                    ? macros.isDefined(argument)
                    : macros.isEnabled(name.equals("IS_ENABLED") ? argument : "CONFIG_" + argument);
        }
        return comparison();
    }

    private Truth comparison() {
        OptionalLong left = number();
        if (at >= tokens.size()
                || !List.of("==", "!=", "<", ">", "<=", ">=")
                        .contains(tokens.get(at).text())) {
            return left.isPresent() ? Truth.of(left.getAsLong() != 0) : Truth.UNKNOWN;
        }
        String operator = tokens.get(at++).text();
        OptionalLong right = number();
        if (left.isEmpty() || right.isEmpty()) {
            return Truth.UNKNOWN;
        }
        int order = Long.compare(left.getAsLong(), right.getAsLong());
        return Truth.of(
                switch (operator) {
                    case "==" -> order == 0;
                    case "!=" -> order != 0;
                    case "<" -> order < 0;
                    case ">" -> order > 0;
                    case "<=" -> order <= 0;
                    default -> order >= 0;
                });
    }

    private OptionalLong number() {
        if (at >= tokens.size()) {
            return OptionalLong.empty();
        }
        CToken token = tokens.get(at++);
        if (token.kind() == CToken.Kind.NAME && macros.isUnknown(token.text())) {
            return OptionalLong.empty();
        }
        List<CToken> expanded = macros.expand(List.of(token));
        if (expanded.isEmpty()) {
            return OptionalLong.empty();
        }
        if (expanded.size() == 1 && expanded.get(0).kind() == CToken.Kind.NAME) {
            return OptionalLong.of(0);
        }
        String digits = expanded.size() == 1 ? expanded.get(0).text().replaceAll("[uUlL]+$", "") : "";
        try {
            return OptionalLong.of(Long.decode(digits));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }
}
