package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.bsplint.syntax.bitbake.python.Expression.Argument;
import org.bsplint.syntax.bitbake.python.Expression.Clause;
import org.bsplint.syntax.bitbake.python.Expression.Entry;
import org.bsplint.syntax.bitbake.python.Expression.Kind;
import org.bsplint.syntax.bitbake.python.Expression.Parameter;

/** Turns parse trees of expressions into {@link Expression}s; settles the precedence of binary operators. */
final class ExpressionBuilder {
    /** Language Reference, 6.17: the larger, the tighter. */
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("|", 1),
            Map.entry("^", 2),
            Map.entry("&", 3),
            Map.entry("<<", 4),
            Map.entry(">>", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("//", 6),
            Map.entry("%", 6),
            Map.entry("@", 6));

    Expression tests(PythonGrammar.TestsContext tree) {
        List<Expression> items = tree.starTest().stream().map(this::starTest).toList();
        return tree.getChildCount() == 1 ? items.get(0) : new Expression.TupleDisplay(items);
    }

    Expression targets(PythonGrammar.TargetsContext tree) {
        List<Expression> items = tree.target().stream().map(this::target).toList();
        return tree.getChildCount() == 1 ? items.get(0) : new Expression.TupleDisplay(items);
    }

    Expression target(PythonGrammar.TargetContext tree) {
        Expression value = operation(tree.operation());
        return tree.STAR() == null ? value : new Expression.Starred(value);
    }

    private Expression starTest(PythonGrammar.StarTestContext tree) {
        return tree.test() != null ? test(tree.test()) : new Expression.Starred(operation(tree.operation()));
    }

    Expression yielding(PythonGrammar.YieldingContext tree) {
        if (tree.FROM() != null) {
            return new Expression.Unsupported("yield from");
        }
        return new Expression.Yield(Optional.ofNullable(tree.tests()).map(this::tests));
    }

    Expression test(PythonGrammar.TestContext tree) {
        if (tree.lambda() != null) {
            return lambda(tree.lambda());
        }
        Expression first = orTest(tree.orTest(0));
        if (tree.WALRUS() != null) {
            return first instanceof Expression.Name name
                    ? new Expression.Assigned(name.id(), test(tree.test()))
                    : new Expression.Unsupported(":=");
        }
        return tree.IF() == null ? first : new Expression.Conditional(orTest(tree.orTest(1)), first, test(tree.test()));
    }

    private Expression lambda(PythonGrammar.LambdaContext tree) {
        List<Parameter> parameters = new ArrayList<>();
        if (tree.lambdaParameters() != null) {
            for (PythonGrammar.LambdaParameterContext one :
                    tree.lambdaParameters().lambdaParameter()) {
                String star = one.STAR() != null ? "*" : one.POW() != null ? "**" : "";
                parameters.add(new Parameter(
                        star,
                        one.NAME().getText(),
                        Optional.ofNullable(one.test()).map(this::test)));
            }
        }
        return new Expression.Lambda(parameters, test(tree.test()));
    }

    private Expression orTest(PythonGrammar.OrTestContext tree) {
        List<Expression> operands = tree.andTest().stream().map(this::andTest).toList();
        return operands.size() == 1 ? operands.get(0) : new Expression.Logical(false, operands);
    }

    private Expression andTest(PythonGrammar.AndTestContext tree) {
        List<Expression> operands = tree.notTest().stream().map(this::notTest).toList();
        return operands.size() == 1 ? operands.get(0) : new Expression.Logical(true, operands);
    }

    private Expression notTest(PythonGrammar.NotTestContext tree) {
        return tree.NOT() == null
                ? comparison(tree.comparison())
                : new Expression.Unary("not", notTest(tree.notTest()));
    }

