package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.TraceStep;
import org.bsplint.model.Image;
import org.bsplint.report.Redaction;
import org.bsplint.source.Span;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Findings, problems and configuration errors as the protocol's diagnostics, by path. */
final class Diagnostics {
    private static final String SOURCE = "bsplint";
    private static final String SYNTAX_ERROR = "syntax-error";
    private static final int MAX_SYNTAX_ERRORS = 200;

    private final Snapshot evaluated;
    private final Map<String, List<Diagnostic>> byPath = new LinkedHashMap<>();

    private Diagnostics(Snapshot evaluated) {
        this.evaluated = evaluated;
    }

    static Map<String, List<Diagnostic>> of(Snapshot evaluated) {
        Snapshot snapshot = evaluated.withShownFindings();
        Diagnostics all = new Diagnostics(snapshot);
        all.findings(snapshot);
        snapshot.report().problems().forEach(problem -> all.other(problem, DiagnosticSeverity.Warning));
        snapshot.configuration().stream()
                .map(Redaction::diagnostic)
                .forEach(error -> all.other(error, DiagnosticSeverity.Error));
        snapshot.halfTyped().stream().map(Redaction::diagnostic).forEach(all::syntaxError);
        all.furtherSyntaxErrors(snapshot);
        return all.byPath;
    }

    /** What several images have in common is shown once. */
    private void findings(Snapshot snapshot) {
        Map<List<Object>, List<Finding>> same = new LinkedHashMap<>();
        for (Finding finding : snapshot.findings()) {
            List<Object> key = List.of(finding.rule(), path(finding), range(finding), message(finding));
            same.computeIfAbsent(key, fresh -> new ArrayList<>()).add(finding);
        }
        List<String> all = snapshot.images().stream().map(Image::name).toList();
        same.values().forEach(findings -> {
            List<String> images = findings.stream()
                    .map(Finding::image)
                    .filter(image -> !image.isEmpty())
                    .distinct()
                    .toList();
            finding(findings.get(0), images.containsAll(all) ? List.of() : images);
        });
    }

    /** @param images that have it, if others do not */
    private void finding(Finding finding, List<String> images) {
        String only =
                images.isEmpty() ? "" : (images.size() == 1 ? "\nimage: " : "\nimages: ") + String.join(", ", images);
        Diagnostic diagnostic =
                new Diagnostic(range(finding), message(finding) + only, severity(finding.severity()), SOURCE);
        diagnostic.setCode(finding.rule());
        diagnostic.setRelatedInformation(related(finding));
        diagnostic.setData(finding.fingerprint());
        add(path(finding), diagnostic);
    }

    /** A finding that no file holds is shown in bsplint.yaml, or where its story begins. */
    private String path(Finding finding) {
        return place(finding).map(Span::path).orElse("bsplint.yaml");
    }

    static Optional<Span> place(Finding finding) {
        return finding.span()
                .or(() -> finding.trace().stream()
                        .flatMap(step -> step.span().stream())
                        .findFirst());
    }

    private static Range range(Finding finding) {
        return place(finding).map(Places::range).orElseGet(() -> new Range(new Position(0, 0), new Position(0, 0)));
    }

    private static String message(Finding finding) {
        StringBuilder message = new StringBuilder(finding.message());
        if (finding.irreversible()) {
            message.append(" (irreversible step)");
        }
        finding.fix().ifPresent(fix -> message.append("\nfix: ").append(fix.description()));
        return message.toString();
    }

    private List<DiagnosticRelatedInformation> related(Finding finding) {
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (TraceStep step : finding.trace()) {
            step.span()
                    .ifPresent(span ->
                            related.add(new DiagnosticRelatedInformation(evaluated.location(span), step.note())));
        }
        return related;
    }

    /** A report names one syntax error of a file; who types wants each where it stands. */
    private void furtherSyntaxErrors(Snapshot snapshot) {
        Map<String, Span> told = new HashMap<>();
        snapshot.findings().stream()
                .filter(finding -> finding.rule().equals(SYNTAX_ERROR))
                .forEach(finding -> finding.span().ifPresent(span -> told.put(span.path(), span)));
        snapshot.report().bsp().errors().stream()
                .filter(error -> error.kind() == org.bsplint.diagnostic.Diagnostic.Kind.SYNTAX)
                .filter(error -> told.containsKey(error.span().path()))
                .filter(error -> !error.span().equals(told.get(error.span().path())))
                .limit(MAX_SYNTAX_ERRORS)
                .forEach(this::syntaxError);
    }

    private void syntaxError(org.bsplint.diagnostic.Diagnostic error) {
        Diagnostic diagnostic =
                new Diagnostic(Places.range(error.span()), error.message(), severity(error.severity()), SOURCE);
        diagnostic.setCode(SYNTAX_ERROR);
        add(error.span().path(), diagnostic);
    }

    private void other(org.bsplint.diagnostic.Diagnostic problem, DiagnosticSeverity severity) {
        Diagnostic diagnostic = new Diagnostic(Places.range(problem.span()), problem.message(), severity, SOURCE);
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (Related place : problem.related()) {
            place.span()
                    .ifPresent(span ->
                            related.add(new DiagnosticRelatedInformation(evaluated.location(span), place.note())));
        }
        diagnostic.setRelatedInformation(related);
        add(problem.span().path(), diagnostic);
    }

    private void add(String path, Diagnostic diagnostic) {
        byPath.computeIfAbsent(path, fresh -> new ArrayList<>()).add(diagnostic);
    }

    static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            default -> DiagnosticSeverity.Information;
        };
    }
}
