package org.bsplint.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;

/**
 * Which forms of secrets a text may hold at all, as its words tell: most texts that speak of keys hold none, and are not searched.
 *
 * @param assignment may a variable with the name of a secret be assigned?
 * @param setenv may U-Boot's environment be set?
 * @param argument may a command be given a password?
 */
record SecretHints(boolean assignment, boolean setenv, boolean argument) {
    private static final Letters OF_WORDS = Letters.of("A-Za-z0-9");
    /** What names of variables hold beside colons. */
    private static final Letters OF_NAMES = Letters.WORD.and(".[]-");

    private static final Letters BLANKS = Letters.of(" \t");
    private static final Letters QUOTES = Letters.of("\"'");
    private static final Letters OPERATORS = Letters.of("?:+.!=");
    private static final Letters BEHIND_ARGUMENTS = Letters.of("= \t:");
    private static final List<String> ARGUMENTS =
            List.of("password", "passwd", "passphrase", "pass", "pwd", "secret", "token");
    /** Fewer digits are no key. */
    private static final int FEWEST = 16;

    /** @param secret is a word, as it is spelled, that of a secret in the name of a variable? */
    static SecretHints in(String text, Predicate<String> secret) {
        boolean assignment = false;
        boolean argument = text.contains("usermod") || text.contains("useradd");
        int end;
        for (int at = OF_WORDS.next(text, 0); at < text.length(); at = OF_WORDS.next(text, end)) {
            end = OF_WORDS.end(text, at);
            String word = text.substring(at, end);
            assignment |= secret.test(SecretText.withoutNumber(word)) && isAssigned(new Cursor(text, end));
            argument |=
                    ARGUMENTS.contains(word.toLowerCase(Locale.ROOT)) && new Cursor(text, end).sees(BEHIND_ARGUMENTS);
        }
        boolean setenv = text.contains("setenv") || text.contains("env ") || text.contains("env\t");
        return new SecretHints(assignment, setenv, argument);
    }

    /** May an operator follow the rest of the name, overrides and flags included? */
    private static boolean isAssigned(Cursor at) {
        if (at.skip(OF_NAMES).sees(OPERATORS)) {
            return true;
        }
        at.takeOne(QUOTES);
        return at.skip(BLANKS).sees(OPERATORS);
    }

    /** Is there so long a run of hexadecimal digits, or one that says that it is hexadecimal? */
    static boolean holdsHex(String text) {
        if (text.contains("0x") || text.contains("0X")) {
            return true;
        }
        int end;
        for (int at = Letters.HEX_DIGITS.next(text, 0); at < text.length(); at = Letters.HEX_DIGITS.next(text, end)) {
            end = Letters.HEX_DIGITS.end(text, at);
            if (end - at >= FEWEST) {
                return true;
            }
        }
        return false;
    }
}
