package org.bsplint.source;

/** A pattern of texts in which {@code *} stands for anything, nothing included, and every other character for itself. */
public final class Wildcards {
    private Wildcards() {}

    /** Is the whole text one of the pattern? Backtracks over no more than the last {@code *}, so that no pattern takes long. */
    public static boolean match(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                from = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                // the last star takes one character more
                in = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }
}