    private Expression comparison(PythonGrammar.ComparisonContext tree) {
        List<Expression> operands =
                tree.operation().stream().map(this::operation).toList();
        if (operands.size() == 1) {
            return operands.get(0);
        }
        List<String> operators = new ArrayList<>();
        for (PythonGrammar.ComparatorContext one : tree.comparator()) {
            operators.add(
                    one.getChildCount() == 1
                            ? one.getText()
                            : one.getChild(0).getText() + " " + one.getChild(1).getText());
        }
        return new Expression.Compare(operands, operators);
    }

    Expression operation(PythonGrammar.OperationContext tree) {
        return climb(tree, new int[] {0}, 0);
    }

    private Expression climb(PythonGrammar.OperationContext tree, int[] at, int least) {
        Expression left = factor((PythonGrammar.FactorContext) tree.getChild(at[0]++));
        while (at[0] < tree.getChildCount()) {
            String operator = tree.getChild(at[0]).getText();
            int precedence = PRECEDENCE.getOrDefault(operator, 0);
            if (precedence < least) {
                break;
            }
            at[0]++;
            left = new Expression.Binary(operator, left, climb(tree, at, precedence + 1));
        }
        return left;
    }

    private Expression factor(PythonGrammar.FactorContext tree) {
        if (tree.primary() == null) {
            return new Expression.Unary(tree.getChild(0).getText(), factor(tree.factor()));
        }
        Expression base = primary(tree.primary());
        return tree.POW() == null ? base : new Expression.Binary("**", base, factor(tree.factor()));
    }

    private Expression primary(PythonGrammar.PrimaryContext tree) {
        Expression value = atom(tree.atom());
        for (PythonGrammar.TrailerContext trailer : tree.trailer()) {
            if (trailer.NAME() != null) {
                value = new Expression.Attribute(value, trailer.NAME().getText());
            } else if (trailer.LBRACK() != null) {
                value = new Expression.Subscript(value, subscripts(trailer.subscripts()));
            } else {
                value = new Expression.Call(value, arguments(trailer.arguments()));
            }
        }
        return value;
    }

    List<Argument> arguments(PythonGrammar.@org.jspecify.annotations.Nullable ArgumentsContext tree) {
        List<Argument> arguments = new ArrayList<>();
        if (tree == null) {
            return arguments;
        }
        for (PythonGrammar.ArgumentContext one : tree.argument()) {
            Expression first = test(one.test(0));
            if (one.STAR() != null || one.POW() != null) {
                arguments.add(new Argument(one.getChild(0).getText(), "", first));
            } else if (one.ASSIGN() != null) {
                String name = first instanceof Expression.Name id ? id.id() : "?";
                arguments.add(new Argument("", name, test(one.test(1))));
            } else if (one.comprehension() != null) {
                arguments.add(new Argument(
                        "", "", comprehension(Kind.GENERATOR, first, Optional.empty(), one.comprehension())));
            } else {
                arguments.add(new Argument("", "", first));
            }
        }
        return arguments;
    }

    private Expression subscripts(PythonGrammar.SubscriptsContext tree) {
        List<Expression> items = tree.subscript().stream().map(this::subscript).toList();
        return tree.getChildCount() == 1 ? items.get(0) : new Expression.TupleDisplay(items);
    }

    private Expression subscript(PythonGrammar.SubscriptContext tree) {
        Optional<Expression> first = Optional.ofNullable(tree.test()).map(this::test);
        PythonGrammar.SliceContext slice = tree.slice();
        if (slice == null) {
            return first.orElseGet(Expression.None::new);
        }
        return new Expression.Slice(
                first,
                Optional.ofNullable(slice.test()).map(this::test),
                Optional.ofNullable(slice.sliceStep())
                        .flatMap(step -> Optional.ofNullable(step.test()))
                        .map(this::test));
    }

