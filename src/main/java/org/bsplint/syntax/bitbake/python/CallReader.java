package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.bitbake.python.Expression.Argument;
import org.bsplint.syntax.bitbake.python.PythonTokens.Lexeme;

/**
 * Reads texts, names and calls of attributes with such arguments, with {@code or} between ({@code d.getVar('A') or ''},
 * {@code bb.utils.contains('A', 'b', 'c', d)}): nearly all of what stands in {@code ${@…}}. It gives what the grammar gives;
 * anything else is left to the grammar, which takes milliseconds to start.
 */
final class CallReader {
    private final String text;
    private final List<Lexeme> lexemes;
    private int at;

    private CallReader(String text, List<Lexeme> lexemes) {
        this.text = text;
        this.lexemes = lexemes;
    }

    /** Empty if the whole is anything else. */
    static Optional<Expression> read(String text, List<Lexeme> lexemes) {
        CallReader reader = new CallReader(text, lexemes);
        return reader.value().filter(value -> reader.at == lexemes.size());
    }

    private Optional<Expression> value() {
        Optional<Expression> first = primary();
        if (first.isEmpty() || !is(PythonGrammar.OR)) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first.get()));
        while (is(PythonGrammar.OR)) {
            at++;
            Optional<Expression> operand = primary();
            if (operand.isEmpty()) {
                return operand;
            }
            operands.add(operand.get());
        }
        return Optional.of(new Expression.Logical(false, operands));
    }

    private Optional<Expression> primary() {
        Optional<Expression> atom = atom();
        if (atom.isEmpty()) {
            return atom;
        }
        Expression value = atom.get();
        while (true) {
            if (is(PythonGrammar.DOT) && isNext(PythonGrammar.NAME)) {
                at++;
                value = new Expression.Attribute(value, next());
            } else if (is(PythonGrammar.LBRACK) && isNext(PythonGrammar.NUMBER)) {
                at++;
                value = new Expression.Subscript(value, Literals.number(next()));
                if (!is(PythonGrammar.RBRACK)) {
                    return Optional.empty();
                }
                at++;
            } else if (is(PythonGrammar.LPAREN)) {
                at++;
                List<Argument> arguments = new ArrayList<>();
                if (!readArguments(arguments)) {
                    return Optional.empty();
                }
                value = new Expression.Call(value, arguments);
            } else {
                return Optional.of(value);
            }
        }
    }

    private Optional<Expression> atom() {
        if (at == lexemes.size()) {
            return Optional.empty();
        }
        return switch (lexemes.get(at).type()) {
            case PythonGrammar.NAME -> Optional.of(new Expression.Name(next()));
            case PythonGrammar.NONE -> Optional.of(constant(new Expression.None()));
            case PythonGrammar.TRUE -> Optional.of(constant(new Expression.Bool(true)));
            case PythonGrammar.FALSE -> Optional.of(constant(new Expression.Bool(false)));
            case PythonGrammar.STRING ->
                isNext(PythonGrammar.STRING) ? Optional.empty() : Optional.of(Literals.strings(List.of(next())));
            default -> Optional.empty();
        };
    }

    private Expression constant(Expression value) {
        at++;
        return value;
    }

    /** To the closing bracket and over it; false if something else stands there. */
    private boolean readArguments(List<Argument> arguments) {
        while (!is(PythonGrammar.RPAREN)) {
            Optional<Expression> argument = value();
            if (argument.isEmpty() || !is(PythonGrammar.COMMA) && !is(PythonGrammar.RPAREN)) {
                return false;
            }
            arguments.add(new Argument("", "", argument.get()));
            if (is(PythonGrammar.COMMA)) {
                at++;
            }
        }
        at++;
        return true;
    }

    private boolean is(int type) {
        return at < lexemes.size() && lexemes.get(at).type() == type;
    }

    private boolean isNext(int type) {
        return at + 1 < lexemes.size() && lexemes.get(at + 1).type() == type;
    }

    private String next() {
        Lexeme lexeme = lexemes.get(at++);
        return text.substring(lexeme.start(), lexeme.end());
    }
}
