package org.bsplint.source;

/** A stretch of a file: offsets {@code start} (inclusive) and {@code end} (exclusive), in UTF-16 units from 0. */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {
    // equals and hashCode are written out: to link what the JVM makes of a record costs a short run more than a hundred
    // calls
    public Span {
        start = Math.max(0, Math.min(start, file.text().length()));
        end = Math.max(start, Math.min(end, file.text().length()));
    }

    public String path() {
        return file.path();
    }

    public int line() {
        return file.lines().line(start);
    }

    public int column() {
        return file.lines().column(start);
    }

    public int endLine() {
        return file.lines().line(end);
    }

    public int endColumn() {
        return file.lines().column(end);
    }

    public String text() {
        return file.text().substring(start, end);
    }

    /** From this span's start to the other's end; both in one file. */
    public Span to(Span other) {
        return new Span(file, start, Math.max(end, other.end));
    }

    /** Without blanks and line ends at its end. */
    public Span stripped() {
        return new Span(file, start, start + text().stripTrailing().length());
    }

    @Override
    public int compareTo(Span other) {
        int byPath = path().compareTo(other.path());
        if (byPath != 0) {
            return byPath;
        }
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span span && file == span.file && start == span.start && end == span.end;
    }

    @Override
    public int hashCode() {
        return (file.hashCode() * 31 + start) * 31 + end;
    }

    @Override
    public String toString() {
        return path() + ":" + line() + ":" + column();
    }
}
