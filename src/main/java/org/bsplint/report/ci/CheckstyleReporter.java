package org.bsplint.report.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.report.Reporter;
import org.bsplint.report.ShownFinding;

/** Checkstyle's XML, which reviewdog, Jenkins and many editors read. Findings without a file stand under {@code .}. */
public final class CheckstyleReporter implements Reporter {
    @Override
    public String render(Report report) {
        Map<String, List<Finding>> byFile = new TreeMap<>();
        for (ShownFinding shown : ShownFinding.merge(report.findings())) {
            String file = shown.finding().span().map(span -> span.path()).orElse(".");
            byFile.computeIfAbsent(file, path -> new ArrayList<>()).add(shown.finding());
        }
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n");
        byFile.forEach((file, findings) -> {
            out.append("  <file").append(Xml.attribute("name", file)).append(">\n");
            findings.forEach(finding -> error(out, finding));
            out.append("  </file>\n");
        });
        return out.append("</checkstyle>\n").toString();
    }

    private static void error(StringBuilder out, Finding finding) {
        out.append("    <error");
        out.append(Xml.attribute(
                "line", String.valueOf(finding.span().map(span -> span.line()).orElse(1))));
        out.append(Xml.attribute(
                "column",
                String.valueOf(finding.span().map(span -> span.column()).orElse(1))));
        out.append(Xml.attribute("severity", finding.severity().word()))
                .append(Xml.attribute("message", finding.message()));
        out.append(Xml.attribute("source", "bsplint." + finding.rule())).append("/>\n");
    }
}
