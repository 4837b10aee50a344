package org.bsplint.regex;

/** The text of an expression and a place in it. */
final class Cursor {
    private static final int HEXADECIMAL = 16;
    private static final int UNICODE_DIGITS = 4;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean sees(String next) {
        return text.startsWith(next, at);
    }

    /** Goes behind {@code next} if it stands here. */
    boolean take(String next) {
        boolean there = sees(next);
        at += there ? next.length() : 0;
        return there;
    }

    /** @throws Unsupported at the end */
    char next() {
        if (isAtEnd()) {
            throw new Unsupported();
        }
        return text.charAt(at++);
    }

    /** Up to before {@code end}, which is gone behind. */
    String upTo(String end) {
        int found = text.indexOf(end, at);
        String before = found < 0 ? text.substring(at) : text.substring(at, found);
        at = found < 0 ? text.length() : found + end.length();
        return before;
    }

    /** Decimal digits; -1 where there are none. */
    int number() {
        int start = at;
        while (!isAtEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - start > UNICODE_DIGITS) {
            throw new Unsupported();
        }
        return start == at ? -1 : Integer.parseInt(text.substring(start, at));
    }

    /** The character that {@code c} stands for behind a backslash. */
    char escaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < UNICODE_DIGITS; i++) {
                    int digit = Character.digit(next(), HEXADECIMAL);
                    if (digit < 0) {
                        throw new Unsupported();
                    }
                    code = code * HEXADECIMAL + digit;
                }
                yield (char) code;
            }
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new Unsupported();
                }
                yield c;
            }
        };
    }
}
