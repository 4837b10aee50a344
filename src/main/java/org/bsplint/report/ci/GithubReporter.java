package org.bsplint.report.ci;

import java.util.Comparator;
import java.util.List;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.report.Reporter;
import org.bsplint.report.ShownFinding;
import org.bsplint.report.text.TerminalText;

/**
 * GitHub workflow commands ({@code ::error file=…::message}). GitHub shows ten annotations of each kind a step: the most
 * severe come first, and the last line of a kind says how many more the report holds.
 */
public final class GithubReporter implements Reporter {
    private static final int SHOWN_PER_KIND = 10;

    @Override
    public String render(Report report) {
        StringBuilder out = new StringBuilder();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            List<Finding> findings = ShownFinding.merge(report.findings()).stream()
                    .map(ShownFinding::finding)
                    .filter(finding -> finding.severity() == severity)
                    .sorted(Comparator.comparing(finding -> !finding.irreversible()))
                    .toList();
            boolean all = findings.size() <= SHOWN_PER_KIND;
            findings.stream()
                    .limit(all ? SHOWN_PER_KIND : SHOWN_PER_KIND - 1)
                    .forEach(finding -> command(out, finding));
            if (!all) {
                int more = findings.size() - (SHOWN_PER_KIND - 1);
                out.append("::").append(kind(severity)).append(" title=bsplint::");
                out.append(more).append(" more in the report\n");
            }
        }
        return out.toString();
    }

    private static void command(StringBuilder out, Finding finding) {
        out.append("::").append(kind(finding.severity())).append(' ');
        finding.span().ifPresent(span -> {
            out.append("file=").append(property(span.path())).append(",line=").append(span.line());
            out.append(",col=")
                    .append(span.column())
                    .append(",endLine=")
                    .append(span.endLine())
                    .append(',');
        });
        out.append("title=").append(property("bsplint: " + finding.rule())).append("::");
        out.append(data(finding.message())).append('\n');
    }

    private static String kind(Severity severity) {
        return severity == Severity.ERROR ? "error" : severity == Severity.WARNING ? "warning" : "notice";
    }

    private static String data(String text) {
        String escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
        return TerminalText.line(escaped); // the log is shown by something that takes colours and more
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
