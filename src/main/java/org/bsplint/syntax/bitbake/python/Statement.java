package org.bsplint.syntax.bitbake.python;

import java.util.List;
import java.util.Optional;

/** A Python statement (Python Language Reference 3.11, sections 7 and 8); {@code line} counts from 1 in the parsed text. */
public sealed interface Statement {
    int line();

    record Evaluate(int line, Expression value) implements Statement {}

    record Assign(int line, List<Expression> targets, Expression value) implements Statement {}

    /** @param operator without the {@code =} */
    record Augment(int line, Expression target, String operator, Expression value) implements Statement {}

    record If(int line, Expression test, List<Statement> then, List<Statement> otherwise) implements Statement {}

    record While(int line, Expression test, List<Statement> body, List<Statement> otherwise) implements Statement {}

    record For(int line, Expression target, Expression source, List<Statement> body, List<Statement> otherwise)
            implements Statement {}

    record Try(int line, List<Statement> body, List<Handler> handlers, List<Statement> otherwise, List<Statement> last)
            implements Statement {}

    /** {@code except type as name}; no type catches all. */
    record Handler(Optional<Expression> type, String name, List<Statement> body) {}

    record With(int line, List<Expression> items, List<Statement> body) implements Statement {}

    record Function(int line, String name, List<Expression.Parameter> parameters, List<Statement> body)
            implements Statement {}

    record ClassDefinition(int line, String name, List<Expression> bases, List<Statement> body) implements Statement {}

    record Return(int line, Optional<Expression> value) implements Statement {}

    record Raise(int line, Optional<Expression> value) implements Statement {}

    record Delete(int line, List<Expression> targets) implements Statement {}

    /** {@code import a.b as c}: the module {@code a.b}, bound to {@code c}, or to {@code a} if {@code name} is empty. */
    record Import(int line, String module, String name) implements Statement {}

    /** {@code from module import item as name}; {@code *} for all. */
    record ImportFrom(int line, String module, String item, String name) implements Statement {}

    record Scope(int line, List<String> names) implements Statement {}

    record Pass(int line) implements Statement {}

    record Break(int line) implements Statement {}

    record Continue(int line) implements Statement {}

    record Unsupported(int line, String what) implements Statement {}
}
