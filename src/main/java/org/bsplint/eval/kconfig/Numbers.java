package org.bsplint.eval.kconfig;

import java.math.BigInteger;
import java.util.Optional;
import org.bsplint.eval.kconfig.graph.SymbolType;

/** Numbers as C's {@code strtoll} reads them, and the forms that {@code conf} takes (sym_string_valid of symbol.c). */
final class Numbers {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger UNSIGNED_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Numbers() {}

    private record Scan(BigInteger value, int end) {}

    /** The number a text starts with, 0 if none; clamped to 64 bits. */
    static long leading(String text, int base) {
        return scan(text, base).value.max(MIN).min(MAX).longValue();
    }

    /** The whole text as a number for a comparison; empty if it is none ({@code expr_parse_string} of expr.c). */
    static Optional<BigInteger> whole(String text, SymbolType type) {
        int base = type == SymbolType.INT ? 10 : type == SymbolType.HEX ? 16 : 0;
        Scan scan = scan(text, base);
        boolean all = scan.end == text.length() && scan.end > 0 && digit(text.charAt(scan.end - 1), 16) >= 0;
        BigInteger low = type == SymbolType.HEX ? UNSIGNED_MAX.negate() : MIN;
        boolean fits = scan.value.compareTo(low) >= 0
                && scan.value.compareTo(type == SymbolType.HEX ? UNSIGNED_MAX : MAX) <= 0;
        return all && fits ? Optional.of(scan.value) : Optional.empty();
    }

    private static Scan scan(String text, int base) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        boolean prefix = at + 2 < text.length()
                && text.charAt(at) == '0'
                && (text.charAt(at + 1) == 'x' || text.charAt(at + 1) == 'X')
                && digit(text.charAt(at + 2), 16) >= 0;
        int radix = base;
        if ((base == 16 || base == 0) && prefix) {
            at += 2;
            radix = 16;
        } else if (base == 0) {
            radix = at < text.length() && text.charAt(at) == '0' ? 8 : 10;
        }
        int start = at;
        while (at < text.length() && digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        if (at == start) {
            return new Scan(BigInteger.ZERO, 0);
        }
        String digits = text.substring(start, Math.min(at, start + 64));
        BigInteger value = at - start > 64 ? UNSIGNED_MAX.shiftLeft(1) : new BigInteger(digits, radix);
        return new Scan(negative ? value.negate() : value, at);
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    static boolean isInt(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        boolean digits = text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
        return digits && (text.charAt(start) != '0' || text.length() == start + 1);
    }

    static boolean isHex(String text) {
        int start = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }
}
