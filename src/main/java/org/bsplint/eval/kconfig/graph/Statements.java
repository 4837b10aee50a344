package org.bsplint.eval.kconfig.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.kconfig.ExpressionParser;
import org.bsplint.syntax.kconfig.KconfigLine;
import org.bsplint.syntax.kconfig.Keyword;
import org.bsplint.syntax.kconfig.Token;
import org.bsplint.value.Cause;

/** Builds the menu tree from statements: what scripts/kconfig/zconf.y accepts, with its actions of menu.c. */
final class Statements {
    /** Real trees stay below twenty. */
    static final int MAX_DEPTH = 300;

    private final List<Diagnostic> diagnostics;
    private final Entries entries;
    private final Map<String, Symbol> unknowns = new HashMap<>();
    private final Node root;
    private Node current;
    private Optional<Node> entry = Optional.empty();
    private int depth;
    private int count;
    private boolean started;

    Statements(Graph graph, List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
        this.root = new Node(Node.Kind.ROOT, SourceFile.of("", "").span(0, 0), 0, null, null);
        this.current = root;
        this.entries = new Entries(graph, diagnostics, unknowns);
    }

    Node root() {
        return root;
    }

    int depth() {
        return depth;
    }

    /** A token's text that stands for a constant of unknown text. */
    String name(Symbol unknown) {
        String name = "\0" + unknown.index;
        unknowns.put(name, unknown);
        return name;
    }

    Optional<Cause> unknown(String name) {
        return Optional.ofNullable(unknowns.get(name)).flatMap(symbol -> symbol.cause);
    }

    void closeEntry() {
        entry = Optional.empty();
        started = true;
    }

    /** Blocks that a file opened end in it. */
    void closeFile(int open, Span end) {
        entry = Optional.empty();
        while (depth > open) {
            error(current.span, "missing end statement for this entry");
            pop();
        }
        if (depth < open) {
            error(end, "an end statement closes a block of another file");
        }
    }

    void add(KconfigLine line, Span span, ExpressionParser parameters) {
        switch (line.keyword()) {
            case MAINMENU -> {
                if (started) {
                    error(span, "invalid statement: `mainmenu` comes first");
                }
                title(span, parameters);
            }
            case CONFIG, MENUCONFIG -> config(line, span, parameters);
            case CHOICE -> choice(span, parameters);
            case MENU, COMMENT -> {
                notInChoice(line.keyword() == Keyword.MENU, span, "menu");
                title(span, parameters);
                open(line.keyword() == Keyword.MENU ? Node.Kind.MENU : Node.Kind.COMMENT, span);
            }
            case IF -> condition(span, parameters);
            case ENDIF -> end(Node.Kind.IF, span);
            case ENDMENU -> end(Node.Kind.MENU, span);
            case ENDCHOICE -> end(Node.Kind.CHOICE, span);
            case HELP -> helpOf(span);
            default -> option(line, span, parameters);
        }
        started = true;
    }

    private void helpOf(Span span) {
        if (entry.filter(node -> node.symbol != null).isEmpty()) {
            error(span, "`help` outside of an entry");
        }
    }

    private void option(KconfigLine line, Span span, ExpressionParser parameters) {
        if (line.keyword() == Keyword.UNKNOWN) {
            String word = line.text().strip();
            error(span, (entry.isPresent() ? "unknown option `" : "unknown statement `") + word + "`");
        } else if (entry.isEmpty()) {
            error(span, "unexpected option `" + line.keyword().word() + "`");
        } else {
            entries.option(entry.get(), line.keyword(), span, parameters);
        }
    }

    private void config(KconfigLine line, Span span, ExpressionParser parameters) {
        Optional<Symbol> symbol = entries.name(parameters);
        if (symbol.isEmpty() || !parameters.atEnd()) {
            error(span, "`" + line.keyword().word() + "` needs one name");
            entry = Optional.of(new Node(Node.Kind.CONFIG, span, 0, entries.discarded(), current));
            return;
        }
        Node node = open(Node.Kind.CONFIG, span, symbol.get());
        symbol.get().isOptional = true;
        symbol.get().nodes.add(node);
    }

    private void choice(Span span, ExpressionParser parameters) {
        notInChoice(true, span, "choice");
        String name = parameters.name().map(Token::text).orElse("");
        if (!parameters.atEnd()) {
            error(span, "`choice` takes at most a name");
        }
        Symbol symbol = entries.choice(name);
        Node node = open(Node.Kind.CHOICE, span, symbol);
        symbol.nodes.add(node);
        push(node);
        entry = Optional.of(node);
    }

    private void condition(Span span, ExpressionParser parameters) {
        Node node = open(Node.Kind.IF, span);
        node.dependency = entries.expression(parameters, span);
        push(node);
        entry = Optional.empty();
    }

    private void title(Span span, ExpressionParser parameters) {
        if (parameters.text().isEmpty() || !parameters.atEnd()) {
            error(span, "a title is one text");
        }
    }

    private void notInChoice(boolean applies, Span span, String word) {
        if (applies && inChoice()) {
            error(span, "unexpected `" + word + "` within a choice");
        }
    }

    private boolean inChoice() {
        for (Node node = current; node != null; node = node.parent) {
            if (node.kind == Node.Kind.CHOICE) {
                return true;
            }
        }
        return false;
    }

    private void open(Node.Kind kind, Span span, boolean block) {
        Node node = new Node(kind, span, ++count, null, current);
        node.hasTitle = kind != Node.Kind.IF;
        current.children.add(node);
        entry = Optional.of(node);
        if (block) {
            push(node);
        }
    }

    private Node open(Node.Kind kind, Span span) {
        open(kind, span, kind == Node.Kind.MENU);
        return entry.orElseThrow();
    }

    private Node open(Node.Kind kind, Span span, Symbol symbol) {
        Node node = new Node(kind, span, ++count, symbol, current);
        current.children.add(node);
        entry = Optional.of(node);
        return node;
    }

    private void push(Node node) {
        current = node;
        if (++depth == MAX_DEPTH) {
            error(node.span, "blocks nested deeper than " + MAX_DEPTH);
        }
    }

    private void pop() {
        Node parent = current.parent;
        current = parent == null ? root : parent;
        depth = Math.max(0, depth - 1);
    }

    private void end(Node.Kind kind, Span span) {
        entry = Optional.empty();
        if (current.kind == Node.Kind.ROOT) {
            error(span, "unexpected end statement");
            return;
        }
        if (current.kind != kind) {
            error(span, "unexpected end within " + word(current.kind) + " block");
        } else if (!current.span.path().equals(span.path())) {
            error(span, "`end" + word(kind) + "` in different file than `" + word(kind) + "`");
        }
        pop();
    }

    private static String word(Node.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void error(Span span, String message) {
        diagnostics.add(Diagnostic.syntax(span, message));
    }
}
