package org.bsplint.report.sarif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Suppressed;
import org.bsplint.engine.TraceStep;
import org.bsplint.report.json.JsonWriter;
import org.bsplint.source.Span;

/** Writes findings as SARIF results. */
final class SarifResult {
    private static final int MAX_LOCATIONS = 100;

    private final JsonWriter json;
    private final Map<String, Integer> ruleIndexes;

    SarifResult(JsonWriter json, Map<String, Integer> ruleIndexes) {
        this.json = json;
        this.ruleIndexes = ruleIndexes;
    }

    void write(Finding finding) {
        begin(finding);
        json.endObject();
    }

    void write(Suppressed suppressed) {
        begin(suppressed.finding());
        json.key("suppressions").beginArray().beginObject();
        json.member("kind", suppressed.by().equals("inline") ? "inSource" : "external");
        json.member("justification", suppressed.reason());
        json.endObject().endArray().endObject();
    }

    private void begin(Finding finding) {
        json.beginObject()
                .member("ruleId", finding.rule())
                .member("ruleIndex", ruleIndexes.getOrDefault(finding.rule(), 0));
        json.member("level", SarifRule.level(finding.severity()));
        message(finding.message());
        primary(finding).ifPresent(span -> {
            json.key("locations").beginArray();
            location(json, span);
            json.endArray();
        });
        List<TraceStep> places = finding.trace().stream()
                .filter(step -> step.span().isPresent())
                .limit(MAX_LOCATIONS)
                .toList();
        if (!places.isEmpty()) {
            related(places);
            codeFlow(places);
        }
        json.key("partialFingerprints")
                .beginObject()
                .member("bsplint/v1", finding.fingerprint())
                .endObject();
        finding.fix().filter(fix -> !fix.edits().isEmpty()).ifPresent(this::fix);
        properties(finding);
    }

    /** Consumers show only results with a place: without one of its own, the first step of the story stands in. */
    private static Optional<Span> primary(Finding finding) {
        return finding.span()
                .or(() -> finding.trace().stream()
                        .flatMap(step -> step.span().stream())
                        .findFirst());
    }

    private void related(List<TraceStep> places) {
        json.key("relatedLocations").beginArray();
        for (int i = 0; i < places.size(); i++) {
            place(places.get(i), i);
        }
        json.endArray();
    }

    private void codeFlow(List<TraceStep> places) {
        json.key("codeFlows")
                .beginArray()
                .beginObject()
                .key("threadFlows")
                .beginArray()
                .beginObject();
        json.key("locations").beginArray();
        for (TraceStep step : places) {
            json.beginObject().key("location");
            place(step, -1);
            json.endObject();
        }
        json.endArray().endObject().endArray().endObject().endArray();
    }

    private void place(TraceStep step, int id) {
        json.beginObject();
        if (id >= 0) {
            json.member("id", id);
        }
        physical(json, step.span().orElseThrow());
        message(step.note());
        json.endObject();
    }

    static void location(JsonWriter json, Span span) {
        json.beginObject();
        physical(json, span);
        json.endObject();
    }

    private static void physical(JsonWriter json, Span span) {
        json.key("physicalLocation").beginObject();
        artifact(json, span.path());
        json.key("region").beginObject().member("startLine", span.line()).member("startColumn", span.column());
        json.member("endLine", span.endLine()).member("endColumn", span.endColumn());
        json.endObject().endObject();
    }

    private static void artifact(JsonWriter json, String path) {
        json.key("artifactLocation").beginObject().member("uri", SarifText.uri(path));
        if (!path.startsWith("/")) {
            json.member("uriBaseId", "%SRCROOT%");
        }
        json.endObject();
    }

    private void fix(Fix fix) {
        Map<String, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits()
                .forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new java.util.ArrayList<>())
                        .add(edit));
        json.key("fixes").beginArray().beginObject().key("description");
        json.beginObject().member("text", SarifText.plain(fix.description())).endObject();
        json.key("artifactChanges").beginArray();
        byFile.forEach((file, edits) -> {
            json.beginObject();
            artifact(json, file);
            json.key("replacements").beginArray();
            edits.forEach(this::replacement);
            json.endArray().endObject();
        });
        json.endArray().endObject().endArray();
    }

    private void replacement(Edit edit) {
        json.beginObject().key("deletedRegion").beginObject();
        json.member("startLine", edit.startLine()).member("startColumn", edit.startColumn());
        json.member("endLine", edit.endLine())
                .member("endColumn", edit.endColumn())
                .endObject();
        json.key("insertedContent")
                .beginObject()
                .member("text", edit.text())
                .endObject()
                .endObject();
    }

    private void properties(Finding finding) {
        json.key("properties").beginObject().member("image", finding.image());
        json.memberIfAny("component", finding.component()).member("confidence", finding.confidence());
        json.strings("subjects", finding.subjects()).endObject();
    }

    private void message(String text) {
        json.key("message")
                .beginObject()
                .member("text", SarifText.plain(text.isEmpty() ? "see the rule" : text))
                .endObject();
    }
}
