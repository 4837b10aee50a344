package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bsplint.source.Letters;

/** BitBake's order of versions ({@code bb.utils.vercmp_string}): epoch, version, revision. */
public final class Versions {
    private static final Letters OPERATORS = Letters.of(" <>=");

    private final Exceptions exceptions;

    public Versions(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** A run of digits (rank 0), of letters (1), {@code ~} (-1) or any other character (2). */
    private record Part(int rank, String text) {}

    private record Version(String epoch, String version, String revision) {}

    public int compare(String left, String right) {
        Version a = split(left);
        Version b = split(right);
        int sign = Long.compare(number(a.epoch()), number(b.epoch()));
        sign = sign != 0 ? sign : parts(a.version(), b.version());
        return sign != 0 ? sign : parts(a.revision(), b.revision());
    }

    private long number(String epoch) {
        try {
            return Long.parseLong(epoch.strip());
        } catch (NumberFormatException notOne) {
            throw exceptions.raise("ValueError", "invalid literal for int() with base 10: '" + epoch + "'");
        }
    }

    private static Version split(String text) {
        int start = OPERATORS.end(text, 0);
        String rest = text.substring(start, Math.max(start, OPERATORS.start(text, text.length())));
        String epoch = "0";
        if (rest.contains(":")) {
            String[] pieces = rest.split(":", -1);
            epoch = pieces[0];
            rest = pieces[1];
        }
        int dash = rest.lastIndexOf('-');
        return dash < 0
                ? new Version(epoch, rest, "")
                : new Version(epoch, rest.substring(0, dash), rest.substring(dash + 1));
    }

    private static int parts(String left, String right) {
        Deque<Part> a = explode(left);
        Deque<Part> b = explode(right);
        while (true) {
            Part x = a.isEmpty() ? new Part(0, "") : a.pop();
            Part y = b.isEmpty() ? new Part(0, "") : b.pop();
            if (x.rank() != y.rank()) {
                return Integer.signum(Integer.compare(x.rank(), y.rank()));
            }
            if (x.text().isEmpty() || y.text().isEmpty()) {
                if (x.text().isEmpty() && y.text().isEmpty()) {
                    return 0;
                }
                return x.text().isEmpty() ? -1 : 1;
            }
            int sign = x.rank() == 0
                    ? new java.math.BigInteger(x.text()).compareTo(new java.math.BigInteger(y.text()))
                    : Codepoints.compare(x.text(), y.text());
            if (sign != 0) {
                return Integer.signum(sign);
            }
        }
    }

    private static Deque<Part> explode(String text) {
        Deque<Part> parts = new ArrayDeque<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            if (isDigit(text.charAt(i))) {
                while (i < text.length() && isDigit(text.charAt(i))) {
                    i++;
                }
                parts.add(new Part(0, text.substring(start, i)));
            } else if (isLetter(text.charAt(i))) {
                while (i < text.length() && isLetter(text.charAt(i))) {
                    i++;
                }
                parts.add(new Part(1, text.substring(start, i)));
            } else {
                parts.add(new Part(text.charAt(i) == '~' ? -1 : 2, text.substring(i, i + 1)));
                i++;
            }
        }
        return parts;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
