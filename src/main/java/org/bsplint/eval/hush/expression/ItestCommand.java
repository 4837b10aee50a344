package org.bsplint.eval.hush.expression;

import java.util.List;
import org.bsplint.value.Truth;

/** {@code itest[.b.w.l.q.s]} (U-Boot's cmd/itest.c): numbers are hexadecimal, {@code *address} reads memory. */
public final class ItestCommand {
    private ItestCommand() {}

    public static Truth evaluate(List<String> argv) {
        if (argv.size() != 4) {
            return Truth.FALSE;
        }
        String left = argv.get(1);
        String right = argv.get(3);
        String name = argv.get(0);
        char size = name.length() > 2 && name.charAt(name.length() - 2) == '.' ? name.charAt(name.length() - 1) : 'l';
        if (left.startsWith("*") || right.startsWith("*")) {
            return Truth.UNKNOWN;
        }
        return switch (size) {
            case 'b' -> compare(Long.compare(number(left, 0xff), number(right, 0xff)), argv.get(2));
            case 'w' -> compare(Long.compare(number(left, 0xffff), number(right, 0xffff)), argv.get(2));
            case 'l' -> longs(left, right, argv.get(2));
            case 's' ->
                left.startsWith("$") || right.startsWith("$")
                        ? Truth.UNKNOWN
                        : compare(left.compareTo(right), argv.get(2));
            default -> Truth.UNKNOWN;
        };
    }

    /** On a 32-bit board the numbers are signed, on a 64-bit board they are not: both must agree. */
    private static Truth longs(String left, String right, String operator) {
        long a = number(left, 0xffffffffL);
        long b = number(right, 0xffffffffL);
        Truth wide = compare(Long.compare(a, b), operator);
        Truth narrow = compare(Integer.compare((int) a, (int) b), operator);
        return wide == narrow ? wide : Truth.UNKNOWN;
    }

    private static long number(String text, long mask) {
        return Numbers.parse(text, 16) & mask;
    }

    private static Truth compare(int order, String operator) {
        return Truth.of(
                switch (operator) {
                    case "-lt", "<" -> order < 0;
                    case "-gt", ">" -> order > 0;
                    case "-eq", "==" -> order == 0;
                    case "-ne", "!=", "<>" -> order != 0;
                    case "-ge", ">=" -> order >= 0;
                    case "-le", "<=" -> order <= 0;
                    default -> false;
                });
    }
}
