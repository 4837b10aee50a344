package org.bsplint.eval.make.shell;

import java.util.List;

/** {@code printf} with the conversions {@code %s %d %u %x %X %o %c %%}; the format repeats while there are arguments. */
final class Formats {
    private Formats() {}

    static int print(List<String> arguments, StringBuilder out) {
        if (arguments.isEmpty()) {
            throw new Unknown("`printf`");
        }
        List<String> words = arguments.get(0).equals("--") ? arguments.subList(1, arguments.size()) : arguments;
        String format = words.get(0);
        int next = 1;
        do {
            int before = next;
            next = once(format, words, next, out);
            if (next == before) {
                break;
            }
        } while (next < words.size());
        return 0;
    }

    private static int once(String format, List<String> words, int first, StringBuilder out) {
        int next = first;
        for (int at = 0; at < format.length(); at++) {
            char c = format.charAt(at);
            if (c == '\\' && at + 1 < format.length()) {
                out.append(escape(format.charAt(++at)));
            } else if (c == '%' && at + 1 < format.length()) {
                char conversion = format.charAt(++at);
                if (conversion == '%') {
                    out.append('%');
                } else {
                    out.append(convert(conversion, next < words.size() ? words.get(next) : ""));
                    next++;
                }
            } else {
                out.append(c);
            }
        }
        return next;
    }

    private static char escape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\' -> '\\';
            default -> throw new Unknown("`printf` escape");
        };
    }

    private static String convert(char conversion, String argument) {
        return switch (conversion) {
            case 's' -> argument;
            case 'c' -> argument.isEmpty() ? "" : argument.substring(0, 1);
            case 'd', 'i', 'u' -> Long.toString(number(argument));
            case 'x' -> Long.toHexString(number(argument));
            case 'X' -> Long.toHexString(number(argument)).toUpperCase(java.util.Locale.ROOT);
            case 'o' -> Long.toOctalString(number(argument));
            default -> throw new Unknown("`printf %" + conversion + "`");
        };
    }

    private static long number(String text) {
        String digits = text.strip();
        boolean negative = digits.startsWith("-");
        long value = digits.isEmpty() ? 0 : Integers.number(negative ? digits.substring(1) : digits);
        return negative ? -value : value;
    }
}
