package org.bsplint.syntax.kconfig;

import java.util.List;

/**
 * A token of a statement's parameters.
 *
 * @param pieces the text: literal stretches and macro references {@code $(…)} to expand; of an operator its sign
 */
public record Token(Kind kind, List<Piece> pieces) {
    /** What a token is to the grammar. */
    public enum Kind {
        WORD,
        QUOTED,
        OPERATOR
    }

    /** A stretch of a token; a macro's text is what stands between {@code $(} and {@code )}. */
    public record Piece(String text, boolean macro) {}

    public static Token word(String text) {
        return new Token(Kind.WORD, List.of(new Piece(text, false)));
    }

    static Token operator(String sign) {
        return new Token(Kind.OPERATOR, List.of(new Piece(sign, false)));
    }

    public boolean hasMacro() {
        for (Piece piece : pieces) {
            if (piece.macro()) {
                return true;
            }
        }
        return false;
    }

    /** The text of a token without macros. */
    public String text() {
        return pieces.isEmpty() ? "" : pieces.get(0).text();
    }

    boolean is(String sign) {
        return kind == Kind.OPERATOR && text().equals(sign);
    }
}
