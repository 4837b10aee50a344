package org.bsplint.syntax;

import java.util.Arrays;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * A line as a line-based tool sees it, after joining continuations: its text, and for each piece of it the place in the
 * file that it came from.
 */
public final class LogicalLine {
    private final SourceFile file;
    private final String text;
    /** Starts of the pieces in {@link #text}, ascending, the first 0. */
    private final int[] pieces;
    /** Where in the file each piece starts. */
    private final int[] offsets;

    private final int end;

    private LogicalLine(SourceFile file, String text, int[] pieces, int[] offsets, int end) {
        this.file = file;
        this.text = text;
        this.pieces = pieces;
        this.offsets = offsets;
        this.end = end;
    }

    public static LogicalLine of(SourceFile file, String text, int offset) {
        return new LogicalLine(file, text, new int[] {0}, new int[] {offset}, offset + text.length());
    }

    public String text() {
        return text;
    }

    public SourceFile file() {
        return file;
    }

    /** The physical line (from 1) on which the logical line starts. */
    public int number() {
        return file.lines().line(offsets[0]);
    }

    /** Place in the file of a stretch of {@link #text()}. */
    public Span span(int from, int to) {
        int first = offset(from);
        int last = to <= from ? first : offset(to - 1) + 1;
        return file.span(first, Math.max(first, last));
    }

    public Span span() {
        return file.span(offsets[0], end);
    }

    /** Offset in the file of a position in {@link #text()}. */
    public int offset(int position) {
        int piece = Arrays.binarySearch(pieces, position);
        int index = piece >= 0 ? piece : -piece - 2;
        return Math.min(offsets[index] + position - pieces[index], end);
    }

    /** Collects the pieces of a logical line. */
    public static final class Builder {
        private final SourceFile file;
        private final StringBuilder text = new StringBuilder();
        private int[] pieces = new int[4];
        private int[] offsets = new int[4];
        private int count;
        private int end;

        public Builder(SourceFile file) {
            this.file = file;
        }

        public boolean isEmpty() {
            return count == 0;
        }

        public int length() {
            return text.length();
        }

        /** Adds a piece that starts at {@code offset} in the file and covers {@code consumed} characters there. */
        public Builder add(String piece, int offset, int consumed) {
            if (count == pieces.length) {
                pieces = Arrays.copyOf(pieces, count * 2);
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            if (count > 0 && pieces[count - 1] == text.length()) {
                count--;
            }
            pieces[count] = text.length();
            offsets[count++] = offset;
            text.append(piece);
            end = offset + consumed;
            return this;
        }

        public LogicalLine build() {
            return new LogicalLine(
                    file, text.toString(), Arrays.copyOf(pieces, count), Arrays.copyOf(offsets, count), end);
        }
    }
}
