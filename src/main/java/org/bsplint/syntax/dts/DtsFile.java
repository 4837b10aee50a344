package org.bsplint.syntax.dts;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
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
        var parsed = Antlr.parse(file.text(), DtsLexer::new, DtsParser::new, DtsParser::file);
        List<Diagnostic> diagnostics = parsed.errors().stream()
                .limit(20)
                .map(error ->
                        Diagnostic.problem(file.span(error.start(), error.end()), "syntax error: " + error.message()))
                .toList();
        return new ParseResult<>(new DtsFile(file, new Builder(file).items(parsed.tree().items)), diagnostics);
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

    /** Turns the parse tree into items. */
    private record Builder(SourceFile file) {
        List<DtsItem> items(List<DtsParser.ItemContext> contexts) {
            List<DtsItem> items = new ArrayList<>();
            for (DtsParser.ItemContext context : contexts) {
                if (context.directive() != null) {
                    items.add(new DtsItem.Directive(context.getText(), span(context)));
                } else if (context.keyword != null && context.keyword.getText().equals("/plugin/")) {
                    items.add(new DtsItem.Plugin(span(context)));
                } else if (context.include() != null && context.include().path != null) {
                    items.add(new DtsItem.Include(text(context.include().path), span(context)));
                } else if (context.deleteNode() != null) {
                    DtsParser.DeleteNodeContext delete = context.deleteNode();
                    Token target = delete.name != null ? delete.name : delete.reference;
                    items.add(new DtsItem.DeleteNode(target == null ? "" : target.getText(), span(context)));
                } else if (context.deleteProperty() != null && context.deleteProperty().name != null) {
                    items.add(new DtsItem.DeleteProperty(
                            context.deleteProperty().name.getText(), span(context)));
                } else if (context.node() != null) {
                    items.add(node(context.node()));
                } else if (context.property() != null && context.property().name != null) {
                    items.add(property(context.property()));
                }
            }
            return items;
        }

        private DtsItem node(DtsParser.NodeContext context) {
            Token target = context.name != null ? context.name : context.reference;
            List<String> labels = context.labels.stream().map(Builder::label).toList();
            return new DtsItem.Node(
                    labels,
                    context.omit != null,
                    target == null ? "/" : target.getText(),
                    items(context.items),
                    span(context));
        }

        private DtsItem property(DtsParser.PropertyContext context) {
            return new DtsItem.Property(
                    context.name.getText(),
                    context.values.stream().map(Builder::value).toList(),
                    span(context));
        }

        private static DtsValue value(DtsParser.ValueContext context) {
            if (context.string != null) {
                return new DtsValue.Text(text(context.string));
            }
            if (context.cells() != null) {
                return new DtsValue.Cells(context.cells().entries.stream()
                        .filter(cell -> cell.LABEL() == null)
                        .map(ParserRuleContext::getText)
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
