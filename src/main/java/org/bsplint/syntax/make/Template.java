package org.bsplint.syntax.make;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A text that make expands, with what it consists of: read on first use and then kept. A text that grows word by word
 * is put together only when somebody looks at it.
 */
public final class Template {
    public static final Template EMPTY = new Template("");

    /** What the text begins with, until the whole is put together; this template itself from then on. */
    private Template begin;

    /** The text, or its end as long as {@link #begin} is another template. */
    private String text;

    private final int length;
    private final boolean isPlain;
    private Expression parsed = Expression.UNREAD;

    private Template(String text) {
        this.begin = this;
        this.text = text;
        this.length = text.length();
        this.isPlain = text.indexOf('$') < 0;
    }

    private Template(Template begin, String end) {
        this.begin = begin;
        this.text = end;
        this.length = begin.length + end.length();
        this.isPlain = begin.isPlain && end.indexOf('$') < 0;
    }

    public static Template of(String text) {
        return text.isEmpty() ? EMPTY : new Template(text);
    }

    /** This text and another after it. */
    public Template plus(String end) {
        return length == 0 ? of(end) : end.isEmpty() ? this : new Template(this, end);
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    public String text() {
        if (begin != this) {
            text = whole();
            begin = this;
        }
        return text;
    }

    private String whole() {
        Deque<String> pieces = new ArrayDeque<>();
        Template piece = this;
        while (piece.begin != piece) {
            pieces.push(piece.text);
            piece = piece.begin;
        }
        StringBuilder whole = new StringBuilder(length).append(piece.text);
        pieces.forEach(whole::append);
        return whole.toString();
    }

    /** Does the text stand for itself? */
    public boolean isPlain() {
        return isPlain;
    }

    public Expression expression() {
        Expression read = parsed;
        if (read == Expression.UNREAD) {
            read = ExpressionParser.parse(text());
            parsed = read;
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && text().equals(template.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
