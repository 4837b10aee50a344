package org.bsplint.report.text;

import org.bsplint.source.Span;

/**
 * One line of a file with a stretch underlined. A long line is cut to a window around the stretch, and every character
 * that would move the cursor becomes a blank, so that the underline always stands below its text.
 */
record SourceExcerpt(int line, String text, String underline) {
    private static final int WINDOW = 120;

    static SourceExcerpt of(Span span, char mark) {
        String whole = span.file().lines().text(span.line());
        int from = Math.min(span.column() - 1, whole.length());
        int to = span.endLine() == span.line()
                ? Math.min(span.endColumn() - 1, whole.length())
                : whole.stripTrailing().length();
        to = Math.max(to, from);
        int start = whole.length() <= WINDOW ? 0 : Math.max(0, Math.min(from - 20, whole.length() - WINDOW));
        int end = Math.min(whole.length(), start + WINDOW);
        String before = start > 0 ? "…" : "";
        String after = end < whole.length() ? "…" : "";
        int marked = Math.max(1, Math.min(to, end) - from);
        return new SourceExcerpt(
                span.line(),
                before + printable(whole.substring(start, end)) + after,
                " ".repeat(before.length() + from - start)
                        + String.valueOf(mark).repeat(marked));
    }

    static String printable(String text) {
        return TerminalText.line(text);
    }
}
