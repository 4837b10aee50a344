package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads Python text. What does not parse gives nothing: it may be wrong, or it may be Python that this grammar does not
 * know, and nobody should conclude the one from the other.
 */
public final class Python {
    /** Deeper nesting of brackets than any that people write; the parser recurses for each. */
    private static final int MAX_NESTING = 60;
    /** Operators and dots in a row, each of which nests what stands before it. */
    private static final int MAX_CHAIN = 400;

    private Python() {}

    /** The expression of {@code ${@…}}, surrounding blanks ignored. */
    public static Optional<Expression> expression(String text) {
        List<PythonTokens.Lexeme> lexemes = PythonTokens.ofExpression(text);
        Optional<Expression> call = isTooDeep(lexemes) ? Optional.empty() : CallReader.read(text, lexemes);
        return call.isPresent() ? call : byGrammar(text, lexemes);
    }

    static Optional<Expression> byGrammar(String text, List<PythonTokens.Lexeme> lexemes) {
        return parse(text, lexemes, PythonGrammar::expression).map(tree -> new ExpressionBuilder().tests(tree.tests()));
    }

    /** Statements at one level of indentation: a module, or a function's body moved to the left. */
    public static Optional<List<Statement>> statements(String text) {
        return parse(text, PythonTokens.ofStatements(text), PythonGrammar::file)
                .map(tree -> new StatementBuilder().statements(tree.statement()));
    }

    /** Would Python call it an unterminated string literal, whatever else it is? */
    public static boolean hasOpenString(String text) {
        return !areClosed(text)
                && PythonTokens.ofExpression(text).stream()
                        .anyMatch(lexeme -> lexeme.type() == PythonTokens.UNKNOWN
                                && lexeme.start() < text.length()
                                && "'\"".indexOf(text.charAt(lexeme.start())) >= 0
                                && !text.startsWith("\"\"\"", lexeme.start())
                                && !text.startsWith("'''", lexeme.start()));
    }

    /** Does a look at the quotes tell, as they are all alike, and nothing is there that takes them out of effect? */
    private static boolean areClosed(String text) {
        int quotes = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quotes += c == '\'' ? 1 : 0;
            other += c == '"' || c == '\\' || c == '#' || c == '\n' || c == '\r' ? 1 : 0;
        }
        return other == 0 && quotes % 2 == 0;
    }

    private static <C extends ParserRuleContext> Optional<C> parse(
            String text, List<PythonTokens.Lexeme> lexemes, Function<PythonGrammar, C> start) {
        if (isTooDeep(lexemes)) {
            return Optional.empty();
        }
        List<Token> tokens = new ArrayList<>(lexemes.size() + 1);
        for (PythonTokens.Lexeme lexeme : lexemes) {
            CommonToken token = new CommonToken(lexeme.type(), text.substring(lexeme.start(), lexeme.end()));
            token.setLine(lexeme.line());
            tokens.add(token);
        }
        PythonGrammar parser = new PythonGrammar(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return Optional.of(start.apply(parser));
        } catch (ParseCancellationException notParsed) {
            return Optional.empty();
        }
    }

    private static boolean isTooLong(List<PythonTokens.Lexeme> lexemes) {
        int chain = 0;
        for (PythonTokens.Lexeme lexeme : lexemes) {
            switch (lexeme.type()) {
                case PythonGrammar.NEWLINE, PythonGrammar.COMMA, PythonGrammar.ASSIGN, PythonGrammar.AUGMENTED ->
                    chain = 0;
                case PythonGrammar.PLUS, PythonGrammar.MINUS, PythonGrammar.STAR, PythonGrammar.SLASH -> chain++;
                case PythonGrammar.DSLASH, PythonGrammar.PERCENT, PythonGrammar.AMP, PythonGrammar.PIPE -> chain++;
                case PythonGrammar.DOT, PythonGrammar.LPAREN, PythonGrammar.LBRACK, PythonGrammar.IF -> chain++;
                case PythonGrammar.CARET, PythonGrammar.LSHIFT, PythonGrammar.RSHIFT, PythonGrammar.AT -> chain++;
                case PythonGrammar.ELIF -> chain++;
                default -> {}
            }
            if (chain > MAX_CHAIN) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooDeep(List<PythonTokens.Lexeme> lexemes) {
        if (isTooLong(lexemes)) {
            return true;
        }
        int depth = 0;
        int unary = 0;
        for (PythonTokens.Lexeme lexeme : lexemes) {
            switch (lexeme.type()) {
                case PythonGrammar.LPAREN, PythonGrammar.LBRACK, PythonGrammar.LBRACE, PythonGrammar.INDENT -> depth++;
                case PythonGrammar.RPAREN, PythonGrammar.RBRACK, PythonGrammar.RBRACE, PythonGrammar.DEDENT -> depth--;
                case PythonGrammar.NOT, PythonGrammar.LAMBDA, PythonGrammar.ELSE, PythonGrammar.POW -> unary++;
                case PythonGrammar.MINUS, PythonGrammar.PLUS, PythonGrammar.TILDE, PythonGrammar.COLON -> unary++;
                case PythonGrammar.NEWLINE, PythonGrammar.NAME, PythonGrammar.STRING -> unary = 0;
                default -> {}
            }
            if (depth > MAX_NESTING || unary > MAX_NESTING) {
                return true;
            }
        }
        return false;
    }
}
