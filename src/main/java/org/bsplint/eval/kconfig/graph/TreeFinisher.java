package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands dependencies down the menu tree, turns selects around and finds the members of choices: {@code menu_finalize} of
 * scripts/kconfig/menu.c. Its submenus matter only inside choices, where a symbol that depends on the one before it
 * is no member.
 */
final class TreeFinisher {
    private final Graph graph;

    TreeFinisher(Graph graph) {
        this.graph = graph;
    }

    void finish(Node node, boolean inChoice) {
        if (node.kind == Node.Kind.CHOICE) {
            inheritTypes(node);
        }
        Expr parent = node.kind == Node.Kind.CHOICE ? new Expr.Ref(symbol(node)) : node.dependency;
        for (Node child : node.children) {
            inherit(child, parent);
        }
        if (inChoice || node.kind == Node.Kind.CHOICE) {
            node.children = flatten(submenus(node.children));
        } else {
            for (Node child : node.children) {
                finish(child, false);
            }
        }
        if (node.kind == Node.Kind.CONFIG && node.dependency != Expr.YES) {
            symbol(node).dependencies.add(node.dependency);
        }
        if (node.kind == Node.Kind.CHOICE) {
            finishChoice(node, symbol(node));
        }
    }

    private static Symbol symbol(Node node) {
        if (node.symbol == null) {
            throw new IllegalStateException("no symbol: " + node.kind);
        }
        return node.symbol;
    }

    private static void inheritTypes(Node choice) {
        Symbol symbol = symbol(choice);
        for (Node child : choice.children) {
            if (symbol.type == SymbolType.UNKNOWN && child.symbol != null) {
                symbol.type = child.symbol.type;
            }
        }
        for (Node child : choice.children) {
            if (child.symbol != null && child.symbol.type == SymbolType.UNKNOWN) {
                child.symbol.type = symbol.type;
            }
        }
    }

    private void inherit(Node node, Expr parent) {
        node.dependency = parent.and(rewritten(node.dependency));
        if (node.symbol == null) {
            return;
        }
        for (Property property : node.symbol.properties) {
            if (property.node != node) {
                continue;
            }
            Expr condition = node.dependency.and(rewritten(property.condition));
            property.condition = node.symbol.type == SymbolType.TRISTATE ? condition : condition.forBool(graph);
            if (property.kind == Property.Kind.SELECT || property.kind == Property.Kind.IMPLY) {
                Symbol target = ((Expr.Ref) property.value).symbol();
                Expr active = new Expr.Ref(node.symbol).and(property.condition);
                List<Symbol.Reverse> list =
                        property.kind == Property.Kind.SELECT ? target.selectedBy : target.impliedBy;
                list.add(new Symbol.Reverse(property, active));
            }
        }
    }

    private Expr rewritten(Expr expr) {
        return expr.withModules(graph.mod, graph.modules()).withoutOuterNot();
    }

    /** Consecutive entries that depend on the symbol before them move below it. */
    private List<Node> submenus(List<Node> siblings) {
        List<Node> result = new ArrayList<>();
        int at = 0;
        while (at < siblings.size()) {
            Node node = siblings.get(at++);
            result.add(node);
            finish(node, true);
            if (node.children.isEmpty() && node.symbol != null) {
                List<Node> below = new ArrayList<>();
                while (at < siblings.size() && isBelow(siblings.get(at), node)) {
                    below.add(siblings.get(at++));
                }
                node.children = submenus(below);
            }
        }
        return result;
    }

    private static boolean isBelow(Node node, Node above) {
        Symbol symbol = symbol(above);
        List<Expr> needed = node.shownIf().conjuncts();
        boolean[] mentions = {false};
        node.shownIf().forEachSymbol(used -> mentions[0] |= used == symbol);
        return mentions[0]
                && (needed.contains(new Expr.Ref(symbol))
                        || needed.containsAll(above.shownIf().conjuncts()));
    }

    /** {@code if} blocks and promptless symbols are no menus: what is below them stands beside them. */
    private static List<Node> flatten(List<Node> nodes) {
        List<Node> flat = new ArrayList<>();
        for (Node node : nodes) {
            flat.add(node);
            if (!node.hasTitle && node.prompt == null && node.kind != Node.Kind.CHOICE) {
                flat.addAll(flatten(node.children));
                node.children = List.of();
            }
        }
        return flat;
    }

    private void finishChoice(Node node, Symbol choice) {
        for (Node child : node.children) {
            Symbol member = child.symbol;
            if (member == null || member.isChoice || member.isMember()) {
                continue;
            }
            member.choice = choice;
            choice.members.add(member);
            if (choice.type == SymbolType.TRISTATE && member.type != SymbolType.TRISTATE) {
                Expr whole = new Expr.Compare("=", choice, graph.yes);
                child.dependency = whole.and(child.dependency);
                member.properties.stream()
                        .filter(property -> property.node == child)
                        .forEach(property -> property.condition = whole.and(property.condition));
            }
        }
        if (!choice.isOptional && node.prompt != null) {
            Expr shown = node.prompt.condition.and(new Expr.Ref(graph.mod));
            choice.selectedBy.add(new Symbol.Reverse(node.prompt, shown));
        }
    }
}
