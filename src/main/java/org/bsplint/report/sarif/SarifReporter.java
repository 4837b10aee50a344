package org.bsplint.report.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleCard;
import org.bsplint.engine.Suppressed;
import org.bsplint.report.Reporter;
import org.bsplint.report.json.JsonWriter;

/**
 * A report as one SARIF run: rules with their help, results with the value's history as code flow, fixes, suppressions
 * and stable fingerprints. At most 25,000 results are written, the most severe first (GitHub refuses more).
 */
public final class SarifReporter implements Reporter {
    private static final int MAX_RESULTS = 25_000;

    private final String version;

    public SarifReporter(String version) {
        this.version = version;
    }

    @Override
    public String render(Report report) {
        Map<String, RuleCard> rules = rules(report);
        Map<String, Integer> indexes = new HashMap<>();
        rules.keySet().forEach(name -> indexes.put(name, indexes.size()));
        JsonWriter json = JsonWriter.pretty().beginObject();
        json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
        json.key("runs").beginArray().beginObject();
        json.key("tool").beginObject().key("driver").beginObject();
        json.member("name", "bsplint").member("semanticVersion", version).member("version", version);
        json.key("rules").beginArray();
        rules.values().forEach(rule -> SarifRule.write(json, rule));
        json.endArray().endObject().endObject();
        json.member("columnKind", "utf16CodeUnits");
        json.key("originalUriBaseIds").beginObject().key("%SRCROOT%").beginObject();
        json.key("description")
                .beginObject()
                .member("text", "the analysed folder")
                .endObject();
        json.endObject().endObject();
        json.key("invocations").beginArray();
        invocation(json, report);
        json.endArray().key("results").beginArray();
        results(json, report, indexes);
        return json.endArray().endObject().endArray().endObject() + "\n";
    }

    private static void results(JsonWriter json, Report report, Map<String, Integer> indexes) {
        SarifResult writer = new SarifResult(json, indexes);
        List<Finding> findings = report.findings();
        if (findings.size() > MAX_RESULTS) {
            findings = findings.stream()
                    .sorted(java.util.Comparator.comparing(Finding::severity))
                    .limit(MAX_RESULTS)
                    .toList();
        }
        findings.forEach(writer::write);
        report.suppressed().stream().limit(MAX_RESULTS - findings.size()).forEach(writer::write);
    }

    /** Cards by name; a finding whose rule has no card still gets one. */
    private static Map<String, RuleCard> rules(Report report) {
        Map<String, RuleCard> rules = new TreeMap<>();
        report.rules().forEach(card -> rules.put(card.name(), card));
        List<Finding> findings = new ArrayList<>(report.findings());
        report.suppressed().stream().map(Suppressed::finding).forEach(findings::add);
        findings.forEach(finding -> rules.computeIfAbsent(finding.rule(), name -> card(finding)));
        return rules;
    }

    private static RuleCard card(Finding finding) {
        return new RuleCard(
                finding.rule(),
                "",
                finding.severity(),
                finding.irreversible(),
                finding.title(),
                finding.title(),
                "",
                List.of(),
                List.of(),
                false);
    }

    private static void invocation(JsonWriter json, Report report) {
        json.beginObject().member("executionSuccessful", true);
        json.key("toolExecutionNotifications").beginArray();
        report.problems().forEach(problem -> notification(json, problem));
        json.endArray().endObject();
    }

    private static void notification(JsonWriter json, Diagnostic problem) {
        json.beginObject().member("level", "error");
        json.key("message")
                .beginObject()
                .member("text", SarifText.plain(problem.message()))
                .endObject();
        json.key("locations").beginArray();
        SarifResult.location(json, problem.span());
        json.endArray().endObject();
    }
}
