package org.bsplint.ecosystem.catalogue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Nearest;

/** One word of a name as it is written, and another: did the one come of the other by a slip of the fingers? */
record WordSlip(String written, String right, int edits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String[] KEYS = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
    /** A word of so many names is the name of no single thing. */
    private static final int COMMON = 10;
    /** A number of so many digits is that of an erratum or an address. */
    private static final int LONG_NUMBER = 5;

    static WordSlip of(String written, String right) {
        return new WordSlip(written, right, Nearest.edits(written, right));
    }

    boolean isLikely(NameSet known) {
        if (edits == 1 && isSwap()) {
            return true;
        }
        if (known.words().has(written)) {
            return false;
        }
        boolean numbered =
                DIGITS.matcher(right).find() || DIGITS.matcher(written).find();
        return numbered ? isLikelyNumber(known) : isLikelyWord();
    }

    private boolean isLikelyWord() {
        int length = Math.min(written.length(), right.length());
        if (edits > 1) {
            return length >= 9;
        }
        if (written.length() != right.length()) {
            return length >= 4 || length == 3 && isDoubled(written, right);
        }
        return length >= 7 || length >= 4 && isNeighbour();
    }

    /** UART2 is not meant to be UART1, and MX8 not MX8M; STM322 and STM3 are no other STM32. */
    private boolean isLikelyNumber(NameSet known) {
        if (edits > 1) {
            return false;
        }
        if (!digits(written).equals(digits(right))) {
            return written.length() != right.length()
                    && letters(written).equals(letters(right))
                    && isSlipOfNumber(known);
        }
        return letters(right).length() >= 4 && isLikelyWord();
    }

    private boolean isSlipOfNumber(NameSet known) {
        if (digits(right).isEmpty()) {
            return false;
        }
        Matcher numbers = DIGITS.matcher(right);
        boolean isLong = numbers.find() && numbers.group().length() >= LONG_NUMBER;
        boolean twice = digits(right).length() > 1 && isDoubled(written, right);
        return isLong || twice || digits(right).length() > 1 && known.words().count(right) >= COMMON;
    }

    /** The same letters, two neighbours in the other order. */
    private boolean isSwap() {
        return written.length() == right.length()
                && written.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(right.chars().sorted().boxed().toList());
    }

    /** Does the longer one hold a letter twice that the other holds once? */
    private static boolean isDoubled(String longer, String shorter) {
        for (int at = 0; at < shorter.length(); at++) {
            if (longer.equals(shorter.substring(0, at + 1) + shorter.substring(at))) {
                return true;
            }
        }
        return false;
    }

    /** Is the one letter that differs beside the right one on the keyboard? */
    private boolean isNeighbour() {
        for (int at = 0; at < right.length(); at++) {
            char hit = Character.toLowerCase(written.charAt(at));
            char meant = Character.toLowerCase(right.charAt(at));
            if (hit != meant) {
                return areNeighbours(hit, meant);
            }
        }
        return false;
    }

    private static boolean areNeighbours(char hit, char meant) {
        for (int row = 0; row < KEYS.length; row++) {
            for (int other = Math.max(0, row - 1); other <= Math.min(KEYS.length - 1, row + 1); other++) {
                int left = KEYS[row].indexOf(hit);
                int right = KEYS[other].indexOf(meant);
                if (left >= 0 && right >= 0 && Math.abs(left - right) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String digits(String word) {
        return word.replaceAll("[^0-9]", "");
    }

    private static String letters(String word) {
        return DIGITS.matcher(word).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
