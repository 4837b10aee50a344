package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.bitbake.python.Expression.Argument;
import org.bsplint.syntax.bitbake.python.PythonTokens.Lexeme;

/**
 * Reads names, texts and calls of attributes with such arguments ({@code bb.utils.contains('A', 'b', 'c', d)}): nearly all of
 * what stands in {@code ${@…}}. It gives what the grammar gives; anything else is left to the grammar, which takes
 * milliseconds to start.
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
        if (is(PythonGrammar.STRING)) {
            Expression read = Literals.strings(List.of(next()));
            return is(PythonGrammar.STRING) || is(PythonGrammar.DOT) ? Optional.empty() : Optional.of(read);
        }
        if (!is(PythonGrammar.NAME)) {
            return Optional.empty();
        }
        Expression value = new Expression.Name(next());
        while (true) {
            if (is(PythonGrammar.DOT)) {
                at++;
                if (!is(PythonGrammar.NAME)) {
                    return Optional.empty();
                }
                value = new Expression.Attribute(value, next());
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

    private String next() {
        Lexeme lexeme = lexemes.get(at++);
        return text.substring(lexeme.start(), lexeme.end());
    }
}
