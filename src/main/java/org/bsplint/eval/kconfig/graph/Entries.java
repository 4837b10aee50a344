package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Span;
import org.bsplint.syntax.kconfig.Expression;
import org.bsplint.syntax.kconfig.ExpressionParser;
import org.bsplint.syntax.kconfig.Keyword;
import org.bsplint.syntax.kconfig.Token;

/** Reads the options below {@code config}, {@code choice}, {@code menu} and {@code comment} into the graph. */
final class Entries {
    private final Graph graph;
    private final List<Diagnostic> diagnostics;
    private final Map<String, Symbol> unknowns;

    Entries(Graph graph, List<Diagnostic> diagnostics, Map<String, Symbol> unknowns) {
        this.graph = graph;
        this.diagnostics = diagnostics;
        this.unknowns = unknowns;
    }

    /** The name of a symbol to define or select; empty if there is none or it is not known. */
    Optional<Symbol> name(ExpressionParser parameters) {
        return parameters
                .name()
                .filter(token -> !token.text().startsWith("\0"))
                .map(token -> graph.symbol(token.text()));
    }

    Symbol choice(String name) {
        return graph.choice(name);
    }

    /** Takes the options of an entry that was refused. */
    Symbol discarded() {
        return new Symbol("", -1, true);
    }

    Expr expression(ExpressionParser parameters, Span span) {
        Optional<Expression> parsed = parameters.expression();
        if (parsed.isEmpty() || !parameters.atEnd()) {
            error(span, "syntax error in the expression");
        }
        return parsed.map(this::resolve).orElse(Expr.YES);
    }

    void option(Node node, Keyword keyword, Span span, ExpressionParser parameters) {
        if (!isAllowed(node.kind, keyword)) {
            error(span, "unexpected option `" + keyword.word() + "`");
            return;
        }
        switch (keyword) {
            case DEPENDS -> depends(node, span, parameters);
            case VISIBLE -> node.visibility = node.visibility.and(condition(parameters, span));
            case BOOL, TRISTATE, INT, HEX, STRING -> type(node, keyword, span, parameters);
            case DEF_BOOL, DEF_TRISTATE, DEF_INT, DEF_HEX, DEF_STRING, DEFAULT ->
                defaultOf(node, keyword, span, parameters);
            case PROMPT -> prompt(node, span, parameters);
            case SELECT -> reverse(node, Property.Kind.SELECT, span, parameters);
            case IMPLY -> reverse(node, Property.Kind.IMPLY, span, parameters);
            case RANGE -> range(node, span, parameters);
            case OPTIONAL -> symbol(node).isOptional = true;
            case MODULES -> graph.modules = symbol(node);
            case OPTION -> legacy(node, span, parameters);
            default -> {}
        }
    }

    private static boolean isAllowed(Node.Kind kind, Keyword keyword) {
        return switch (keyword) {
            case DEPENDS -> kind != Node.Kind.IF;
            case VISIBLE -> kind == Node.Kind.MENU;
            case OPTIONAL -> kind == Node.Kind.CHOICE;
            case PROMPT, BOOL, TRISTATE, DEFAULT -> kind == Node.Kind.CONFIG || kind == Node.Kind.CHOICE;
            default -> kind == Node.Kind.CONFIG;
        };
    }

    private void depends(Node node, Span span, ExpressionParser parameters) {
        if (!parameters.takeWord("on")) {
            error(span, "`depends` without `on`");
            return;
        }
        node.dependency = node.dependency.and(expression(parameters, span));
    }

    private Expr condition(ExpressionParser parameters, Span span) {
        Expr condition = Expr.YES;
        if (parameters.takeWord("if")) {
            return expression(parameters, span);
        }
        if (!parameters.atEnd()) {
            error(span, "syntax error");
        }
        return condition;
    }

    private void type(Node node, Keyword keyword, Span span, ExpressionParser parameters) {
        setType(node, SymbolType.valueOf(keyword.name()), span);
        if (!parameters.atEnd()) {
            prompt(node, span, parameters);
        }
    }

    private void setType(Node node, SymbolType type, Span span) {
        Symbol symbol = symbol(node);
        if (symbol.type == SymbolType.UNKNOWN) {
            symbol.type = type;
        } else if (symbol.type != type) {
            diagnostics.add(Diagnostic.warning(
                    span,
                    "ignoring type redefinition of `" + symbol + "` from " + symbol.type.word() + " to "
                            + type.word()));
        }
    }

