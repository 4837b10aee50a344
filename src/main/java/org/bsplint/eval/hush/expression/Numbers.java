package org.bsplint.eval.hush.expression;

/** Numbers as U-Boot reads them ({@code simple_strtoul} in lib/strto.c): leading digits count, the rest is ignored. */
public final class Numbers {
    private Numbers() {}

    /** @param base 16, 10, or 0: by prefix (0 octal, else decimal); 0x means hexadecimal whatever the base */
    public static long parse(String text, int base) {
        boolean prefixed = text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
        int radix = prefixed ? 16 : base != 0 ? base : text.startsWith("0") ? 8 : 10;
        String digits = prefixed ? text.substring(2) : text;
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** {@code simple_strtol}: as {@link #parse}, with a sign before. */
    public static long parseSigned(String text, int base) {
        return text.startsWith("-") ? -parse(text.substring(1), base) : parse(text, base);
    }
}
