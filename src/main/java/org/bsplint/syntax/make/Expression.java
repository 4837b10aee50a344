package org.bsplint.syntax.make;

import java.util.List;

/** A text that make expands: literal stretches, references and function calls. */
public sealed interface Expression {
    /** Text that stands for itself. */
    record Literal(String text) implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    /** {@code $(NAME)} or {@code $N}, with a name that holds no reference and no substitution. */
    record Reference(String name) implements Expression {}

    /** {@code $(NAME:pattern=replacement)} where none of the three holds a reference. */
    record Substitution(String name, String pattern, String replacement) implements Expression {}

    /** {@code $($(A)_x)}: what the inner text expands to is a name, or a name with a substitution. */
    record Computed(Expression inner) implements Expression {}

    /** A call of a built-in function; its arguments are not expanded yet. */
    record Call(Builtin function, List<Expression> arguments) implements Expression {}

    /** make stops with this message when it gets here. */
    record Broken(String message) implements Expression {}

    Literal EMPTY = new Literal("");

    /** Placeholder for a text that was not read yet. */
    Expression UNREAD = new Broken("");
}
