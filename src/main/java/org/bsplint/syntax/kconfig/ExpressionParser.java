package org.bsplint.syntax.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads statements' parameters from expanded tokens: {@code expr}, {@code if_expr}, {@code prompt} and {@code symbol} of
 * scripts/kconfig/zconf.y. {@code !} binds tightest, then comparisons (of two symbols only), {@code &&}, {@code ||}.
 */
public final class ExpressionParser {
    /** Deeper nesting of parentheses and {@code !} is refused: real trees stay below ten. */
    private static final int MAX_DEPTH = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    public ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    public boolean atEnd() {
        return at >= tokens.size();
    }

    /** The next token, if it is a word or quoted text. */
    public Optional<Token> text() {
        if (atEnd() || tokens.get(at).kind() == Token.Kind.OPERATOR) {
            return Optional.empty();
        }
        return Optional.of(tokens.get(at++));
    }

    /** The next token, if it is a word outside quotes (a symbol that is not a constant). */
    public Optional<Token> name() {
        return !atEnd() && tokens.get(at).kind() == Token.Kind.WORD ? text() : Optional.empty();
    }

    /** Takes the word (as {@code if}, {@code on}) if it comes next. */
    public boolean takeWord(String word) {
        boolean next = !atEnd()
                && tokens.get(at).kind() == Token.Kind.WORD
                && tokens.get(at).text().equals(word);
        at += next ? 1 : 0;
        return next;
    }

    /** Takes the operator if it comes next. */
    public boolean takeOperator(String sign) {
        boolean next = !atEnd() && tokens.get(at).is(sign);
        at += next ? 1 : 0;
        return next;
    }

    /** An expression; empty where there is none or it is malformed. */
    public Optional<Expression> expression() {
        return chain("||");
    }

    private Optional<Expression> chain(String sign) {
        boolean or = sign.equals("||");
        List<Expression> operands = new ArrayList<>();
        do {
            Optional<Expression> operand = or ? chain("&&") : unary();
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        } while (takeOperator(sign));
        if (operands.size() == 1) {
            return Optional.of(operands.get(0));
        }
        return Optional.of(or ? new Expression.Or(operands) : new Expression.And(operands));
    }

    private Optional<Expression> unary() {
        if (++depth > MAX_DEPTH) {
            return Optional.empty();
        }
        Optional<Expression> result;
        if (takeOperator("!")) {
            result = unary().map(Expression.Not::new);
        } else if (takeOperator("(")) {
            result = expression().filter(inner -> takeOperator(")"));
        } else {
            result = comparison();
        }
        depth--;
        return result;
    }

    private Optional<Expression> comparison() {
        Optional<Expression.Word> left = word();
        if (left.isEmpty() || atEnd()) {
            return left.map(word -> word);
        }
        String sign =
                tokens.get(at).kind() == Token.Kind.OPERATOR ? tokens.get(at).text() : "";
        return switch (sign) {
            case "=", "!=", "<", "<=", ">", ">=" -> {
                at++;
                yield word().map(right -> new Expression.Compare(sign, left.get(), right));
            }
            default -> left.map(word -> word);
        };
    }

    private Optional<Expression.Word> word() {
        if (atEnd()
                || tokens.get(at).kind() == Token.Kind.WORD
                        && isReserved(tokens.get(at).text())) {
            return Optional.empty();
        }
        return text().map(token -> new Expression.Word(token.text(), token.kind() == Token.Kind.QUOTED));
    }

    /** {@code if} and {@code on} are keywords among parameters (flag TF_PARAM of kconf_id.c). */
    private static boolean isReserved(String word) {
        return word.equals("if") || word.equals("on");
    }
}
