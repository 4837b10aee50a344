package org.bsplint.syntax.bitbake;

import org.bsplint.source.SourceFile;

/** Walks a file's lines as Python reads them (a line ends at LF, CR LF or CR), each without its trailing blanks. */
final class PhysicalLines {
    private final String text;
    /** The next carriage return, at or behind {@link #start}; the text's length if there is none. */
    private int carriageReturn = -1;

    private int next;
    private int start;
    private int end;
    private int number;

    PhysicalLines(SourceFile file) {
        this.text = file.text();
    }

    /** Steps to the next line; false at the end of the file. */
    boolean advance() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        int at = text.indexOf('\n', start);
        at = at < 0 ? text.length() : at;
        next = Math.min(text.length(), at + 1);
        if (carriageReturn < start) {
            int found = text.indexOf('\r', start);
            carriageReturn = found < 0 ? text.length() : found;
        }
        if (carriageReturn < at - 1) {
            at = carriageReturn;
            next = at + 1;
        }
        end = Blanks.trimEnd(text, start, at);
        number++;
        return true;
    }

    /** Where a line was met, to go back to it. */
    record Mark(int start, int number) {}

    /** The current line. */
    Mark mark() {
        return new Mark(start, number);
    }

    /** Goes back to a line, which is the current one again. */
    void back(Mark mark) {
        backBefore(mark);
        advance();
    }

    /** Goes back so far that the next step leads to this line. */
    void backBefore(Mark mark) {
        next = mark.start();
        number = mark.number() - 1;
        carriageReturn = -1;
    }

    /** From 1. */
    int number() {
        return number;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isEmpty() {
        return end == start;
    }

    boolean startsWith(char c) {
        return end > start && text.charAt(start) == c;
    }

    boolean continues() {
        return end > start && text.charAt(end - 1) == '\\';
    }

    boolean startsBlank() {
        return next > start && Blanks.isBlank(text.charAt(start));
    }

    String line() {
        return text.substring(start, end);
    }
}
