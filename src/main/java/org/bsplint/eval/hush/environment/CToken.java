package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of the C preprocessor in assembler mode, where an apostrophe without its mate is an ordinary character.
 *
 * @param blankBefore at least one blank stands before it
 * @param fromMacro it came out of a macro, or follows one: it may need a blank so as not to melt into its neighbour
 */
record CToken(Kind kind, String text, boolean blankBefore, boolean fromMacro) {
    enum Kind {
        NAME,
        NUMBER,
        QUOTED,
        OTHER
    }

    private static final List<String> OPERATORS = List.of(
            "&&", "||", "==", "!=", "<=", ">=", "++", "--", "->", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
            "^=", "##");

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    CToken withBlank(boolean blank) {
        return new CToken(kind, text, blank, fromMacro);
    }

    CToken marked() {
        return new CToken(kind, text, blankBefore, true);
    }

    /** Would it melt into the token before it ({@code cpp_avoid_paste})? */
    boolean pastesAfter(CToken before) {
        boolean word = kind == Kind.NAME || kind == Kind.NUMBER || kind == Kind.QUOTED && text.startsWith("'");
        return switch (before.kind) {
            case NUMBER -> word || is(".") || is("+") || is("-");
            case NAME -> word || kind == Kind.QUOTED;
            default ->
                before.text.equals(text) && "+-&|<>=".contains(text)
                        || is("=") && "+-*/%&|^<>=!".contains(before.text)
                        || before.is("-") && is(">")
                        || before.is(".") && kind == Kind.NUMBER;
        };
    }

    static List<CToken> split(String line) {
        List<CToken> tokens = new ArrayList<>();
        boolean blank = false;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f' || c == '\u000b') {
                blank = true;
                at++;
                continue;
            }
            int end = end(line, at);
            tokens.add(new CToken(kind(line, at, end), line.substring(at, end), blank, false));
            blank = false;
            at = end;
        }
        return tokens;
    }

    private static int end(String line, int at) {
        char c = line.charAt(at);
        int end = at + 1;
        if (isName(c) && !isDigit(c)) {
            while (end < line.length() && isName(line.charAt(end))) {
                end++;
            }
            return end;
        }
        if (isDigit(c) || c == '.' && end < line.length() && isDigit(line.charAt(end))) {
            while (end < line.length() && isNumber(line, end)) {
                end++;
            }
            return end;
        }
        if (c == '"' || c == '\'') {
            int close = closing(line, at);
            return close < 0 ? end : close + 1;
        }
        boolean operator = end < line.length() && OPERATORS.contains(line.substring(at, end + 1));
        return operator ? end + 1 : end;
    }

    private static boolean isNumber(String line, int at) {
        char c = line.charAt(at);
        boolean sign = (c == '+' || c == '-') && "eEpP".indexOf(line.charAt(at - 1)) >= 0;
        return isName(c) || c == '.' || sign;
    }

    /** The mate of a quote in the line, or -1. */
    static int closing(String line, int at) {
        for (int i = at + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == line.charAt(at)) {
                return i;
            }
        }
        return -1;
    }

    private static Kind kind(String line, int at, int end) {
        char c = line.charAt(at);
        if (isName(c)) {
            return isDigit(c) ? Kind.NUMBER : Kind.NAME;
        }
        if (c == '.' && end > at + 1) {
            return Kind.NUMBER;
        }
        return (c == '"' || c == '\'') && end > at + 1 ? Kind.QUOTED : Kind.OTHER;
    }

    static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c) || c > 127;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
