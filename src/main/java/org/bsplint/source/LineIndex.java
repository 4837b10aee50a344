package org.bsplint.source;

import java.util.Arrays;

/** Where each line of a text starts: turns offsets (from 0) into lines and columns (from 1), and back. */
public final class LineIndex {
    static final LineIndex EMPTY = new LineIndex("", new int[] {0});

    private final String text;
    private final int[] starts;

    private LineIndex(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static LineIndex of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return new LineIndex(text, Arrays.copyOf(starts, count));
    }

    public int count() {
        return starts.length;
    }

    public int line(int offset) {
        int found = Arrays.binarySearch(starts, Math.max(0, offset));
        return found >= 0 ? found + 1 : -found - 1;
    }

    public int column(int offset) {
        return Math.max(0, offset) - starts[line(offset) - 1] + 1;
    }

    public int start(int line) {
        return starts[Math.min(Math.max(line, 1), starts.length) - 1];
    }

    /** Offset of the line's end, before {@code \n} or {@code \r\n}. */
    public int end(int line) {
        int next = line < starts.length ? start(line + 1) - 1 : text.length();
        int end = Math.max(next, start(line));
        return end > start(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    public String text(int line) {
        return text.substring(start(line), end(line));
    }

    /** Offset of a line and column (both from 1), clamped to the line. */
    public int offset(int line, int column) {
        return Math.min(start(line) + Math.max(column, 1) - 1, end(line));
    }
}