    /** A prompt counts only where the {@code visible if} of all menus around it holds, too. */
    private void prompt(Node node, Span span, ExpressionParser parameters) {
        if (parameters.text().isEmpty()) {
            error(span, "a prompt is one text");
            return;
        }
        Expr condition = condition(parameters, span);
        for (Node menu = node.parent; menu != null; menu = menu.parent) {
            condition = condition.and(menu.visibility);
        }
        node.prompt = add(node, Property.Kind.PROMPT, span, Expr.YES, Expr.YES, condition);
    }

    private void defaultOf(Node node, Keyword keyword, Span span, ExpressionParser parameters) {
        Expr value;
        if (node.kind == Node.Kind.CHOICE) {
            Optional<Symbol> member = name(parameters);
            if (member.isEmpty()) {
                error(span, "the default of a choice is one of its symbols");
                return;
            }
            value = new Expr.Ref(member.get());
        } else {
            Optional<Expression> parsed = parameters.expression();
            if (parsed.isEmpty()) {
                error(span, "syntax error in the default");
                return;
            }
            value = resolve(parsed.get());
        }
        add(node, Property.Kind.DEFAULT, span, value, Expr.YES, condition(parameters, span));
        if (keyword != Keyword.DEFAULT) {
            setType(node, SymbolType.valueOf(keyword.name().substring("DEF_".length())), span);
        }
    }

    private void reverse(Node node, Property.Kind kind, Span span, ExpressionParser parameters) {
        Optional<Symbol> target = name(parameters);
        if (target.isEmpty()) {
            error(span, "`" + kind.name().toLowerCase(java.util.Locale.ROOT) + "` needs the name of a symbol");
            return;
        }
        add(node, kind, span, new Expr.Ref(target.get()), Expr.YES, condition(parameters, span));
    }

    private void range(Node node, Span span, ExpressionParser parameters) {
        Optional<Token> low = parameters.text();
        Optional<Token> high = parameters.text();
        if (low.isEmpty() || high.isEmpty()) {
            error(span, "`range` needs two bounds");
            return;
        }
        Expr from = new Expr.Ref(symbol(low.get().text(), low.get().kind() == Token.Kind.QUOTED));
        Expr to = new Expr.Ref(symbol(high.get().text(), high.get().kind() == Token.Kind.QUOTED));
        add(node, Property.Kind.RANGE, span, from, to, condition(parameters, span));
    }

    /** {@code option modules}, {@code defconfig_list}, {@code allnoconfig_y}; any other is ignored with a warning. */
    private void legacy(Node node, Span span, ExpressionParser parameters) {
        while (!parameters.atEnd()) {
            String option = parameters.name().map(Token::text).orElse("");
            if (parameters.takeOperator("=")) {
                parameters.text();
            }
            switch (option) {
                case "modules" -> graph.modules = symbol(node);
                case "defconfig_list" -> symbol(node).isNeverWritten = true;
                case "allnoconfig_y" -> {}
                case "" -> {
                    error(span, "syntax error");
                    return;
                }
                default -> diagnostics.add(Diagnostic.warning(span, "ignoring unknown option `" + option + "`"));
            }
        }
    }

    private Property add(Node node, Property.Kind kind, Span span, Expr value, Expr high, Expr condition) {
        Property property = new Property(kind, node, span, value, high, condition);
        symbol(node).properties.add(property);
        return property;
    }

    private static Symbol symbol(Node node) {
        return node.symbol != null ? node.symbol : new Symbol("", -1, true);
    }

    private Symbol symbol(String text, boolean quoted) {
        Symbol unknown = unknowns.get(text);
        if (unknown != null) {
            return unknown;
        }
        return quoted ? graph.constant(text) : graph.symbol(text);
    }

    private Expr resolve(Expression expression) {
        if (expression instanceof Expression.Word word) {
            return new Expr.Ref(symbol(word.text(), word.quoted()));
        }
        if (expression instanceof Expression.Not not) {
            return new Expr.Not(resolve(not.operand()));
        }
        if (expression instanceof Expression.Compare compare) {
            return new Expr.Compare(
                    compare.operator(),
                    symbol(compare.left().text(), compare.left().quoted()),
                    symbol(compare.right().text(), compare.right().quoted()));
        }
        List<Expr> operands = new ArrayList<>();
        boolean and = expression instanceof Expression.And;
        List<Expression> parts = expression instanceof Expression.And conjunction
                ? conjunction.operands()
                : ((Expression.Or) expression).operands();
        parts.forEach(part -> operands.add(resolve(part)));
        return and ? new Expr.And(List.copyOf(operands)) : new Expr.Or(List.copyOf(operands));
    }

    private void error(Span span, String message) {
        diagnostics.add(Diagnostic.syntax(span, message));
    }
}
