package org.bsplint.ecosystem.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.source.Regex;

/** A name that certainly nothing reads, and the name that was meant; where names may be missing, see {@link Slip}. */
public final class Misspelling {
    /** Shorter names are too near to each other for two letters. */
    private static final int LONG = 8;

    private static final int SHORT = 5;
    /** Of names that begin with a prefix, which says what they are. */
    private static final int SHORT_WITH_PREFIX = 3;

    private static final int MAX_EDITS = 2;
    /** A number of so many digits is that of an erratum or an address. */
    private static final int LONG_NUMBER = 5;
    /** A word of so many names is no name of one thing. */
    private static final int COMMON = 10;

    private static final Regex DIGITS = Regex.of("[0-9]+");

    private Misspelling() {}

    /** The known name that was most likely meant: one or two letters differ, and not only a number or a further word. */
    public static Optional<String> meant(String name, NameSet known) {
        return candidates(name, "", known).stream().findFirst();
    }

    /**
     * The known names that may have been meant, nearest first.
     *
     * @param prefix what all names begin with, which tells nothing: {@code CONFIG_}
     */
    public static List<String> candidates(String name, String prefix, NameSet known) {
        boolean prefixed = !prefix.isEmpty() && name.startsWith(prefix);
        int length = prefixed ? name.length() - prefix.length() : name.length();
        int shortest = prefixed ? SHORT_WITH_PREFIX : SHORT;
        if (length < shortest || known.contains(name)) {
            return List.of();
        }
        boolean anyEdit = length >= (prefixed ? SHORT + 1 : LONG);
        return known.within(name, length < LONG ? 1 : MAX_EDITS).stream()
                .filter(near -> isTypo(name, near, known) && (anyEdit || isSlip(name, near)))
                .toList();
    }

    private static boolean isTypo(String name, String near, NameSet known) {
        boolean longer = near.startsWith(name + "_") || name.startsWith(near + "_");
        return !longer && (!isOtherNumber(name, near) || isBrokenWord(name, near, known));
    }

    /** The same letters in another order, a letter twice or one left out: what fingers do, and no other word. */
    private static boolean isSlip(String name, String near) {
        return name.length() != near.length()
                || name.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(near.chars().sorted().boxed().toList());
    }

    /** UART2 is not meant to be UART1; STM23 and STM322 are no other STM32. */
    private static boolean isOtherNumber(String name, String near) {
        if (!letters(name).equalsIgnoreCase(letters(near)) || digits(name).equals(digits(near))) {
            return false;
        }
        Matcher left = DIGITS.matcher(name);
        Matcher right = DIGITS.matcher(near);
        while (left.find() && right.find()) {
            if (!left.group().equals(right.group())) {
                return !isSlipOf(left.group(), right.group());
            }
        }
        return true;
    }

    /** Is the word that differs in no known name, and the right one in many: STM3 of STM32? */
    private static boolean isBrokenWord(String name, String near, NameSet known) {
        String[] written = name.split("_", -1);
        String[] right = near.split("_", -1);
        for (int i = 0; i < Math.min(written.length, right.length); i++) {
            if (!written[i].equals(right[i])) {
                return written[i].length() != right[i].length()
                        && !digits(right[i]).isEmpty()
                        && known.words().count(written[i]) == 0
                        && known.words().count(right[i]) >= COMMON;
            }
        }
        return false;
    }

    /** Two digits changed places, or one stands twice. */
    private static boolean isSlipOf(String written, String number) {
        if (number.length() < 2) {
            return false;
        }
        if (number.length() >= LONG_NUMBER && written.length() != number.length()) {
            return true;
        }
        for (int at = 0; at < number.length(); at++) {
            String twice = number.substring(0, at + 1) + number.substring(at);
            boolean swap = at + 1 < number.length()
                    && written.equals(number.substring(0, at)
                            + number.charAt(at + 1)
                            + number.charAt(at)
                            + number.substring(at + 2));
            if (written.equals(twice) || swap) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String name) {
        return DIGITS.matcher(name).replaceAll("");
    }

    private static String digits(String name) {
        return name.replaceAll("[^0-9]", "");
    }
}
