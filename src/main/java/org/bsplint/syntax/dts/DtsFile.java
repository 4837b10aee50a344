package org.bsplint.syntax.dts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.Antlr;
import org.bsplint.syntax.ParseResult;

/** A device tree source file: its items in order. */
public record DtsFile(SourceFile file, List<DtsItem> items) {
    /** Braces nested deeper are refused before parsing: real trees stay below twenty. */
    private static final int MAX_DEPTH = 200;

    public DtsFile {
        items = List.copyOf(items);
    }

    public static ParseResult<DtsFile> parse(SourceFile file) {
        if (depth(file.text()) > MAX_DEPTH) {
            Diagnostic refused = Diagnostic.problem(file.line(1), "nested deeper than " + MAX_DEPTH + ": not read");
            return new ParseResult<>(new DtsFile(file, List.of()), List.of(refused));
        }
        Builder builder = new Builder(file);
        var parsed = Antlr.parse(
                file.text(),
                DtsLexer::new,
                tokens -> {
                    DtsParser parser = new DtsParser(tokens);
                    parser.addParseListener(builder);
                    return parser;
                },
                DtsParser::file);
        List<Diagnostic> diagnostics = parsed.errors().stream()
                .limit(20)
                .map(error ->
                        Diagnostic.problem(file.span(error.start(), error.end()), "syntax error: " + error.message()))
                .toList();
        return new ParseResult<>(new DtsFile(file, builder.items()), diagnostics);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Turns each item's part of the parse tree into an item when it is read, and drops it: whole trees are large. */
    private static final class Builder implements ParseTreeListener {
        private final SourceFile file;
        /** Items of the nodes around the place that is read, the innermost first; those of the file last. */
        private final Deque<List<DtsItem>> open = new ArrayDeque<>();

        private List<DtsItem> closed = List.of();
        private final Map<String, String> texts = new HashMap<>();

        Builder(SourceFile file) {
            this.file = file;
        }

        List<DtsItem> items() {
            return open.getLast();
        }

        @Override
        public void enterEveryRule(ParserRuleContext context) {
            if (context instanceof DtsParser.FileContext) {
                open.clear(); // a text may be read twice
            }
            if (context instanceof DtsParser.FileContext || context instanceof DtsParser.NodeContext) {
                open.push(new ArrayList<>());
            }
        }

        @Override
        public void exitEveryRule(ParserRuleContext context) {
            if (context instanceof DtsParser.NodeContext) {
                closed = open.pop();
            } else if (context instanceof DtsParser.ItemContext item) {
                item(item).ifPresent(open.element()::add);
                item.children = null;
            }
        }

        @Override
        public void visitTerminal(TerminalNode node) {}

        @Override
        public void visitErrorNode(ErrorNode node) {}

        private Optional<DtsItem> item(DtsParser.ItemContext context) {
            if (context.directive() != null) {
                return Optional.of(new DtsItem.Directive(context.getText(), span(context)));
            }
            if (context.keyword != null && context.keyword.getText().equals("/plugin/")) {
                return Optional.of(new DtsItem.Plugin(span(context)));
            }
            if (context.include() != null && context.include().path != null) {
                return Optional.of(new DtsItem.Include(text(context.include().path), span(context)));
            }
            if (context.deleteNode() != null) {
                DtsParser.DeleteNodeContext delete = context.deleteNode();
                Token target = delete.name != null ? delete.name : delete.reference;
                return Optional.of(new DtsItem.DeleteNode(target == null ? "" : target.getText(), span(context)));
            }
            if (context.deleteProperty() != null && context.deleteProperty().name != null) {
                return Optional.of(
                        new DtsItem.DeleteProperty(context.deleteProperty().name.getText(), span(context)));
            }
            if (context.node() != null) {
                return Optional.of(node(context.node()));
            }
            return Optional.ofNullable(context.property())
                    .filter(property -> property.name != null)
                    .map(this::property);
        }

        private DtsItem node(DtsParser.NodeContext context) {
            Token target = context.name != null ? context.name : context.reference;
            List<String> labels = context.labels.stream().map(Builder::label).toList();
            return new DtsItem.Node(
                    labels, context.omit != null, target == null ? "/" : target.getText(), closed, span(context));
        }

        private DtsItem property(DtsParser.PropertyContext context) {
            return new DtsItem.Property(
                    same(context.name.getText()),
                    context.values.stream().map(this::value).toList(),
                    span(context));
        }

        /** One text for all that are equal: trees repeat few names and values many times. */
        private String same(String text) {
            return texts.computeIfAbsent(text, one -> one);
        }

        private DtsValue value(DtsParser.ValueContext context) {
            if (context.string != null) {
                return new DtsValue.Text(same(text(context.string)));
            }
            if (context.cells() != null) {
                return new DtsValue.Cells(context.cells().entries.stream()
                        .filter(cell -> cell.LABEL() == null)
                        .map(cell -> same(cell.getText()))
                        .toList());
            }
            if (context.reference != null) {
                return new DtsValue.Reference(context.reference.getText());
            }
            return context.bytes() != null
                    ? new DtsValue.Bytes(context.bytes().getText())
                    : new DtsValue.Other(context.getText());
        }

        private static String label(Token token) {
            return token.getText().substring(0, token.getText().length() - 1);
        }

        private static String text(Token string) {
            String quoted = string.getText();
            String inner = quoted.length() < 2 ? "" : quoted.substring(1, quoted.length() - 1);
            return inner.replace("\\\"", "\"").replace("\\\\", "\\");
        }

        private Span span(ParserRuleContext context) {
            int start = context.getStart().getStartIndex();
            Token stop = context.getStop();
            return file.span(start, stop == null ? start : Math.max(start, stop.getStopIndex() + 1));
        }
    }
}
