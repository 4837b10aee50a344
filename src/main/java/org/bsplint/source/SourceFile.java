package org.bsplint.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One text file: its path as users see it (relative to the analysed folder where it lies in it, {@code /} as separator)
 * and its whole text. Bytes that are not UTF-8 are read as ISO 8859-1, so that no byte is lost.
 */
public final class SourceFile {
    private final String path;
    private final String text;
    private final boolean utf8;
    private volatile LineIndex lines;

    private SourceFile(String path, String text, boolean utf8) {
        this.path = path;
        this.text = text;
        this.utf8 = utf8;
        this.lines = LineIndex.EMPTY;
    }

    public static SourceFile of(String path, String text) {
        return new SourceFile(path, text, true);
    }

    public static SourceFile of(String path, byte[] bytes) {
        try {
            return new SourceFile(path, decode(bytes), true);
        } catch (CharacterCodingException notUtf8) {
            return new SourceFile(path, new String(bytes, StandardCharsets.ISO_8859_1), false);
        }
    }

    /** Are both absent, or files of the same text? */
    public static boolean same(Optional<SourceFile> one, Optional<SourceFile> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return one.get() == other.get()
                || one.get().utf8 == other.get().utf8 && one.get().text.equals(other.get().text);
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** False if the bytes were no UTF-8 and were read as ISO 8859-1. */
    public boolean isUtf8() {
        return utf8;
    }

    /** The folder of this file's path, empty at the root. */
    public String directory() {
        return Paths.parent(path);
    }

    /** Built on first use: most files are read and never pointed at. */
    public LineIndex lines() {
        LineIndex index = lines;
        if (index == LineIndex.EMPTY) {
            index = LineIndex.of(text);
            lines = index;
        }
        return index;
    }

    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The span of a whole line (from 1) without its line end; clamped to the file. */
    public Span line(int number) {
        return span(lines().start(number), lines().end(number));
    }

    @Override
    public String toString() {
        return path;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
