package org.bsplint.eval.kconfig.graph;

import org.bsplint.source.Span;

/** What one line says of a symbol: a prompt, default, select, imply or range, with the condition under which it counts. */
public final class Property {
    /** What the line says. */
    public enum Kind {
        PROMPT,
        DEFAULT,
        SELECT,
        IMPLY,
        RANGE
    }

    final Kind kind;
    final Node node;
    final Span span;
    /** The value of a default; the selected symbol; the lower bound. */
    final Expr value;
    /** The upper bound of a range. */
    final Expr high;
    /** First the line's own {@code if}, then with the dependencies of its definition. */
    Expr condition;

    Property(Kind kind, Node node, Span span, Expr value, Expr high, Expr condition) {
        this.kind = kind;
        this.node = node;
        this.span = span;
        this.value = value;
        this.high = high;
        this.condition = condition;
    }

    public Kind kind() {
        return kind;
    }

    public Node node() {
        return node;
    }

    public Span span() {
        return span;
    }

    /** The value of a default; the selected symbol; the lower bound of a range. */
    public Expr value() {
        return value;
    }

    /** The upper bound of a range. */
    public Expr high() {
        return high;
    }

    /** Under what condition it counts, the dependencies of its definition included. */
    public Expr condition() {
        return condition;
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }
}
