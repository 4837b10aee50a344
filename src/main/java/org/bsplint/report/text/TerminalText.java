package org.bsplint.report.text;

/** Foreign text made harmless for a terminal. */
public final class TerminalText {
    private TerminalText() {}

    /** On one line: control characters (also those that could drive a terminal), line ends and tabs become blanks. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(drives(c) ? ' ' : c);
        }
        return shown.toString();
    }

    /** As {@link #line}, but line ends and tabs stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(drives(c) && c != '\n' && c != '\t' ? ' ' : c);
        }
        return shown.toString();
    }

    private static boolean drives(int c) {
        boolean turnsWritingRound = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        return Character.isISOControl(c) || turnsWritingRound;
    }
}
