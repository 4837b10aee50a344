package org.bsplint.syntax.kconfig;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.syntax.kconfig.Token.Kind;
import org.bsplint.syntax.kconfig.Token.Piece;

/** Cuts the parameters of a statement into tokens (start conditions PARAM and STRING of scripts/kconfig/zconf.l). */
public final class KconfigLexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int at;

    private KconfigLexer(String text) {
        this.text = text;
    }

    /** Tokens of a line, and what the real lexer would warn of or stop at. */
    public record Tokens(List<Token> tokens, List<String> warnings) {}

    public static Tokens tokens(String text) {
        KconfigLexer lexer = new KconfigLexer(text);
        lexer.run();
        return new Tokens(List.copyOf(lexer.tokens), List.copyOf(lexer.warnings));
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '#') {
                return;
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (isNamePart(c) || c == '$') {
                word();
            } else {
                operator(c);
            }
        }
    }

    private void operator(char c) {
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        switch (two) {
            case "&&", "||", "!=", "<=", ">=" -> {
                tokens.add(Token.operator(two));
                at += 2;
            }
            default -> {
                if ("()!=<>".indexOf(c) >= 0) {
                    tokens.add(Token.operator(String.valueOf(c)));
                } else {
                    warnings.add("ignoring unsupported character `" + c + "`");
                }
                at++;
            }
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '$') {
            tokens.add(Token.word(text.substring(start, at)));
            return;
        }
        List<Piece> pieces = new ArrayList<>();
        at = start;
        StringBuilder literal = new StringBuilder();
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '$')) {
            next(pieces, literal);
        }
        flush(pieces, literal);
        tokens.add(new Token(Kind.WORD, List.copyOf(pieces)));
    }

    private void quoted(char quote) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\') {
                if (++at < text.length()) {
                    literal.append(text.charAt(at++));
                }
            } else {
                next(pieces, literal);
            }
        }
        if (at >= text.length()) {
            warnings.add("multi-line strings not supported");
        }
        at++;
        flush(pieces, literal);
        tokens.add(new Token(Kind.QUOTED, List.copyOf(pieces)));
    }

    /** One character, or one {@code $(…)}; a dollar before anything else is itself. */
    private void next(List<Piece> pieces, StringBuilder literal) {
        if (text.charAt(at) != '$' || at + 1 >= text.length() || text.charAt(at + 1) != '(') {
            literal.append(text.charAt(at++));
            return;
        }
        int end = KconfigScanner.macroEnd(text, at);
        boolean closed = end <= text.length() && text.charAt(end - 1) == ')' && end > at + 2;
        flush(pieces, literal);
        pieces.add(new Piece(text.substring(at + 2, closed ? end - 1 : end), true));
        if (!closed) {
            warnings.add("unterminated reference to `" + text.substring(at + 2, end) + "`: missing `)`");
        }
        at = end;
    }

    private static void flush(List<Piece> pieces, StringBuilder literal) {
        if (literal.length() > 0) {
            pieces.add(new Piece(literal.toString(), false));
            literal.setLength(0);
        }
    }

    private static boolean isNamePart(char c) {
        return KconfigScanner.isWord(c) || c == '.' || c == '/';
    }
}
