package org.bsplint.report.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Option;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * What a saved report ({@code bsplint-report/1}) holds for comparing.
 *
 * @param values by image and path ({@code factory optee.CFG_X})
 * @param findings by fingerprint and image
 */
public record Snapshot(Map<String, Value> values, Map<String, Problem> findings) {
    /** A value as one text ({@code y}, {@code unset}, {@code unknown}), and the place that gave it, or empty. */
    public record Value(String text, String place) {}

    /** A finding as one reads it. */
    public record Problem(String severity, String rule, String image, String message, String place) {}

    public Snapshot {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
    }

    /** The same that its saved report holds. */
    public static Snapshot of(Report report) {
        Map<String, Value> values = new TreeMap<>();
        ReportDocument.values(report)
                .forEach((image, components) -> components.forEach((component, options) -> options.forEach(
                        (name, option) -> values.put(image + " " + component + "." + name, value(option)))));
        Map<String, Problem> findings = new TreeMap<>();
        report.findings().forEach(found -> findings.put(found.fingerprint() + " " + found.image(), problem(found)));
        return new Snapshot(values, findings);
    }

    private static Value value(Option option) {
        String state = ValuesDocument.state(option.value());
        String text = option.value().asKnown().map(known -> "`" + known + "`").orElse(state);
        return new Value(text, place(option.place()));
    }

    private static Problem problem(Finding finding) {
        return new Problem(
                finding.severity().word(), finding.rule(), finding.image(), finding.message(), place(finding.span()));
    }

    private static String place(Optional<Span> span) {
        return span.map(at -> at.path() + ":" + at.line()).orElse("");
    }

    /** Reads a saved report; JSON is YAML. What is no saved report gives a diagnostic. */
    public static ParseResult<Snapshot> read(SourceFile file) {
        ParseResult<Optional<YamlNode>> yaml = YamlReader.read(file);
        List<Diagnostic> errors = new ArrayList<>(yaml.diagnostics());
        Map<String, Value> values = new TreeMap<>();
        Map<String, Problem> findings = new TreeMap<>();
        if (yaml.tree().isPresent() && text(yaml.tree().get(), "schema").equals("bsplint-report/1")) {
            mapping(
                    member(yaml.tree().get(), "values"),
                    (image, components) -> mapping(
                            components,
                            (component, options) -> mapping(
                                    options,
                                    (name, value) -> values.put(image + " " + component + "." + name, value(value)))));
            sequence(member(yaml.tree().get(), "findings"))
                    .forEach(
                            node -> findings.put(text(node, "fingerprint") + " " + text(node, "image"), problem(node)));
        } else if (errors.isEmpty()) {
            errors.add(
                    Diagnostic.error(file.span(0, 0), "no saved report: make one with `bsplint report --format json`"));
        }
        return new ParseResult<>(new Snapshot(values, findings), errors);
    }

    private static Value value(YamlNode node) {
        String state = text(node, "state");
        return new Value(state.equals("known") ? "`" + text(node, "value") + "`" : state, place(node));
    }

    private static Problem problem(YamlNode node) {
        return new Problem(
                text(node, "severity"), text(node, "rule"), text(node, "image"), text(node, "message"), place(node));
    }

    private static String place(YamlNode node) {
        String path = text(node, "file");
        return path.isEmpty() ? "" : path + ":" + text(node, "line");
    }

    private static Optional<YamlNode> member(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private static String text(YamlNode node, String key) {
        return member(node, key)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(scalar -> ((YamlNode.Scalar) scalar).text())
                .orElse("");
    }

    private static List<YamlNode> sequence(Optional<YamlNode> node) {
        return node.filter(YamlNode.Sequence.class::isInstance)
                .map(sequence -> ((YamlNode.Sequence) sequence).items())
                .orElse(List.of());
    }

    private static void mapping(Optional<YamlNode> node, java.util.function.BiConsumer<String, YamlNode> action) {
        node.ifPresent(present -> mapping(present, action));
    }

    private static void mapping(YamlNode node, java.util.function.BiConsumer<String, YamlNode> action) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> action.accept(entry.key().text(), entry.value()));
        }
    }
}
