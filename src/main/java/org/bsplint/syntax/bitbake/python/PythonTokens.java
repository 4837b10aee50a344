package org.bsplint.syntax.bitbake.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits Python text into tokens as Python's own tokenizer does (Language Reference, section 2): strings with prefixes,
 * names, numbers, operators, and outside brackets the ends of lines and the changes of indentation. Never fails: what is
 * no token is an {@link #UNKNOWN} token.
 */
final class PythonTokens {
    static final int UNKNOWN = PythonGrammar.AUGMENTED + 1;
    /** In the order of the grammar's tokens, whose names are the same words; asking it for them would start it. */
    static final List<String> KEYWORDS = List.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "False",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "None",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "True",
            "try",
            "while",
            "with",
            "yield");

    private static final Map<String, Integer> WORDS = words();
    private static final String[] OPERATORS = {
        "**=", "//=", ">>=", "<<=", "...", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "**", "//", "<<", ">>",
        "<=", ">=", "==", "!=", "->", ":=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[",
        "]", "{", "}", ",", ":", ".", ";", "="
    };
    private static final int[] TYPES = {
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.ELLIPSIS,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.AUGMENTED,
        PythonGrammar.POW,
        PythonGrammar.DSLASH,
        PythonGrammar.LSHIFT,
        PythonGrammar.RSHIFT,
        PythonGrammar.LE,
        PythonGrammar.GE,
        PythonGrammar.EQ,
        PythonGrammar.NE,
        PythonGrammar.ARROW,
        PythonGrammar.WALRUS,
        PythonGrammar.PLUS,
        PythonGrammar.MINUS,
        PythonGrammar.STAR,
        PythonGrammar.SLASH,
        PythonGrammar.PERCENT,
        PythonGrammar.AT,
        PythonGrammar.AMP,
        PythonGrammar.PIPE,
        PythonGrammar.CARET,
        PythonGrammar.TILDE,
        PythonGrammar.LT,
        PythonGrammar.GT,
        PythonGrammar.LPAREN,
        PythonGrammar.RPAREN,
        PythonGrammar.LBRACK,
        PythonGrammar.RBRACK,
        PythonGrammar.LBRACE,
        PythonGrammar.RBRACE,
        PythonGrammar.COMMA,
        PythonGrammar.COLON,
        PythonGrammar.DOT,
        PythonGrammar.SEMI,
        PythonGrammar.ASSIGN
    };

    /** A token: its type in {@link PythonGrammar}, where it starts and ends in the text. */
    record Lexeme(int type, int start, int end, int line) {}

    private final String text;
    private final boolean lines;
    private final List<Lexeme> found = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int depth;

    private PythonTokens(String text, boolean lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Tokens of an expression: line ends are blanks. */
    static List<Lexeme> ofExpression(String text) {
        return new PythonTokens(text, false).run();
    }

    /** Tokens of statements. */
    static List<Lexeme> ofStatements(String text) {
        return new PythonTokens(text, true).run();
    }

    private List<Lexeme> run() {
        indents.push(0);
        if (lines) {
            indentation();
        }
        while (at < text.length()) {
            next();
        }
        if (lines) {
            if (!found.isEmpty() && found.get(found.size() - 1).type() != PythonGrammar.NEWLINE) {
                add(PythonGrammar.NEWLINE, at, at);
            }
            while (indents.pop() > 0) {
                add(PythonGrammar.DEDENT, at, at);
            }
        }
        return found;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            newLine();
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
            at++;
        } else if (c == '#') {
            comment();
        } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at += 2;
            line++;
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            word();
        } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else if (c == '"' || c == '\'') {
            string(at);
        } else {
            operator();
        }
    }

    private void newLine() {
        boolean blankLine = found.isEmpty() || found.get(found.size() - 1).type() == PythonGrammar.NEWLINE;
        if (lines && depth == 0 && !blankLine) {
            add(PythonGrammar.NEWLINE, at, at + 1);
        }
        at++;
        line++;
        if (lines && depth == 0) {
            indentation();
        }
    }

    /** Measures the blanks at the start of a line; blank and comment lines do not count (Language Reference, 2.1.8). */
    private void indentation() {
        int width = 0;
        int i = at;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                width++;
            } else if (c == '\t') {
                width += 8 - width % 8;
            } else {
                break;
            }
        }
        at = i;
        if (i >= text.length() || "\n\r#".indexOf(text.charAt(i)) >= 0) {
            return;
        }
        if (width > indents.element()) {
            indents.push(width);
            add(PythonGrammar.INDENT, i, i);
        }
        while (width < indents.element()) {
            indents.pop();
            add(PythonGrammar.DEDENT, i, i);
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at)) && text.charAt(at) != '$') {
            at++;
        }
        if (at < text.length() && at - start <= 2 && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            String prefix = text.substring(start, at).toLowerCase(java.util.Locale.ROOT);
            if (List.of("r", "b", "u", "f", "br", "rb", "fr", "rf").contains(prefix)) {
                string(start);
                return;
            }
        }
        Integer keyword = WORDS.get(text.substring(start, at));
        add(keyword == null ? PythonGrammar.NAME : keyword, start, at);
    }

    private void number() {
        int start = at;
        boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign =
                    (c == '+' || c == '-') && !hexadecimal && "eE".indexOf(text.charAt(at - 1)) >= 0 && at > start;
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
                break;
            }
            at++;
        }
        add(PythonGrammar.NUMBER, start, at);
    }

    /** From the opening quote at {@link #at}; an unclosed one ends with its line, or with the text if it is a triple one. */
    private void string(int start) {
        int firstLine = line;
        char quote = text.charAt(at);
        boolean triple = text.startsWith(String.valueOf(quote).repeat(3), at);
        at += triple ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                line += text.charAt(at) == '\n' ? 1 : 0;
            } else if (c == quote
                    && (!triple || text.startsWith(String.valueOf(quote).repeat(3), at))) {
                at += triple ? 3 : 1;
                found.add(new Lexeme(PythonGrammar.STRING, start, at, firstLine));
                return;
            } else if (c == '\n') {
                if (!triple) {
                    break;
                }
                line++;
            }
            at++;
        }
        at = Math.min(at, text.length());
        found.add(new Lexeme(UNKNOWN, start, at, firstLine));
    }

    private void operator() {
        for (int i = 0; i < OPERATORS.length; i++) {
            if (text.startsWith(OPERATORS[i], at)) {
                int type = TYPES[i];
                if (type == PythonGrammar.LPAREN || type == PythonGrammar.LBRACK || type == PythonGrammar.LBRACE) {
                    depth++;
                } else if (type == PythonGrammar.RPAREN
                        || type == PythonGrammar.RBRACK
                        || type == PythonGrammar.RBRACE) {
                    depth = Math.max(0, depth - 1);
                }
                add(type, at, at + OPERATORS[i].length());
                at += OPERATORS[i].length();
                return;
            }
        }
        add(UNKNOWN, at, at + 1);
        at++;
    }

    private void add(int type, int start, int end) {
        found.add(new Lexeme(type, start, end, line));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < KEYWORDS.size(); i++) {
            words.put(KEYWORDS.get(i), PythonGrammar.AND + i);
        }
        return words;
    }
}
