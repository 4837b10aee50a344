package org.bsplint.syntax.version;

import java.util.List;
import java.util.Optional;
import org.bsplint.value.Answers;

/**
 * A version such as {@code v2.4-stm32mp-r1}: the upstream numbers, then pieces (words and numbers) that refine them.
 * Missing trailing numbers count as 0 ({@code 3.1} equals {@code 3.1.0}); a pre-release ({@code -rc1}, {@code -beta}) is
 * before the plain version, any other suffix is after it.
 */
public final class Version implements Comparable<Version> {
    /** More texts than facts and rules hold. */
    private static final Answers<String, Optional<Version>> READ =
            new Answers<>(2_000, text -> new VersionScanner(text.strip()).version());

    private static final List<String> BEFORE_RELEASE = List.of("alpha", "beta", "pre", "rc");

    private final String text;
    private final List<Long> numbers;
    private final List<String> pieces;

    Version(String text, List<Long> numbers, List<String> pieces) {
        this.text = text;
        this.numbers = numbers;
        this.pieces = pieces;
    }

    /** Empty if the text is no version. */
    public static Optional<Version> parse(String text) {
        return READ.to(text);
    }

    /** The upstream numbers: 2, 4 of {@code v2.4-stm32mp-r1}. */
    public List<Long> numbers() {
        return numbers;
    }

    /** What follows the numbers: stm, 32, mp, r, 1 of {@code v2.4-stm32mp-r1}. */
    public List<String> pieces() {
        return pieces;
    }

    /** Is it made from an upstream version, by a vendor or a distribution: {@code v2.4-stm32mp-r1}? */
    public boolean isRefined() {
        return !pieces.isEmpty() && !BEFORE_RELEASE.contains(pieces.get(0));
    }

    /** Is it made from the same upstream version, as far as both numbers go: 2.8.6 and 2.8? */
    public boolean isOfLine(Version other) {
        int shorter = Math.min(numbers.size(), other.numbers.size());
        return shorter > 1 && numbers.subList(0, shorter).equals(other.numbers.subList(0, shorter));
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Long.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        for (int i = 0; i < Math.max(pieces.size(), other.pieces.size()); i++) {
            int order = comparePieces(piece(i), other.piece(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private long number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private String piece(int index) {
        return index < pieces.size() ? pieces.get(index) : "";
    }

    private static int comparePieces(String left, String right) {
        int byKind = Integer.compare(rank(left), rank(right));
        if (byKind != 0) {
            return byKind;
        }
        return rank(left) == 3 ? Long.compare(number(left), number(right)) : left.compareTo(right);
    }

    private static int rank(String piece) {
        if (piece.isEmpty()) {
            return 1;
        }
        if (Character.isDigit(piece.charAt(0))) {
            return 3;
        }
        return BEFORE_RELEASE.contains(piece) ? 0 : 2;
    }

    static long number(String digits) {
        return Long.parseLong(digits.length() > 18 ? digits.substring(0, 18) : digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int last = numbers.size();
        while (last > 0 && numbers.get(last - 1) == 0) {
            last--;
        }
        return 31 * numbers.subList(0, last).hashCode()
                + String.join("-", pieces).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
