package org.bsplint.report.json;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.TraceStep;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;
import org.bsplint.report.Reporter;
import org.bsplint.source.Span;

/** The schema {@code bsplint-findings/1}. */
public final class FindingsDocument implements Reporter {
    private final String version;

    /** @param version of the program */
    public FindingsDocument(String version) {
        this.version = version;
    }

    @Override
    public String render(Report report) {
        JsonWriter json = JsonWriter.pretty().beginObject();
        json.member("schema", "bsplint-findings/1");
        json.key("tool")
                .beginObject()
                .member("name", "bsplint")
                .member("version", version)
                .endObject();
        context(json.key("context"), report.bsp());
        summary(json.key("summary"), report);
        json.key("findings").beginArray();
        report.findings().forEach(finding -> finding(json, finding));
        json.endArray().key("undetermined").beginArray();
        report.undetermined().forEach(result -> undetermined(json, result));
        json.endArray().key("problems").beginArray();
        report.problems().forEach(problem -> problem(json, problem));
        return json.endArray().endObject() + "\n";
    }

    /** What was taken for granted, and where from. */
    public static void context(JsonWriter json, Bsp bsp) {
        json.beginObject();
        deduced(json, "platform", bsp.platform());
        deduced(json, "machine", bsp.machine());
        deduced(json, "ecosystem", bsp.ecosystem());
        json.key("versions").beginObject();
        bsp.versions().forEach((component, version) -> deduced(json, component, Optional.of(version)));
        json.endObject();
        json.strings("images", bsp.images().stream().map(Image::name).toList());
        json.strings("operations", operations(bsp));
        json.endObject();
    }

    private static List<String> operations(Bsp bsp) {
        return bsp.images().stream()
                .flatMap(image -> image.operations().stream())
                .distinct()
                .sorted()
                .map(operation -> operation.word())
                .toList();
    }

    private static void deduced(JsonWriter json, String name, Optional<Deduced> deduced) {
        deduced.ifPresent(thing -> json.key(name)
                .beginObject()
                .member("value", thing.value())
                .member("from", thing.from())
                .endObject());
    }

    /** Counts by severity. */
    public static void summary(JsonWriter json, Report report) {
        json.beginObject();
        json.member("error", report.count(Severity.ERROR)).member("warning", report.count(Severity.WARNING));
        json.member("info", report.count(Severity.INFO))
                .member("suppressed", report.suppressed().size());
        json.member("undetermined", report.undetermined().size())
                .member("files", report.bsp().inputs().size());
        json.endObject();
    }

    /** One finding, as in the public schema. */
    public static void finding(JsonWriter json, Finding finding) {
        json.beginObject();
        json.member("rule", finding.rule())
                .member("severity", finding.severity().word());
        json.member("irreversible", finding.irreversible()).member("confidence", finding.confidence());
        json.member("title", finding.title()).member("message", finding.message());
        json.member("image", finding.image()).memberIfAny("component", finding.component());
        configurations(json, finding.configurations());
        json.strings("subjects", finding.subjects());
        finding.span().ifPresent(span -> place(json, span));
        json.key("trace").beginArray();
        finding.trace().forEach(step -> step(json, step));
        json.endArray();
        if (!finding.console().isEmpty()) {
            json.strings("console", finding.console());
        }
        finding.fix().ifPresent(fix -> fix(json.key("fix"), fix));
        json.member("fingerprint", finding.fingerprint()).member("help", "bsplint explain " + finding.rule());
        json.endObject();
    }

    private static void place(JsonWriter json, Span span) {
        json.member("file", span.path()).member("line", span.line()).member("column", span.column());
        json.member("endLine", span.endLine()).member("endColumn", span.endColumn());
    }

    private static void step(JsonWriter json, TraceStep step) {
        json.beginObject();
        step.span().ifPresent(span -> {
            json.member("file", span.path()).member("line", span.line()).member("column", span.column());
            json.member("text", span.file().lines().text(span.line()));
        });
        json.memberIfAny("where", step.title()).member("note", step.note());
        json.endObject();
    }

    private static void fix(JsonWriter json, Fix fix) {
        json.beginObject().member("description", fix.description()).member("verified", fix.verified());
        json.key("edits").beginArray();
        fix.edits().forEach(edit -> edit(json, edit));
        json.endArray().endObject();
    }

    private static void edit(JsonWriter json, Edit edit) {
        json.beginObject().member("file", edit.file());
        json.member("startLine", edit.startLine()).member("startColumn", edit.startColumn());
        json.member("endLine", edit.endLine()).member("endColumn", edit.endColumn());
        json.member("text", edit.text()).endObject();
    }

    static void undetermined(JsonWriter json, RuleResult result) {
        json.beginObject().member("rule", result.rule()).member("image", result.image());
        configurations(json, result.configurations());
        json.strings("needs", result.needs());
        json.member("reason", result.reason()).endObject();
    }

    /** Of several boot configurations those that are meant; left out where all are. */
    static void configurations(JsonWriter json, List<String> names) {
        if (!names.isEmpty()) {
            json.strings("configurations", names);
        }
    }

    private static void problem(JsonWriter json, Diagnostic problem) {
        ValuesDocument.diagnostic(json, problem);
    }
}
