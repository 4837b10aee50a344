package org.bsplint.syntax.bitbake.python;

import java.util.List;
import java.util.Optional;

/** A Python expression (Python Language Reference 3.11, section 6). */
public sealed interface Expression {
    record Name(String id) implements Expression {}

    /** The text of one string literal or of several side by side, escapes resolved. */
    record Text(String value) implements Expression {}

    record Bytes(String value) implements Expression {}

    /** A whole number that fits; larger ones are {@link Unsupported}. */
    record Int(long value) implements Expression {}

    record Real(double value) implements Expression {}

    record Bool(boolean value) implements Expression {}

    record None() implements Expression {}

    /** An f-string: literal texts and fields, in order. */
    record Joined(List<Expression> parts) implements Expression {}

    /** A field of an f-string: value, conversion ({@code r}, {@code s}, {@code a} or empty) and format. */
    record Field(Expression value, String conversion, Expression format) implements Expression {}

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code and} or {@code or} over two or more operands. */
    record Logical(boolean and, List<Expression> operands) implements Expression {}

    /** A chain of comparisons: one operator fewer than operands. */
    record Compare(List<Expression> operands, List<String> operators) implements Expression {}

    record Conditional(Expression test, Expression then, Expression otherwise) implements Expression {}

    record Call(Expression function, List<Argument> arguments) implements Expression {}

    /** An argument: {@code star} is empty, {@code *} or {@code **}; {@code name} is empty for a positional one. */
    record Argument(String star, String name, Expression value) {}

    record Attribute(Expression value, String name) implements Expression {}

    record Subscript(Expression value, Expression index) implements Expression {}

    record Slice(Optional<Expression> from, Optional<Expression> to, Optional<Expression> step) implements Expression {}

    record ListDisplay(List<Expression> items) implements Expression {}

    record TupleDisplay(List<Expression> items) implements Expression {}

    record SetDisplay(List<Expression> items) implements Expression {}

    /** Keys and values in pairs; a key of {@link None} with {@code spread} stands for {@code **value}. */
    record DictDisplay(List<Entry> entries) implements Expression {}

    record Entry(boolean spread, Expression key, Expression value) {}

    /** Which collection a comprehension makes. */
    enum Kind {
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    /** @param value the values of a dict comprehension, whose keys are {@code item} */
    record Comprehension(Kind kind, Expression item, Optional<Expression> value, List<Clause> clauses)
            implements Expression {}

    /** {@code for target in source} with the conditions that follow it. */
    record Clause(Expression target, Expression source, List<Expression> conditions) {}

    record Lambda(List<Parameter> parameters, Expression body) implements Expression {}

    /** A parameter: {@code star} is empty, {@code *}, {@code **}; a bare star has no name. */
    record Parameter(String star, String name, Optional<Expression> initial) {}

    record Starred(Expression value) implements Expression {}

    record Assigned(String name, Expression value) implements Expression {}

    record Yield(Optional<Expression> value) implements Expression {}

    /** Something that is read but not modelled, in words. */
    record Unsupported(String what) implements Expression {}
}
