package org.bsplint.report.ci;

import java.util.HashMap;
import java.util.Map;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.report.Reporter;
import org.bsplint.report.ShownFinding;
import org.bsplint.report.json.JsonWriter;

/** GitLab Code Quality: a JSON array; each fingerprint is unique, since GitLab shows only the first of equal ones. */
public final class GitlabReporter implements Reporter {
    @Override
    public String render(Report report) {
        JsonWriter json = JsonWriter.pretty().beginArray();
        Map<String, Integer> seen = new HashMap<>();
        for (ShownFinding shown : ShownFinding.merge(report.findings())) {
            Finding finding = shown.finding();
            int repeat = seen.merge(finding.fingerprint(), 1, Integer::sum);
            issue(json, finding, repeat == 1 ? finding.fingerprint() : finding.fingerprint() + "-" + repeat);
        }
        return json.endArray() + "\n";
    }

    private static void issue(JsonWriter json, Finding finding, String fingerprint) {
        json.beginObject().member("description", finding.message()).member("check_name", finding.rule());
        json.member("fingerprint", fingerprint).member("severity", severity(finding));
        json.key("location").beginObject();
        json.member("path", finding.span().map(span -> span.path()).orElse("bsplint.yaml"));
        json.key("lines").beginObject();
        json.member("begin", finding.span().map(span -> span.line()).orElse(1));
        json.member("end", finding.span().map(span -> span.endLine()).orElse(1));
        json.endObject().endObject().endObject();
    }

    private static String severity(Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            return finding.irreversible() ? "blocker" : "critical";
        }
        return finding.severity() == Severity.WARNING ? "major" : "info";
    }
}
