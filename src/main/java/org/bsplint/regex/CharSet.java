package org.bsplint.regex;

import java.util.Optional;

/**
 * A set of characters.
 *
 * @param ascii those of the first 128
 * @param others whether all further ones are in it
 * @param lineEnds whether those among them that end lines are in it too
 */
record CharSet(boolean[] ascii, boolean others, boolean lineEnds) {
    static final int SIZE = 128;
    static final CharSet DIGITS = of("09");
    static final CharSet WORDS = of("azAZ09__");
    static final CharSet BLANKS = of("  \t\r"); // what is between tab and carriage return ends lines
    static final CharSet ANY = new CharSet(new boolean[SIZE], false, false).inverse();
    static final CharSet NO_LINE_END = new CharSet(of("\n\n\r\r").inverse().ascii, true, false);

    /** @param ranges first and last characters, in turn */
    static CharSet of(String ranges) {
        boolean[] ascii = new boolean[SIZE];
        for (int i = 0; i < ranges.length(); i += 2) {
            for (char c = ranges.charAt(i); c <= ranges.charAt(i + 1); c++) {
                ascii[c] = true;
            }
        }
        return new CharSet(ascii, false, false);
    }

    /** The set that a letter names behind a backslash. */
    static Optional<CharSet> named(char letter) {
        return switch (letter) {
            case 'd' -> Optional.of(DIGITS);
            case 'D' -> Optional.of(DIGITS.inverse());
            case 'w' -> Optional.of(WORDS);
            case 'W' -> Optional.of(WORDS.inverse());
            case 's' -> Optional.of(BLANKS);
            case 'S' -> Optional.of(BLANKS.inverse());
            default -> Optional.empty();
        };
    }

    /** This letter, in both cases. */
    static CharSet anyCase(char letter) {
        char lower = Character.toLowerCase(letter);
        char upper = Character.toUpperCase(letter);
        return of("" + lower + lower + upper + upper);
    }

    /** Only of ASCII's letters. */
    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | ' ') : c;
    }

    CharSet inverse() {
        boolean[] rest = new boolean[SIZE];
        for (int c = 0; c < SIZE; c++) {
            rest[c] = !ascii[c];
        }
        return new CharSet(rest, !others, !lineEnds);
    }

    /** @throws Unsupported with half a character */
    boolean has(char c) {
        if (c < SIZE) {
            return ascii[c];
        }
        if (others && Character.isSurrogate(c)) {
            throw new Unsupported();
        }
        return others && (lineEnds || !isLineEnd(c));
    }

    private static boolean isLineEnd(char c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
