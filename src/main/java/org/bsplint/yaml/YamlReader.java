package org.bsplint.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the first document of a YAML file; never throws: what is wrong with the text is a diagnostic. */
public final class YamlReader {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 50;
    /** Nodes of the document with every alias written out; a hostile file can make that exponential. */
    private static final int MAX_NODES = 500_000;

    private static final int MAX_CODE_POINTS = 16 << 20;

    private final SourceFile file;
    private final boolean bmpOnly;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<Node, Converted> done = new IdentityHashMap<>();

    /** A node and how many nodes it stands for with every alias written out. */
    private record Converted(YamlNode node, long size) {}

    private YamlReader(SourceFile file) {
        this.file = file;
        this.bmpOnly = file.text().chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    /** The document; empty if the file holds none or cannot be read as YAML. */
    public static ParseResult<Optional<YamlNode>> read(SourceFile file) {
        Optional<YamlNode> plain = PlainYaml.read(file);
        return plain.isPresent() ? ParseResult.of(plain) : new YamlReader(file).read();
    }

    /** By the full parser, also where the text is plain. */
    static ParseResult<Optional<YamlNode>> parse(SourceFile file) {
        return new YamlReader(file).read();
    }

    private ParseResult<Optional<YamlNode>> read() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setCodePointLimit(MAX_CODE_POINTS);
        try {
            Node root = null;
            for (Node document : new Yaml(options).composeAll(new StringReader(file.text()))) {
                root = document;
                break;
            }
            if (root == null) {
                return new ParseResult<>(Optional.empty(), diagnostics);
            }
            return new ParseResult<>(Optional.of(convert(root).node()), diagnostics);
        } catch (MarkedYAMLException wrong) {
            Mark mark = wrong.getProblemMark() != null ? wrong.getProblemMark() : wrong.getContextMark();
            String context = wrong.getContext() == null ? "" : wrong.getContext() + ": ";
            return failed(mark == null ? file.span(0, 0) : span(mark, mark), context + wrong.getProblem());
        } catch (YAMLException wrong) {
            return failed(file.span(0, 0), String.valueOf(wrong.getMessage()));
        }
    }

    private ParseResult<Optional<YamlNode>> failed(Span span, String message) {
        String oneLine = message.strip().replaceAll("\\s+", " ");
        diagnostics.add(Diagnostic.syntax(span, "not valid YAML: " + oneLine));
        return new ParseResult<>(Optional.empty(), diagnostics);
    }

    private Converted convert(Node node) {
        Converted known = done.get(node);
        if (known != null) {
            return known;
        }
        Span span = span(node.getStartMark(), node.getEndMark());
        done.put(node, new Converted(new YamlNode.Scalar("", span), MAX_NODES));
        Converted converted;
        if (node instanceof MappingNode mapping) {
            converted = mapping(mapping, span);
        } else if (node instanceof SequenceNode sequence) {
            converted = sequence(sequence, span);
        } else {
            String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
            converted = new Converted(new YamlNode.Scalar(text, span), 1);
        }
        if (converted.size() > MAX_NODES) {
            diagnostics.add(
                    Diagnostic.syntax(span, "an alias refers to itself, or aliases make the document too large"));
            converted = new Converted(new YamlNode.Scalar("", span), 1);
        }
        done.put(node, converted);
        return converted;
    }

    private Converted sequence(SequenceNode sequence, Span span) {
        List<YamlNode> items = new ArrayList<>();
        long size = 1;
        for (Node item : sequence.getValue()) {
            Converted converted = convert(item);
            items.add(converted.node());
            size += converted.size();
        }
        return new Converted(new YamlNode.Sequence(items, span), size);
    }

    private Converted mapping(MappingNode mapping, Span span) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        long size = 1;
        for (NodeTuple tuple : mapping.getValue()) {
            Span at = span(tuple.getKeyNode().getStartMark(), tuple.getKeyNode().getEndMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                diagnostics.add(Diagnostic.syntax(at, "a key must be a plain text"));
                continue;
            }
            Converted value = convert(tuple.getValueNode());
            size += 1 + value.size();
            YamlNode.Entry entry = new YamlNode.Entry(new YamlNode.Scalar(key.getValue(), at), value.node());
            YamlNode.Entry first = entries.putIfAbsent(key.getValue(), entry);
            if (first != null) {
                int line = first.key().span().line();
                diagnostics.add(
                        Diagnostic.syntax(at, "`" + key.getValue() + "` is given twice (first in line " + line + ")"));
            }
        }
        return new Converted(new YamlNode.Mapping(List.copyOf(entries.values()), span), size);
    }

    /** SnakeYAML counts code points, spans count UTF-16 units. */
    private Span span(Mark start, Mark end) {
        return file.span(offset(start.getIndex()), offset(end.getIndex()));
    }

    private int offset(int codePoints) {
        String text = file.text();
        if (bmpOnly) {
            return codePoints;
        }
        return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    }
}
