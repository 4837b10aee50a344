package org.bsplint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Runs an ANTLR parser over one text: SLL prediction first, which is several times faster, and LL only for a text that
 * SLL does not take, so that each error is reported once (as Trino's SqlParser does).
 */
public final class Antlr {
    /** An error at a stretch of the parsed text: offsets from 0, {@code end} exclusive. */
    public record SyntaxError(int start, int end, String message) {}

    /** A parse tree and the errors in the text; the tree is usable also with errors. */
    public record Parsed<C extends ParserRuleContext>(C tree, List<SyntaxError> errors) {}

    private Antlr() {}

    public static <P extends Parser, C extends ParserRuleContext> Parsed<C> parse(
            String text,
            Function<org.antlr.v4.runtime.CharStream, Lexer> newLexer,
            Function<org.antlr.v4.runtime.TokenStream, P> newParser,
            Function<P, C> start) {
        Errors errors = new Errors();
        Lexer lexer = newLexer.apply(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        P parser = newParser.apply(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        C tree = start.apply(parser);
        if (parser.getNumberOfSyntaxErrors() > 0) {
            tokens.seek(0);
            parser.reset();
            parser.addErrorListener(errors);
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            tree = start.apply(parser);
        }
        return new Parsed<>(tree, List.copyOf(errors.found));
    }

    private static final class Errors extends BaseErrorListener {
        private final List<SyntaxError> found = new ArrayList<>();

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException exception) {
            if (symbol instanceof Token token && token.getStartIndex() >= 0) {
                int end = token.getType() == Token.EOF ? token.getStartIndex() : token.getStopIndex() + 1;
                found.add(new SyntaxError(token.getStartIndex(), Math.max(token.getStartIndex(), end), message));
            } else {
                int at = exception instanceof org.antlr.v4.runtime.LexerNoViableAltException lexing
                        ? lexing.getStartIndex()
                        : column;
                found.add(new SyntaxError(at, at + 1, message));
            }
        }
    }
}
