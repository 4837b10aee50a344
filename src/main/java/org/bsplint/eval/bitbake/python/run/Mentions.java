package org.bsplint.eval.bitbake.python.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;

/** Names that statements may bind, and all names that they mention. */
public final class Mentions {
    private final Set<String> bound = new LinkedHashSet<>();
    private final Set<String> mentioned = new LinkedHashSet<>();

    private Mentions() {}

    public static Mentions of(List<Statement> statements) {
        Mentions mentions = new Mentions();
        mentions.all(statements);
        return mentions;
    }

    public static boolean yields(List<Statement> statements) {
        Mentions mentions = new Mentions();
        mentions.all(statements);
        return mentions.mentioned.contains("yield");
    }

    public Set<String> bound() {
        return bound;
    }

    public Set<String> mentioned() {
        return mentioned;
    }

    private void all(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.Evaluate one) {
            expression(one.value());
        } else if (statement instanceof Statement.Assign one) {
            one.targets().forEach(this::target);
            expression(one.value());
        } else if (statement instanceof Statement.Augment one) {
            target(one.target());
            expression(one.target());
            expression(one.value());
        } else if (statement instanceof Statement.If one) {
            expression(one.test());
            all(one.then());
            all(one.otherwise());
        } else if (statement instanceof Statement.While one) {
            expression(one.test());
            all(one.body());
            all(one.otherwise());
        } else if (statement instanceof Statement.For one) {
            target(one.target());
            expression(one.source());
            all(one.body());
            all(one.otherwise());
        } else if (statement instanceof Statement.Try one) {
            all(one.body());
            one.handlers().forEach(handler -> {
                bound.add(handler.name());
                all(handler.body());
            });
            all(one.otherwise());
            all(one.last());
        } else {
            rest(statement);
        }
    }

    private void rest(Statement statement) {
        if (statement instanceof Statement.With one) {
            one.items().forEach(this::expression);
            all(one.body());
        } else if (statement instanceof Statement.Function one) {
            bound.add(one.name());
            mentioned.addAll(of(one.body()).mentioned);
            mentioned.remove("yield");
        } else if (statement instanceof Statement.ClassDefinition one) {
            bound.add(one.name());
        } else if (statement instanceof Statement.Return one) {
            one.value().ifPresent(this::expression);
        } else if (statement instanceof Statement.Raise one) {
            one.value().ifPresent(this::expression);
        } else if (statement instanceof Statement.Delete one) {
            one.targets().forEach(this::target);
        } else if (statement instanceof Statement.Import one) {
            bound.add(one.name().isEmpty() ? one.module().split("\\.", -1)[0] : one.name());
        } else if (statement instanceof Statement.ImportFrom one) {
            bound.add(one.name());
        }
    }

    private void target(Expression target) {
        if (target instanceof Expression.Name name) {
            bound.add(name.id());
        } else if (target instanceof Expression.TupleDisplay tuple) {
            tuple.items().forEach(this::target);
        } else if (target instanceof Expression.ListDisplay list) {
            list.items().forEach(this::target);
        } else if (target instanceof Expression.Starred star) {
            target(star.value());
        } else {
            expression(target);
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.Name name) {
            mentioned.add(name.id());
        } else if (expression instanceof Expression.Assigned one) {
            bound.add(one.name());
            expression(one.value());
        } else if (expression instanceof Expression.Yield one) {
            mentioned.add("yield");
            one.value().ifPresent(this::expression);
        } else if (expression instanceof Expression.Lambda one) {
            expression(one.body());
        } else if (expression instanceof Expression.Comprehension one) {
            expression(one.item());
            one.value().ifPresent(this::expression);
            one.clauses().forEach(clause -> {
                expression(clause.source());
                clause.conditions().forEach(this::expression);
            });
        } else {
            parts(expression);
        }
    }

    private void parts(Expression expression) {
        if (expression instanceof Expression.Unary one) {
            expression(one.operand());
        } else if (expression instanceof Expression.Binary one) {
            expression(one.left());
            expression(one.right());
        } else if (expression instanceof Expression.Logical one) {
            one.operands().forEach(this::expression);
        } else if (expression instanceof Expression.Compare one) {
            one.operands().forEach(this::expression);
        } else if (expression instanceof Expression.Conditional one) {
            expression(one.test());
            expression(one.then());
            expression(one.otherwise());
        } else if (expression instanceof Expression.Call one) {
            expression(one.function());
            one.arguments().forEach(argument -> expression(argument.value()));
        } else if (expression instanceof Expression.Attribute one) {
            expression(one.value());
        } else if (expression instanceof Expression.Subscript one) {
            expression(one.value());
            expression(one.index());
        } else if (expression instanceof Expression.ListDisplay one) {
            one.items().forEach(this::expression);
        } else if (expression instanceof Expression.TupleDisplay one) {
            one.items().forEach(this::expression);
        } else if (expression instanceof Expression.SetDisplay one) {
            one.items().forEach(this::expression);
        } else if (expression instanceof Expression.DictDisplay one) {
            one.entries().forEach(entry -> {
                expression(entry.key());
                expression(entry.value());
            });
        } else if (expression instanceof Expression.Starred one) {
            expression(one.value());
        } else if (expression instanceof Expression.Joined one) {
            one.parts().forEach(this::expression);
        } else if (expression instanceof Expression.Field one) {
            expression(one.value());
        } else if (expression instanceof Expression.Slice one) {
            one.from().ifPresent(this::expression);
            one.to().ifPresent(this::expression);
            one.step().ifPresent(this::expression);
        }
    }
}