    private Expression atom(PythonGrammar.AtomContext tree) {
        ParseTree first = tree.getChild(0);
        if (tree.LPAREN() != null) {
            return parenthesised(tree);
        }
        if (tree.LBRACK() != null) {
            return tree.items() == null ? new Expression.ListDisplay(List.of()) : items(tree.items(), Kind.LIST);
        }
        if (tree.LBRACE() != null) {
            return tree.entries() == null ? new Expression.DictDisplay(List.of()) : entries(tree.entries());
        }
        if (!tree.STRING().isEmpty()) {
            return Literals.strings(
                    tree.STRING().stream().map(ParseTree::getText).toList());
        }
        int type = ((TerminalNode) first).getSymbol().getType();
        return switch (type) {
            case PythonGrammar.NAME -> new Expression.Name(first.getText());
            case PythonGrammar.NUMBER -> Literals.number(first.getText());
            case PythonGrammar.NONE -> new Expression.None();
            case PythonGrammar.TRUE -> new Expression.Bool(true);
            case PythonGrammar.FALSE -> new Expression.Bool(false);
            default -> new Expression.Unsupported(first.getText());
        };
    }

    private Expression parenthesised(PythonGrammar.AtomContext tree) {
        if (tree.yielding() != null) {
            return yielding(tree.yielding());
        }
        if (tree.items() == null) {
            return new Expression.TupleDisplay(List.of());
        }
        return items(tree.items(), Kind.GENERATOR);
    }

    /** Between parentheses (as a generator or tuple) or brackets. */
    private Expression items(PythonGrammar.ItemsContext tree, Kind kind) {
        if (tree.comprehension() != null) {
            return comprehension(kind, starTest(tree.starTest(0)), Optional.empty(), tree.comprehension());
        }
        List<Expression> items = tree.starTest().stream().map(this::starTest).toList();
        if (kind == Kind.LIST) {
            return new Expression.ListDisplay(items);
        }
        return tree.getChildCount() == 1 ? items.get(0) : new Expression.TupleDisplay(items);
    }

    private Expression entries(PythonGrammar.EntriesContext tree) {
        PythonGrammar.EntryContext first = tree.entry(0);
        boolean dict = first.COLON() != null || first.POW() != null;
        if (tree.comprehension() != null) {
            return comprehension(
                    dict ? Kind.DICT : Kind.SET,
                    test(first.test(0)),
                    dict ? Optional.of(test(first.test(1))) : Optional.empty(),
                    tree.comprehension());
        }
        if (!dict) {
            return new Expression.SetDisplay(tree.entry().stream()
                    .map(one -> one.test(0) != null
                            ? test(one.test(0))
                            : new Expression.Starred(operation(one.operation())))
                    .toList());
        }
        List<Entry> entries = new ArrayList<>();
        for (PythonGrammar.EntryContext one : tree.entry()) {
            entries.add(
                    one.COLON() != null
                            ? new Entry(false, test(one.test(0)), test(one.test(1)))
                            : new Entry(
                                    true,
                                    new Expression.None(),
                                    one.operation() != null ? operation(one.operation()) : test(one.test(0))));
        }
        return new Expression.DictDisplay(entries);
    }

    private Expression comprehension(
            Kind kind, Expression item, Optional<Expression> value, PythonGrammar.ComprehensionContext tree) {
        List<Clause> clauses = new ArrayList<>();
        PythonGrammar.@org.jspecify.annotations.Nullable ComprehensionContext loop = tree;
        while (loop != null) {
            List<Expression> conditions = new ArrayList<>();
            Expression target = targets(loop.targets());
            Expression source = orTest(loop.orTest());
            ParserRuleContext next = loop.comprehension() != null ? loop.comprehension() : loop.condition();
            while (next instanceof PythonGrammar.ConditionContext condition) {
                conditions.add(orTest(condition.orTest()));
                next = condition.comprehension() != null ? condition.comprehension() : condition.condition();
            }
            clauses.add(new Clause(target, source, conditions));
            loop = (PythonGrammar.ComprehensionContext) next;
        }
        return new Expression.Comprehension(kind, item, value, clauses);
    }
}
