package org.bsplint.syntax.make;

/** A text that make expands, with what it consists of: read on first use and then kept. */
public final class Template {
    public static final Template EMPTY = new Template("");

    private final String text;
    private Expression parsed;

    private Template(String text) {
        this.text = text;
        this.parsed = Expression.UNREAD;
    }

    public static Template of(String text) {
        return text.isEmpty() ? EMPTY : new Template(text);
    }

    public String text() {
        return text;
    }

    /** Does the text stand for itself? */
    public boolean isPlain() {
        return text.indexOf('$') < 0;
    }

    public Expression expression() {
        Expression read = parsed;
        if (read == Expression.UNREAD) {
            read = ExpressionParser.parse(text);
            parsed = read;
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
