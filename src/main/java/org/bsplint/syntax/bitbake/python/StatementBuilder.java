package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import org.bsplint.syntax.bitbake.python.Expression.Parameter;

/** Turns parse trees of statements into {@link Statement}s. */
final class StatementBuilder {
    private final ExpressionBuilder expressions = new ExpressionBuilder();

    List<Statement> statements(List<PythonGrammar.StatementContext> trees) {
        List<Statement> statements = new ArrayList<>();
        trees.forEach(tree -> statement(tree, statements));
        return List.copyOf(statements);
    }

    private void statement(PythonGrammar.StatementContext tree, List<Statement> out) {
        int line = tree.getStart().getLine();
        ParseTree child = tree.getChild(0);
        if (child instanceof PythonGrammar.SimpleLineContext simple) {
            simple.simple().forEach(one -> simple(one, out));
        } else if (child instanceof PythonGrammar.IfStatementContext branch) {
            out.add(branch(line, branch));
        } else if (child instanceof PythonGrammar.WhileStatementContext loop) {
            out.add(new Statement.While(
                    line, expressions.test(loop.test()), suite(loop.suite()), otherwise(loop.elsePart())));
        } else if (child instanceof PythonGrammar.ForStatementContext loop) {
            out.add(new Statement.For(
                    line,
                    expressions.targets(loop.targets()),
                    expressions.tests(loop.tests()),
                    suite(loop.suite()),
                    otherwise(loop.elsePart())));
        } else if (child instanceof PythonGrammar.TryStatementContext attempt) {
            out.add(attempt(line, attempt));
        } else if (child instanceof PythonGrammar.WithStatementContext with) {
            List<Expression> items = with.withItem().stream()
                    .map(item -> expressions.test(item.test()))
                    .toList();
            out.add(new Statement.With(line, items, suite(with.suite())));
        } else if (child instanceof PythonGrammar.FunctionDefContext function) {
            out.add(new Statement.Function(
                    line, function.NAME().getText(), parameters(function.parameters()), suite(function.suite())));
        } else if (child instanceof PythonGrammar.ClassDefContext type) {
            List<Expression> bases = expressions.arguments(type.arguments()).stream()
                    .map(Expression.Argument::value)
                    .toList();
            out.add(new Statement.ClassDefinition(line, type.NAME().getText(), bases, suite(type.suite())));
        } else {
            out.add(new Statement.Unsupported(line, "decorator"));
        }
    }

    private List<Statement> suite(PythonGrammar.SuiteContext tree) {
        if (tree.simpleLine() != null) {
            List<Statement> statements = new ArrayList<>();
            tree.simpleLine().simple().forEach(one -> simple(one, statements));
            return List.copyOf(statements);
        }
        return statements(tree.statement());
    }

    private List<Statement> otherwise(PythonGrammar.@org.jspecify.annotations.Nullable ElsePartContext tree) {
        return tree == null ? List.of() : suite(tree.suite());
    }

    private Statement branch(int line, PythonGrammar.IfStatementContext tree) {
        List<Statement> otherwise = otherwise(tree.elsePart());
        for (int i = tree.elifPart().size() - 1; i >= 0; i--) {
            PythonGrammar.ElifPartContext part = tree.elifPart(i);
            otherwise = List.of(new Statement.If(
                    part.getStart().getLine(), expressions.test(part.test()), suite(part.suite()), otherwise));
        }
        return new Statement.If(line, expressions.test(tree.test()), suite(tree.suite()), otherwise);
    }

    private Statement attempt(int line, PythonGrammar.TryStatementContext tree) {
        List<Statement.Handler> handlers = new ArrayList<>();
        for (PythonGrammar.ExceptPartContext part : tree.exceptPart()) {
            handlers.add(new Statement.Handler(
                    Optional.ofNullable(part.test()).map(expressions::test),
                    part.NAME() == null ? "" : part.NAME().getText(),
                    suite(part.suite())));
        }
        List<Statement> last = tree.finallyPart() == null
                ? List.of()
                : suite(tree.finallyPart().suite());
        return new Statement.Try(line, suite(tree.suite()), handlers, otherwise(tree.elsePart()), last);
    }

