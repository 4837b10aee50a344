package org.bsplint.syntax.kconfig;

import java.util.ArrayList;
import java.util.List;

/** Cuts a Kconfig file into statement lines, as the start conditions of scripts/kconfig/zconf.l do. */
final class KconfigScanner {
    private static final int TAB = 8;

    private final String text;
    private final List<KconfigLine> lines = new ArrayList<>();
    private int at;

    KconfigScanner(String text) {
        this.text = text;
    }

    List<KconfigLine> scan() {
        while (at < text.length()) {
            skipBlanks();
            if (at >= text.length()) {
                break;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
            } else if (c == '#') {
                skipLine();
            } else {
                statement();
            }
        }
        return lines;
    }

    private void statement() {
        int start = at;
        int wordEnd = start;
        while (wordEnd < text.length() && isWord(text.charAt(wordEnd))) {
            wordEnd++;
        }
        boolean macro = wordEnd < text.length() && text.charAt(wordEnd) == '$';
        Keyword keyword = macro
                ? Keyword.UNKNOWN
                : Keyword.of(text.substring(start, wordEnd)).orElse(Keyword.UNKNOWN);
        if (keyword == Keyword.UNKNOWN || isAssignment(keyword, wordEnd)) {
            wholeLine(start);
            return;
        }
        at = wordEnd;
        String rest = parameters();
        lines.add(new KconfigLine(keyword, rest, start, lineEnd()));
        skipLine();
        if (keyword == Keyword.HELP) {
            skipHelp();
        }
    }

    /** Later words ({@code modules}, {@code rsource}, …) may be names of macros in older trees. */
    private boolean isAssignment(Keyword keyword, int wordEnd) {
        if (keyword.ordinal() < Keyword.MODULES.ordinal()) {
            return false;
        }
        int next = wordEnd;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length()
                && (text.charAt(next) == '=' || text.startsWith(":=", next) || text.startsWith("+=", next));
    }

    private void wholeLine(int start) {
        at = start;
        int end = lineEnd();
        String line = text.substring(start, end);
        boolean assignment = line.indexOf('=') > 0;
        lines.add(new KconfigLine(assignment ? Keyword.ASSIGNMENT : Keyword.UNKNOWN, line, start, end));
        skipLine();
    }

    /** The rest of a statement; {@code \} at a line's end joins the next one, but not in a comment or a string. */
    private String parameters() {
        int start = at;
        char quote = 0;
        StringBuilder joined = null;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            boolean last = at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\\' && last && quote == 0) {
                joined = (joined == null ? new StringBuilder() : joined).append(text, start, at);
                at += 2;
                start = at;
                continue;
            }
            if (c == '\\' && quote != 0 && !last) {
                at++;
            } else if (quote == 0 && c == '#') {
                break;
            } else if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '(') {
                at = macroEnd(text, at);
                continue;
            } else if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
            at++;
        }
        at = Math.min(at, text.length());
        return joined == null
                ? text.substring(start, at)
                : joined.append(text, start, at).toString();
    }

    /** End of the {@code $(…)} that starts at {@code from}: after its parenthesis, or at the line's end. */
    static int macroEnd(String text, int from) {
        int nest = 0;
        int at = from + 1;
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '(') {
                nest++;
            } else if (c == ')' && --nest == 0) {
                return at + 1;
            }
        }
        return at;
    }

    /**
     * A help text ends at the first line that is indented less than its first line, and before any line that starts in
     * the first column, save one directly below {@code help}: that one is text.
     */
    private void skipHelp() {
        int first = 0;
        int last = 0;
        boolean directlyBelow = true;
        while (at < text.length()) {
            int content = at;
            int column = 0;
            while (content < text.length() && (text.charAt(content) == ' ' || text.charAt(content) == '\t')) {
                column = text.charAt(content) == '\t' ? (column / TAB + 1) * TAB : column + 1;
                content++;
            }
            boolean blank = content >= text.length() || text.charAt(content) == '\n';
            if (!blank && content == at && !directlyBelow) {
                return;
            }
            if (!blank && content > at) {
                last = column;
                if (first > 0 && column < first) {
                    return;
                }
            }
            if (!blank && first == 0) {
                first = last;
            }
            directlyBelow = false;
            skipLine();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            at++;
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
