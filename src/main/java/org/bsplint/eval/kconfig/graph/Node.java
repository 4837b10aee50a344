package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.Span;
import org.jspecify.annotations.Nullable;

/** An entry of the menu tree: one definition of a symbol, a choice, a menu, an {@code if} or a comment. */
public final class Node {
    /** What opened the entry. */
    public enum Kind {
        ROOT,
        CONFIG,
        CHOICE,
        MENU,
        IF,
        COMMENT
    }

    final Kind kind;
    final Span span;
    /** Entries are numbered as they are read. */
    final int number;

    @Nullable
    final Symbol symbol;

    @Nullable
    Node parent;

    List<Node> children = new ArrayList<>();
    /** Own {@code depends on}; after the tree is finished with the parents' dependencies. */
    Expr dependency = Expr.YES;
    /** {@code visible if} of a menu. */
    Expr visibility = Expr.YES;

    @Nullable
    Property prompt;

    /** The condition of the prompt of a menu or comment, which has no symbol to keep it. */
    boolean hasTitle;

    Node(Kind kind, Span span, int number, @Nullable Symbol symbol, @Nullable Node parent) {
        this.number = number;
        this.kind = kind;
        this.span = span;
        this.symbol = symbol;
        this.parent = parent;
    }

    /** What {@code menu_finalize} compares: the prompt's condition where there is a prompt. */
    Expr shownIf() {
        return prompt != null ? prompt.condition : dependency;
    }

    public Span span() {
        return span;
    }

    /** Entries are numbered in the order in which they are read. */
    public int number() {
        return number;
    }

    public Optional<Symbol> symbol() {
        return Optional.ofNullable(symbol);
    }

    /** The dependencies of this definition and of all menus around it. */
    public Expr dependency() {
        return dependency;
    }
}
