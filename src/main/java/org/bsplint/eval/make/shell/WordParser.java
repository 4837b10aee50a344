package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.shell.Script.Piece;
import org.bsplint.eval.make.shell.Script.Word;

/** Reads words: quotes, parameters, arithmetic and command substitution. */
final class WordParser {
    /** A word and the position after it. */
    record Read(Word word, int end) {}

    private final String text;
    private final int depth;

    WordParser(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    Read word(int start) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        while (at < text.length() && " \t\n;&|()<>".indexOf(text.charAt(at)) < 0) {
            at = piece(at, pieces, false);
        }
        return new Read(new Word(List.copyOf(pieces)), at);
    }

    /** A text inside double quotes, or an arithmetic expression, as one word. */
    static Word quoted(String text, int depth) {
        WordParser parser = new WordParser(text, depth);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            at = parser.piece(at, pieces, true);
        }
        return new Word(List.copyOf(pieces));
    }

    private int piece(int at, List<Piece> pieces, boolean isQuoted) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next != '\n') {
                boolean kept = isQuoted && "$`\"\\".indexOf(next) < 0;
                pieces.add(new Script.Text(kept ? "\\" + next : String.valueOf(next), true));
            }
            return at + 2;
        }
        if (c == '$') {
            return dollar(at, pieces, isQuoted);
        }
        if (c == '`') {
            int end = text.indexOf('`', at + 1);
            return substitution(at + 1, end, end + 1, pieces, isQuoted);
        }
        if (c == '\'' && !isQuoted) {
            int end = text.indexOf('\'', at + 1);
            return known(at + 1, end, pieces);
        }
        if (c == '"' && !isQuoted) {
            int end = closingQuote(at + 1);
            pieces.add(new Script.Text("", true));
            pieces.addAll(quoted(text.substring(at + 1, end), depth).pieces());
            return end + 1;
        }
        int end = at + 1;
        while (end < text.length() && isPlain(text.charAt(end), isQuoted)) {
            end++;
        }
        pieces.add(new Script.Text(text.substring(at, end), isQuoted));
        return end;
    }

    private static boolean isPlain(char c, boolean isQuoted) {
        return "\\$`".indexOf(c) < 0 && (isQuoted || "'\" \t\n;&|()<>".indexOf(c) < 0);
    }

    private int known(int start, int end, List<Piece> pieces) {
        if (end < 0) {
            throw new Unknown("unterminated quote");
        }
        pieces.add(new Script.Text(text.substring(start, end), true));
        return end + 1;
    }

    private int closingQuote(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("$(", at)) {
                at = closing(at + 2, '(', ')');
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new Unknown("unterminated quote");
        }
        return at;
    }

    private int dollar(int at, List<Piece> pieces, boolean isQuoted) {
        if (text.startsWith("$((", at)) {
            int end = closing(at + 3, '(', ')');
            if (!text.startsWith("))", end)) {
                throw new Unknown("syntax");
            }
            pieces.add(new Script.Arithmetic(quoted(text.substring(at + 3, end), depth + 1)));
            return end + 2;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (next == '(') {
            int end = closing(at + 2, '(', ')');
            return substitution(at + 2, end, end + 1, pieces, isQuoted);
        }
        if (next == '{') {
            int end = closing(at + 2, '{', '}');
            pieces.add(parameter(text.substring(at + 2, end), isQuoted));
            return end + 1;
        }
        if ("?#$@*!-".indexOf(next) >= 0 && next != 0 || Character.isDigit(next)) {
            pieces.add(new Script.Parameter(String.valueOf(next), Optional.empty(), isQuoted));
            return at + 2;
        }
        int end = at + 1;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        pieces.add(
                end == at + 1
                        ? new Script.Text("$", true)
                        : new Script.Parameter(text.substring(at + 1, end), Optional.empty(), isQuoted));
        return end;
    }

    private Piece parameter(String inside, boolean isQuoted) {
        int end = 0;
        while (end < inside.length() && isNameCharacter(inside.charAt(end))) {
            end++;
        }
        if (end == inside.length() && end > 0) {
            return new Script.Parameter(inside, Optional.empty(), isQuoted);
        }
        if (end > 0 && inside.startsWith(":-", end)) {
            return new Script.Parameter(
                    inside.substring(0, end), Optional.of(quoted(inside.substring(end + 2), depth + 1)), isQuoted);
        }
        throw new Unknown("`${" + inside + "}`");
    }

    private int substitution(int start, int end, int next, List<Piece> pieces, boolean isQuoted) {
        if (end < 0) {
            throw new Unknown("unterminated substitution");
        }
        pieces.add(new Script.Substitution(ScriptParser.parse(text.substring(start, end), depth + 1), isQuoted));
        return next;
    }

    /** Position of the parenthesis that closes; quotes inside are skipped. */
    private int closing(int from, char open, char close) {
        int level = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'') {
                int end = text.indexOf('\'', at + 1);
                at = end < 0 ? text.length() : end;
            } else if (c == open) {
                level++;
            } else if (c == close && level-- == 0) {
                return at;
            }
        }
        throw new Unknown("unterminated parenthesis");
    }

    static boolean isNameCharacter(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
