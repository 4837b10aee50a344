package org.bsplint.syntax.bitbake;

import java.util.Optional;

/**
 * The line that opens a function ({@code __func_start_regexp__}): {@code [python] [fakeroot] [name] ( ) {}.
 *
 * @param name empty if none is given
 */
record FunctionLine(String name, boolean python, boolean fakeroot) {
    static Optional<FunctionLine> read(String line, Dialect dialect) {
        int length = line.length();
        if (length == 0 || line.charAt(length - 1) != '{') {
            return Optional.empty();
        }
        boolean python = false;
        boolean fakeroot = false;
        int at = 0;
        while (true) {
            if (opens(line, at, "python", dialect, true)) {
                python = true;
                at += 6;
            } else if (opens(line, at, "fakeroot", dialect, false)) {
                fakeroot = true;
                at += 8;
            } else {
                break;
            }
            at = Blanks.skip(line, at, length);
        }
        int end = at;
        while (end < length && isNameCharacter(line.charAt(end), dialect)) {
            end++;
        }
        int open = Blanks.skip(line, end, length);
        if (open >= length || line.charAt(open) != '(') {
            return Optional.empty();
        }
        int close = Blanks.skip(line, open + 1, length);
        if (close >= length || line.charAt(close) != ')' || Blanks.skip(line, close + 1, length) != length - 1) {
            return Optional.empty();
        }
        return Optional.of(new FunctionLine(line.substring(at, end), python, fakeroot));
    }

    /** From 1.50 on, the keyword must end there. */
    private static boolean opens(String line, int at, String word, Dialect dialect, boolean orParenthesis) {
        if (!line.startsWith(word, at)) {
            return false;
        }
        int end = at + word.length();
        if (dialect == Dialect.DUNFELL) {
            return true;
        }
        return end < line.length() && (Blanks.isBlank(line.charAt(end)) || orParenthesis && line.charAt(end) == '(');
    }

    private static boolean isNameCharacter(char c, Dialect dialect) {
        return isWordCharacter(c)
                || c == '.'
                || c == '-'
                || c == '+'
                || c == '{'
                || c == '}'
                || c == '$'
                || c == ':' && dialect != Dialect.DUNFELL;
    }

    /** Python's {@code \w}. */
    static boolean isWordCharacter(char c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
                : Character.isLetterOrDigit(c);
    }

    /** {@code def\s+(\w+).*:}: the name of a Python function that this line opens; empty if it opens none. */
    static Optional<String> definition(String line) {
        if (!line.startsWith("def")) {
            return Optional.empty();
        }
        int start = Blanks.skip(line, 3, line.length());
        int end = start;
        while (end < line.length() && isWordCharacter(line.charAt(end))) {
            end++;
        }
        return start > 3 && end > start && line.indexOf(':', end) >= 0
                ? Optional.of(line.substring(start, end))
                : Optional.empty();
    }
}