    private List<Parameter> parameters(PythonGrammar.@org.jspecify.annotations.Nullable ParametersContext tree) {
        List<Parameter> parameters = new ArrayList<>();
        if (tree == null) {
            return parameters;
        }
        for (PythonGrammar.ParameterContext one : tree.parameter()) {
            if (one.SLASH() != null) {
                continue;
            }
            String star = one.STAR() != null ? "*" : one.POW() != null ? "**" : "";
            Optional<Expression> initial = one.ASSIGN() == null
                    ? Optional.empty()
                    : Optional.of(expressions.test(one.test(one.test().size() - 1)));
            parameters.add(
                    new Parameter(star, one.NAME() == null ? "" : one.NAME().getText(), initial));
        }
        return List.copyOf(parameters);
    }

    private void simple(PythonGrammar.SimpleContext tree, List<Statement> out) {
        int line = tree.getStart().getLine();
        switch (tree.getStart().getType()) {
            case PythonGrammar.PASS -> out.add(new Statement.Pass(line));
            case PythonGrammar.BREAK -> out.add(new Statement.Break(line));
            case PythonGrammar.CONTINUE -> out.add(new Statement.Continue(line));
            case PythonGrammar.RETURN ->
                out.add(new Statement.Return(
                        line, Optional.ofNullable(tree.tests()).map(expressions::tests)));
            case PythonGrammar.RAISE ->
                out.add(new Statement.Raise(
                        line, tree.test().isEmpty() ? Optional.empty() : Optional.of(expressions.test(tree.test(0)))));
            case PythonGrammar.GLOBAL, PythonGrammar.NONLOCAL ->
                out.add(new Statement.Scope(
                        line, tree.NAME().stream().map(ParseTree::getText).toList()));
            case PythonGrammar.IMPORT ->
                tree.dottedAs()
                        .forEach(one -> out.add(new Statement.Import(
                                line,
                                one.dotted().getText(),
                                one.NAME() == null ? "" : one.NAME().getText())));
            case PythonGrammar.FROM -> fromImport(line, tree.fromImport(), out);
            case PythonGrammar.DEL ->
                out.add(new Statement.Delete(
                        line,
                        tree.targets().target().stream()
                                .map(expressions::target)
                                .toList()));
            case PythonGrammar.ASSERT -> out.add(new Statement.Unsupported(line, "assert"));
            default -> out.add(expressionStatement(line, tree.expressionStatement()));
        }
    }

    private void fromImport(int line, PythonGrammar.FromImportContext tree, List<Statement> out) {
        String module = (".".repeat(tree.DOT().size())
                + (tree.dotted() == null ? "" : tree.dotted().getText()));
        if (tree.imported() == null) {
            out.add(new Statement.ImportFrom(line, module, "*", "*"));
            return;
        }
        for (PythonGrammar.ImportedAsContext one : tree.imported().importedAs()) {
            String item = one.NAME(0).getText();
            out.add(new Statement.ImportFrom(
                    line, module, item, one.AS() == null ? item : one.NAME(1).getText()));
        }
    }

    private Statement expressionStatement(int line, PythonGrammar.ExpressionStatementContext tree) {
        List<Expression> values = tree.assigned().stream().map(this::assigned).toList();
        if (tree.AUGMENTED() != null) {
            String operator = tree.AUGMENTED().getText();
            return new Statement.Augment(
                    line, values.get(0), operator.substring(0, operator.length() - 1), values.get(1));
        }
        if (tree.ASSIGN().isEmpty()) {
            return tree.COLON() != null ? new Statement.Pass(line) : new Statement.Evaluate(line, values.get(0));
        }
        int last = values.size() - 1;
        return new Statement.Assign(line, values.subList(0, last), values.get(last));
    }

    private Expression assigned(PythonGrammar.AssignedContext tree) {
        return tree.tests() != null ? expressions.tests(tree.tests()) : expressions.yielding(tree.yielding());
    }
}
